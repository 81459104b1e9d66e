import Dispatch
import Foundation
import MemoryExperiment

/// Work that the user stopped.
struct Interruption: Error {
    /// What there is now and how to go on.
    let message: String

    /// What shells report for a program that Ctrl-C ended; the other signals that stop work end it with the same code.
    static let exitCode: Int32 = 130

    /// The signals that stop work: Ctrl-C, what service managers send, and the end of the terminal, where it is not to be
    /// ignored as after nohup.
    private static var signals: [Int32] { [SIGINT, SIGTERM] + (Signals.isHeeded(SIGHUP) ? [SIGHUP] : []) }

    /// Does work that a signal cancels; a second one ends the program at once.
    ///
    /// - Throws: What the work throws; `CancellationError` where it was cancelled, even if it was done by then.
    static func cancelling<Value: Sendable>(
        _ work: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        let task = Task(operation: work)
        let value = try await heeding { signals in
            for number in signals { signal(number, SIG_DFL) }
            task.cancel()
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
    /// The signals arrive on a queue of their own, since the threads that run tasks are busy with the work. Meanwhile
    /// a reader of the diagnostics that goes away does not end the work.
    private static func heeding<Value>(
        _ react: @escaping @Sendable ([Int32]) -> Void, during work: () async throws -> Value
    ) async throws -> Value {
        let signals = signals
        signal(SIGPIPE, SIG_IGN)
        let queue = DispatchQueue(label: "interruption")
        let sources = signals.map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler { react(signals) }
            source.activate()
            return source
        }
        defer {
            for source in sources { source.cancel() }
            for number in signals + [SIGPIPE] { signal(number, SIG_DFL) }
        }
        return try await work()
    }
}
