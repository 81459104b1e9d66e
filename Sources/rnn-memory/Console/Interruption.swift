import Foundation
import MemoryExperiment
import Support

/// Work that the user stopped.
struct Interruption: Error {
    /// What there is now and how to go on.
    let message: String

    /// What shells report for a program that Ctrl-C ended; the other signals that stop work end it with the same code.
    static let exitCode: Int32 = 130

    /// Does work that a signal cancels; a second one ends the program at once.
    ///
    /// - Throws: What the work throws; `CancellationError` where it was cancelled, even if it was done by then.
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

    /// Does work at whose end alone something is changed, and which a signal ends at once, with the program.
    ///
    /// - Parameters:
    ///   - message: What there is now and how to go on.
    ///   - endGuard: Removes what the work has left so far; once it has made its change a signal does nothing more.
    static func ending<Value>(
        saying message: String, _ endGuard: EndGuard = EndGuard(), during work: () async throws -> Value
    ) async throws -> Value {
        try await heeding { _ in
            endGuard.end {
                StandardError.say(message)
                // Other threads are at work, and must not see what they use taken down.
                _exit(exitCode)
            }
        } during: {
            try await work()
        }
    }

    /// Does work and calls `react` each time a signal comes that stops work.
    ///
    /// Meanwhile a reader of the diagnostics that goes away does not end the work.
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
