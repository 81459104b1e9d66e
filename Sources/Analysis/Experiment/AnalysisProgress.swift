public import MemoryExperiment
import Synchronization

/// The progress of an analysis, readable at any time from any thread.
public final class AnalysisProgress: Sendable {
    /// A snapshot of an analysis.
    public struct Snapshot: Sendable {
        /// The number of measurements in the journal when the work began.
        public var found = 0
        /// The number of measurements to make.
        public var asked = 0
        /// The number of measurements made since.
        public var finished = 0
        /// The names of the networks that are measured.
        public var current: [String] = []
        /// How long the parts of each finished network took, in the order in which they ended.
        public var timings: [(network: String, timings: AnalysisTimings)] = []
    }

    private let state = Mutex(Snapshot())

    init() {}

    /// The current progress.
    public var snapshot: Snapshot { state.withLock { $0 } }

    /// The current progress in the form of that of a sweep, every measurement a run.
    public var runs: SweepProgress.Snapshot {
        let current = snapshot
        var runs = SweepProgress.Snapshot()
        runs.runsFound = current.found
        runs.runsAsked = current.asked
        runs.runsFinished = current.finished
        runs.fraction = current.asked > 0 ? Double(current.finished) / Double(current.asked) : 1
        return runs
    }

    func begin(found: Int, asked: Int) {
        state.withLock {
            $0.found = found
            $0.asked = asked
        }
    }

    func begin(_ network: String) { state.withLock { $0.current.append(network) } }

    func finish(_ count: Int) { state.withLock { $0.finished += count } }

    func end(_ network: String, _ timings: AnalysisTimings) {
        state.withLock {
            if let index = $0.current.firstIndex(of: network) { $0.current.remove(at: index) }
            $0.timings.append((network, timings))
        }
    }
}
