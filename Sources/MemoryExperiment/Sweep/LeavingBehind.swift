import Foundation
import Synchronization

/// Runs read-only work on its own thread and abandons it if the task is cancelled.
///
/// Reading a large journal has no place to stop. The result of abandoned work is dropped, and a program that is about
/// to exit need not wait for it.
///
/// - Throws: What the work throws; `CancellationError` as soon as the task is cancelled.
package func leavingBehindWhenCancelled<Value: Sendable>(
    _ work: @escaping @Sendable () throws -> Value
) async throws -> Value {
    let ending = Ending<Value>()
    return try await withTaskCancellationHandler {
        try await withCheckedThrowingContinuation { continuation in
            guard ending.wait(continuation) else { return }
            Thread.detachNewThread { ending.reach(Result { try work() }) }
        }
    } onCancel: {
        ending.reach(.failure(CancellationError()))
    }
}

/// Resumes a waiting task exactly once, with whichever ending comes first.
private final class Ending<Value: Sendable>: Sendable {
    private enum State {
        case open
        case awaited(CheckedContinuation<Value, any Error>)
        case reached
    }

    private let state = Mutex(State.open)

    /// Waits for the ending.
    ///
    /// - Returns: False if it was cancelled before.
    func wait(_ continuation: CheckedContinuation<Value, any Error>) -> Bool {
        let isOpen = state.withLock { state in
            guard case .open = state else { return false }
            state = .awaited(continuation)
            return true
        }
        if !isOpen { continuation.resume(throwing: CancellationError()) }
        return isOpen
    }

    /// Reports that the work has ended or that nobody waits for it any longer.
    func reach(_ result: Result<Value, any Error>) {
        let waiting = state.withLock { state -> CheckedContinuation<Value, any Error>? in
            defer { state = .reached }
            guard case .awaited(let continuation) = state else { return nil }
            return continuation
        }
        waiting?.resume(with: result)
    }
}
