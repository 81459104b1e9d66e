import Dispatch
import Synchronization

/// A serial queue on a separate thread, so that nothing else waits for its work.
public final class Lane: Sendable {
    private let queue: DispatchQueue
    private let mostWaiting: Int
    private let refusal: String
    private let count = Mutex(0)

    /// Creates a lane.
    ///
    /// - Parameters:
    ///   - label: The label of the lane in debuggers.
    ///   - mostWaiting: The maximum number of waiting pieces of work.
    ///   - refusal: The message for clients if the lane is full.
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
    /// - Throws: `HTTPRefusal` if the lane is full, and what the work throws.
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
