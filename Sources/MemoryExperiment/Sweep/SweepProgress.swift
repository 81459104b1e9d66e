import Synchronization

/// The progress of a sweep, readable at any time from any thread.
public final class SweepProgress: Sendable {
    /// A snapshot of a sweep.
    public struct Snapshot: Sendable {
        /// The number of runs in the journal when the sweep began.
        public var runsFound = 0
        /// The number of runs finished since.
        public var runsFinished = 0
        /// The number of runs to finish.
        public var runsAsked = 0
        /// The completed fraction of the work, weighted by cost, 0…1.
        public var fraction = 0.0
        /// One run per worker that it is computing.
        public var current: [RunKey] = []

        /// A snapshot of a sweep that has not begun.
        public init() {}
    }

    private struct Running {
        let key: RunKey
        let cost: RunCost
        var steps = 0

        /// The completed part of its cost: the work before the first step, then step by step.
        var done: Double {
            steps == 0 ? 0 : min(cost.total, cost.before + cost.perStep * min(Double(steps), cost.steps))
        }
    }

    /// The seat of a run: a worker steps several side by side.
    private struct Place: Hashable, Comparable {
        let worker: Int
        let seat: Int

        static func < (left: Place, right: Place) -> Bool {
            (left.worker, left.seat) < (right.worker, right.seat)
        }
    }

    private struct State {
        var snapshot = Snapshot()
        var finishedCost = 0.0
        var totalCost = 0.0
        var running: [Place: Running] = [:]
    }

    private let state = Mutex(State())

    /// The progress of a sweep that has not begun.
    public init() {}

    /// The current progress.
    public var snapshot: Snapshot {
        state.withLock { state in
            var snapshot = state.snapshot
            let partial = state.running.values.reduce(0) { sum, run in
                sum + run.done
            }
            // Sums of costs in a different order may differ in their last digits.
            let isDone = snapshot.runsFinished == snapshot.runsAsked || state.totalCost <= 0
            snapshot.fraction = isDone ? 1 : min(1, (state.finishedCost + partial) / state.totalCost)
            let first = Dictionary(state.running.keys.map { ($0.worker, $0) }, uniquingKeysWith: min)
            snapshot.current = first.values.sorted().compactMap { state.running[$0]?.key }
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

    func begin(_ key: RunKey, cost: RunCost, worker: Int, seat: Int = 0) {
        state.withLock { $0.running[Place(worker: worker, seat: seat)] = Running(key: key, cost: cost) }
    }

    func advance(worker: Int, seat: Int = 0, to steps: Int) {
        state.withLock { $0.running[Place(worker: worker, seat: seat)]?.steps = steps }
    }

    func finish(worker: Int, seat: Int = 0) {
        state.withLock {
            let run = $0.running.removeValue(forKey: Place(worker: worker, seat: seat))
            $0.finishedCost += run?.cost.total ?? 0
            $0.snapshot.runsFinished += 1
        }
    }
}
