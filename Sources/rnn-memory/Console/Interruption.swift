import Foundation
import MemoryExperiment
import Support

/// Work that the user stopped.
struct Interruption: Error {
    /// The state after the interruption and how to continue.
    let message: String

    /// The exit code that shells report after Ctrl-C; the other signals that stop work use the same code.
    static let exitCode: Int32 = 130

    /// Does work that a signal cancels; a second signal ends the program at once.
    ///
    /// - Throws: What the work throws; `CancellationError` if it was cancelled, even if it had finished by then.
    static func cancelling<Value: Sendable>(
        _ work: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        let task = Task(operation: work)
        let value = try await heeding { number in
            guard task.isCancelled else { return task.cancel() }
            SignalRelay.end(by: number)
        } during: {
            try await task.value
        }
        guard !task.isCancelled else { throw CancellationError() }
        return value
    }

    /// Does work that changes something only at its end; a signal ends the work and the program at once.
    ///
    /// - Parameters:
    ///   - message: The state after the interruption and how to continue.
    ///   - endGuard: Removes what the work has left so far; once the work has made its change, signals do nothing.
    static func ending<Value>(
        saying message: String, _ endGuard: EndGuard = EndGuard(), during work: () async throws -> Value
    ) async throws -> Value {
        try await heeding { _ in
            endGuard.end {
                StandardError.say(message)
                // Other threads are still running, so no exit handlers may destroy what they use.
                _exit(exitCode)
            }
        } during: {
            try await work()
        }
    }

    /// Does work and calls `react` for each signal that stops work.
    ///
    /// Meanwhile SIGPIPE is ignored, so a closed pipe for diagnostics does not end the work.
    private static func heeding<Value>(
        _ react: @escaping @Sendable (_ number: Int32) -> Void, during work: () async throws -> Value
    ) async throws -> Value {
        signal(SIGPIPE, SIG_IGN)
        SignalRelay.shared.react(react)
        defer {
            SignalRelay.shared.react(nil)
            signal(SIGPIPE, SIG_DFL)
        }
        return try await work()
    }
}
