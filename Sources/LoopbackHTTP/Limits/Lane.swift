import Dispatch
import Synchronization

/// Work that is done one piece after the other, on a thread of its own, so that nobody else waits for it.
public final class Lane: Sendable {
    private let queue: DispatchQueue
    private let mostWaiting: Int
    private let refusal: String
    private let count = Mutex(0)

    /// A lane in which so many pieces may wait while another is done.
    ///
    /// - Parameters:
    ///   - label: What debuggers call the lane.
    ///   - mostWaiting: How many pieces may wait.
    ///   - refusal: What a client is told whose request would be one too many.
    public init(
        _ label: String, mostWaiting: Int = .max - 1,
        refusal: String = "The server is busy. Try again in a few seconds."
    ) {
        queue = DispatchQueue(label: label)
        self.mostWaiting = mostWaiting
        self.refusal = refusal
    }

    /// Does work when its turn comes.
    ///
    /// - Throws: `HTTPRefusal` if too many wait already, and what the work throws.
    public func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        let hasRoom = count.withLock { count in
            guard count <= mostWaiting else { return false }
            count += 1
            return true
        }
        guard hasRoom else {
            throw HTTPRefusal(.unavailable, refusal)
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
