import Dispatch
import Synchronization

/// Work that is done one piece after the other, on a thread of its own, so that nobody else waits for it.
final class Lane: Sendable {
    private let queue: DispatchQueue
    private let mostWaiting: Int
    private let count = Mutex(0)

    /// A lane in which so many pieces may wait while another is done.
    init(_ label: String, mostWaiting: Int = .max - 1) {
        queue = DispatchQueue(label: label)
        self.mostWaiting = mostWaiting
    }

    /// Does work when its turn comes.
    ///
    /// - Throws: `HTTPRefusal` if too many wait already, and what the work throws.
    func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        let hasRoom = count.withLock { count in
            guard count <= mostWaiting else { return false }
            count += 1
            return true
        }
        guard hasRoom else {
            throw HTTPRefusal(
                .unavailable, "The server is reading other large experiments. Try again in a few seconds.")
        }
        return try await withCheckedThrowingContinuation { continuation in
            queue.async { [self] in
                let result = Result { try work() }
                count.withLock { $0 -= 1 }
                continuation.resume(with: result)
            }
        }
    }
}

/// A thread's worth of work for an actor that waits for disks.
final class DiskExecutor: SerialExecutor {
    private let queue = DispatchQueue(label: "disk")

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { [self] in job.runSynchronously(on: asUnownedSerialExecutor()) }
    }
}
