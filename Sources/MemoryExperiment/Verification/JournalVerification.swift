import Recurrent

/// Recomputes runs of a journal and compares every number, curve and final state.
public struct JournalVerification: Sendable {
    /// The journal, which is not changed.
    public let journal: Journal
    /// How to compute networks; the results do not depend on it.
    public let backend: PairNetwork.Backend
    /// The number of runs computed at once.
    public let threads: Int
    /// The progress of the verification.
    public let progress = SweepProgress()
    /// The runs to recompute, cheapest first.
    let work: [(held: RunResult, cost: RunCost)]

    /// The largest work of a sample, in seconds of the vector kernel: about a minute for the reference.
    private static let sampleCost = 1.5

    /// A verification of all runs, or of a sample.
    ///
    /// The sample is spread evenly over the journal. If all of its runs together would take long, the costliest are
    /// left out; at least one run is kept.
    ///
    /// - Parameters:
    ///   - journal: The journal.
    ///   - sampleSize: The most runs to recompute, at least 1; nil for all.
    ///   - backend: How to compute networks.
    ///   - threads: The number of runs to compute at once, at least 1.
    /// - Complexity: O(n log n) in the number of runs.
    public init(_ journal: Journal, sampleSize: Int?, backend: PairNetwork.Backend, threads: Int) {
        self.journal = journal
        self.backend = backend
        self.threads = max(threads, 1)
        let settings = Dictionary(uniqueKeysWithValues: journal.experiment.variants.map { ($0.name, $0.settings) })
        let count = journal.results.count
        let size = min(max(sampleSize ?? count, 1), count)
        let sample = (0..<size).compactMap { index -> (held: RunResult, cost: RunCost)? in
            let held = journal.results[index * count / size]
            return settings[held.key.cell.variant].map { (held, RunCost(held.key.cell, settings: $0)) }
        }.sorted { $0.cost.total < $1.cost.total }
        var limit = sampleSize == nil ? Double.infinity : Self.sampleCost
        let kept = sample.prefix { run in
            limit -= run.cost.total
            return limit >= 0
        }
        work = kept.isEmpty ? Array(sample.prefix(1)) : Array(kept)
    }

    /// The number of runs to recompute.
    public var runCount: Int { work.count }

    /// Recomputes the runs.
    ///
    /// - Returns: The runs that differ, in the order of the journal.
    /// - Throws: `Failure` as `RunResult.compute` does, `CancellationError` if the task was cancelled.
    public func run() async throws -> [RunDifference] {
        progress.begin(found: 0, asked: work.count, cost: work.reduce(0) { $0 + $1.cost.total })
        // The costliest runs start first, so that no thread ends with a long one.
        let queue = RunQueue(Array(work.reversed()))
        let differences = try await withThrowingTaskGroup(of: [RunDifference].self) { group in
            for worker in 0..<min(threads, work.count) {
                group.addTask { try compare(queue, worker: worker) }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        return differences.sorted { (journal.positions[$0.key] ?? 0) < (journal.positions[$1.key] ?? 0) }
    }

    private func compare(_ queue: RunQueue<[(held: RunResult, cost: RunCost)]>, worker: Int) throws -> [RunDifference] {
        var differences: [RunDifference] = []
        while let (held, cost) = queue.next() {
            progress.begin(held.key, cost: cost, worker: worker)
            let computed = try RunResult.compute(held.key, of: journal.experiment, backend: backend) { steps in
                progress.advance(worker: worker, to: steps)
                return !Task.isCancelled
            }
            guard let computed else { throw CancellationError() }
            if let difference = RunDifference(held, computed, criteria: journal.experiment.settings.criteria) {
                differences.append(difference)
            }
            progress.finish(worker: worker)
        }
        return differences
    }
}
