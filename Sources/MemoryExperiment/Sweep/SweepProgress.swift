import Synchronization

/// How far a sweep is, to be asked at any time from any thread.
public final class SweepProgress: Sendable {
    /// One look at a sweep.
    public struct Snapshot: Sendable {
        /// The runs that were in the journal when the sweep began.
        public var runsFound = 0
        /// The runs finished since.
        public var runsFinished = 0
        /// The runs that the sweep is to finish.
        public var runsAsked = 0
        /// The part of the work of those runs that is done, weighted by cost, 0…1.
        public var fraction = 0.0
        /// The runs being computed.
        public var current: [RunKey] = []

        /// A look at a sweep that has not begun.
        public init() {}
    }

    private struct Running {
        let key: RunKey
        let cost: RunCost
        var steps = 0
    }

    private struct State {
        var snapshot = Snapshot()
        var finishedCost = 0.0
        var totalCost = 0.0
        var running: [Int: Running] = [:]
    }

    private let state = Mutex(State())

    /// The progress of a sweep that has not begun.
    public init() {}

    /// How far the sweep is now.
    public var snapshot: Snapshot {
        state.withLock { state in
            var snapshot = state.snapshot
            let partial = state.running.values.reduce(0) { sum, run in
                sum + run.cost.perStep * min(Double(run.steps), run.cost.steps)
            }
            snapshot.fraction = state.totalCost > 0 ? min(1, (state.finishedCost + partial) / state.totalCost) : 1
            snapshot.current = state.running.sorted { $0.key < $1.key }.map(\.value.key)
            return snapshot
        }
    }

    func begin(found: Int, asked: Int, cost: Double) {
        state.withLock {
            $0 = State()
            $0.snapshot.runsFound = found
            $0.snapshot.runsAsked = asked
            $0.totalCost = cost
        }
    }

    func begin(_ key: RunKey, cost: RunCost, worker: Int) {
        state.withLock { $0.running[worker] = Running(key: key, cost: cost) }
    }

    func advance(worker: Int, to steps: Int) {
        state.withLock { $0.running[worker]?.steps = steps }
    }

    func finish(worker: Int) {
        state.withLock {
            $0.finishedCost += $0.running.removeValue(forKey: worker)?.cost.total ?? 0
            $0.snapshot.runsFinished += 1
        }
    }
}
