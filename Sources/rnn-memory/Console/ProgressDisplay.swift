import Dispatch
import MemoryExperiment
import Synchronization

/// Shows the progress of a sweep: a bar on a terminal, otherwise an occasional line.
final class ProgressDisplay: Sendable {
    private struct State {
        var pace = ProgressPace()
        var hasBegun = false
        var hasEnded = false
    }

    private let snapshot: @Sendable () -> SweepProgress.Snapshot
    private let beginning: @Sendable (SweepProgress.Snapshot) -> String
    private let isTerminal = StandardError.isTerminal
    private let start = ContinuousClock.now
    private let state = Mutex(State())

    private init(
        _ snapshot: @escaping @Sendable () -> SweepProgress.Snapshot,
        beginning: @escaping @Sendable (SweepProgress.Snapshot) -> String
    ) {
        self.snapshot = snapshot
        self.beginning = beginning
    }

    /// Shows the progress of `work`.
    ///
    /// The display uses a separate queue, because the threads that run tasks are busy with the work.
    ///
    /// - Parameters:
    ///   - snapshot: The progress at any time.
    ///   - beginning: The sentence that announces the work.
    static func showing<Value>(
        _ snapshot: @escaping @Sendable () -> SweepProgress.Snapshot,
        beginning: @escaping @Sendable (SweepProgress.Snapshot) -> String,
        during work: () async throws -> Value
    ) async rethrows -> Value {
        let display = ProgressDisplay(snapshot, beginning: beginning)
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
        let snapshot = snapshot()
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
            begin(&state, snapshot())
            state.hasEnded = true
            if isTerminal { StandardError.write(Self.clearedLine) }
        }
    }

    private func begin(_ state: inout State, _ snapshot: SweepProgress.Snapshot) {
        guard !state.hasBegun, snapshot.runsPlanned > 0 else { return }
        state.hasBegun = true
        if !isTerminal { StandardError.say(beginning(snapshot)) }
    }

    /// The escape sequence that returns to the start of the line and clears it.
    private static let clearedLine = "\r\u{1B}[K"
}
