import Synchronization

/// Hands out runs in order to concurrent workers.
final class RunQueue<Runs: RandomAccessCollection & Sendable>: Sendable where Runs.Index == Int {
    private let runs: Runs
    private let taken = Atomic(0)

    /// A queue from which nothing has been taken.
    init(_ runs: Runs) { self.runs = runs }

    /// The next run, or nil if all are taken.
    func next() -> Runs.Element? {
        let index = taken.add(1, ordering: .relaxed).oldValue
        return index < runs.count ? runs[runs.startIndex + index] : nil
    }
}
