import Synchronization

/// Hands out runs in order to whoever asks next.
final class RunQueue<Run: Sendable>: Sendable {
    private let runs: [Run]
    private let taken = Atomic(0)

    /// A queue of which nothing is taken yet.
    init(_ runs: [Run]) { self.runs = runs }

    /// The next run, or nil where all are taken.
    func next() -> Run? {
        let index = taken.add(1, ordering: .relaxed).oldValue
        return index < runs.count ? runs[index] : nil
    }
}
