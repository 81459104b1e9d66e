import Dispatch
import Foundation
import Synchronization

/// Brings the signals that stop work to whoever does the work: Ctrl-C, what service managers send, and the end of the
/// terminal, unless that is to be ignored as after nohup.
///
/// There is one for the process, as signals are the process's: a source of Dispatch that takes the place of an earlier one
/// is not told of them any more. Signals arrive on a queue of their own, since the threads that run tasks are busy with the
/// work.
final class SignalRelay: Sendable {
    /// The relay, which takes the signals over when it is first asked for.
    static let shared = SignalRelay()

    private let queue = DispatchQueue(label: "signals")
    /// Never touched again once they are at work.
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

    /// Says what a signal does from now on; nil for what it does by default, which is to end the program.
    func react(_ reaction: (@Sendable (_ number: Int32) -> Void)?) {
        self.reaction.withLock { $0 = reaction }
    }

    private func handle(_ number: Int32) {
        guard let reaction = reaction.withLock({ $0 }) else { return Self.end(by: number) }
        reaction(number)
    }

    /// Ends the program as a signal does that nobody heeds.
    static func end(by number: Int32) {
        signal(number, SIG_DFL)
        kill(getpid(), number)
    }
}
