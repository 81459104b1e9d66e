import Dispatch
import Foundation

/// A sweep that the user stopped.
struct Interruption: Error {
    /// What there is now and how to go on.
    let message: String

    /// What shells report for a program that Ctrl-C ended.
    static let exitCode: Int32 = 130

    private static let signals = [SIGINT, SIGTERM]

    /// Does work that Ctrl-C or SIGTERM cancels; a second one ends the program at once.
    ///
    /// The signals arrive on a queue of their own, since the threads that run tasks are busy with the work. Meanwhile
    /// a reader of the diagnostics that goes away does not end the work.
    ///
    /// - Throws: What the work throws; `CancellationError` where it was cancelled, even if it was done by then.
    static func cancelling<Value: Sendable>(
        _ work: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        let task = Task(operation: work)
        signal(SIGPIPE, SIG_IGN)
        let queue = DispatchQueue(label: "interruption")
        let sources = signals.map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler {
                restoreSignals()
                task.cancel()
            }
            source.activate()
            return source
        }
        defer {
            for source in sources { source.cancel() }
            restoreSignals()
            signal(SIGPIPE, SIG_DFL)
        }
        let value = try await task.value
        guard !task.isCancelled else { throw CancellationError() }
        return value
    }

    private static func restoreSignals() {
        for number in signals { signal(number, SIG_DFL) }
    }
}
