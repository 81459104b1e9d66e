import Dispatch
import Foundation
import Synchronization

/// Delivers the signals that stop work: SIGINT (Ctrl-C), SIGTERM (service managers) and SIGHUP (the terminal closed), unless
/// SIGHUP is ignored, as under nohup.
///
/// There is one relay per process, because a Dispatch source that replaces an earlier one for a signal receives nothing.
/// Signals arrive on a separate queue, because the threads that run tasks are busy with the work.
final class SignalRelay: Sendable {
    /// The relay, which starts handling the signals on first access.
    static let shared = SignalRelay()

    private let queue = DispatchQueue(label: "signals")
    /// Never changed after activation.
    nonisolated(unsafe) private let sources: [any DispatchSourceSignal]
    private let reaction = Mutex<(@Sendable (_ number: Int32) -> Void)?>(nil)

    private init() {
        let queue = queue
        let signals = [SIGINT, SIGTERM] + (Signals.isHeeded(SIGHUP) ? [SIGHUP] : [])
        sources = signals.map { number in
            signal(number, SIG_IGN)
            return DispatchSource.makeSignalSource(signal: number, queue: queue)
        }
        for (source, number) in zip(sources, signals) {
            source.setEventHandler { [unowned self] in handle(number) }
            source.activate()
        }
    }

    /// Sets the reaction to signals; nil restores the default, which ends the program.
    func react(_ reaction: (@Sendable (_ number: Int32) -> Void)?) {
        self.reaction.withLock { $0 = reaction }
    }

    private func handle(_ number: Int32) {
        guard let reaction = reaction.withLock({ $0 }) else { return Self.end(by: number) }
        reaction(number)
    }

    /// Ends the program as the signal's default action does.
    static func end(by number: Int32) {
        signal(number, SIG_DFL)
        kill(getpid(), number)
    }
}
