import MemoryExperiment
import Synchronization

/// The progress of many trainings, to be followed from another thread.
package final class TrainingProgress: Sendable {
    private let state = Mutex((updates: [Int](), each: 0))

    init() {}

    /// The progress in the form of that of a sweep, every training a run.
    package var runs: SweepProgress.Snapshot {
        let (updates, each) = state.withLock { $0 }
        var snapshot = SweepProgress.Snapshot()
        snapshot.runsAsked = updates.count
        snapshot.runsFinished = updates.count { $0 >= each }
        let all = Double(updates.count) * Double(each)
        snapshot.fraction = all > 0 ? Double(updates.reduce(0, +)) / all : 1
        return snapshot
    }

    func begin(trainings: Int, updates: Int) {
        state.withLock { $0 = (Array(repeating: 0, count: trainings), updates) }
    }

    func advance(_ training: Int, to update: Int) { state.withLock { $0.updates[training] = update } }
}
