import Dispatch
import MemoryExperiment
import Synchronization

/// Shows how far a sweep is: a bar on a terminal, a line now and then elsewhere.
final class ProgressDisplay: Sendable {
    private struct State {
        var pace = ProgressPace()
        var hasBegun = false
        var hasEnded = false
    }

    private let sweep: Sweep
    private let narration: SweepNarration
    private let isTerminal = StandardError.isTerminal
    private let start = ContinuousClock.now
    private let state = Mutex(State())

    private init(_ sweep: Sweep) {
        self.sweep = sweep
        narration = SweepNarration(of: sweep)
    }

    /// Shows a sweep's progress while `work` runs it.
    ///
    /// The display has a queue of its own, since the threads that run tasks are busy with the work.
    static func showing<Value>(_ sweep: Sweep, during work: () async throws -> Value) async rethrows -> Value {
        let display = ProgressDisplay(sweep)
        let timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "progress"))
        timer.schedule(deadline: .now(), repeating: .milliseconds(200))
        timer.setEventHandler { display.update() }
        timer.activate()
        defer {
            timer.cancel()
            display.end()
        }
        return try await work()
    }

    private func update() {
        let snapshot = sweep.progress.snapshot
        let elapsed = start.duration(to: .now)
        state.withLock { state in
            guard !state.hasEnded, snapshot.runsPlanned > 0 else { return }
            begin(&state, snapshot)
            if isTerminal {
                let bar = snapshot.bar(columns: StandardError.columns - 1, after: elapsed)
                StandardError.write("\(Self.clearedLine)\(bar)")
            } else if state.pace.isDue(after: elapsed, fraction: snapshot.fraction) {
                StandardError.say(snapshot.line(after: elapsed))
            }
        }
    }

    private func end() {
        state.withLock { state in
            begin(&state, sweep.progress.snapshot)
            state.hasEnded = true
            if isTerminal { StandardError.write(Self.clearedLine) }
        }
    }

    private func begin(_ state: inout State, _ snapshot: SweepProgress.Snapshot) {
        guard !state.hasBegun, snapshot.runsPlanned > 0 else { return }
        state.hasBegun = true
        if !isTerminal { StandardError.say(narration.beginning(snapshot)) }
    }

    /// Goes to the beginning of the line and clears it.
    private static let clearedLine = "\r\u{1B}[K"
}
