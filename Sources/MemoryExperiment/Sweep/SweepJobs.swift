import Recurrent

/// The jobs of a sweep, the costliest first.
///
/// Jobs are created on demand: a plan may have millions, and listing them would delay the start.
struct SweepJobs: RandomAccessCollection, Sendable {
    /// Consecutive jobs of one size from one table cell.
    private struct Stretch: Sendable {
        let runs: CellRuns
        /// The range of runs.
        let range: Range<Int>
        /// The number of runs per job; the last may have fewer.
        let size: Int
        let width: Int

        var count: Int { (range.count + size - 1) / size }
        var cost: Double { Double(Swift.min(size, range.count)) * runs.cost.total }
    }

    private let stretches: [Stretch]
    /// The number of jobs before each stretch; the last entry is the total.
    private let before: [Int]
    /// The largest memory that a job needs while it is computed, in bytes.
    let largestBytes: Double
    /// The largest number of weights in the networks of a job.
    let largestWeightCount: Int

    /// How many runs each seat of a batch may have in turn: more would leave one worker with too much at the end, fewer
    /// would leave seats empty too often.
    private static let turns = 8

    /// The jobs of a plan for a number of threads.
    ///
    /// Runs of one table cell are adjacent in the plan; if there are many, they are split so that every thread gets
    /// some.
    ///
    /// - Parameter check: Called regularly; an error it throws stops the work.
    /// - Complexity: O(n log n) in the number of table cells.
    init(of plan: SweepPlan, threads: Int, check: () throws -> Void) rethrows {
        var stretches: [Stretch] = []
        for (index, runs) in plan.cells.enumerated() {
            if index.isMultiple(of: 1_024) { try check() }
            Self.cut(runs, of: plan.experiment, threads: threads, into: &stretches)
        }
        var comparisons = 0
        try stretches.sort { left, right in
            comparisons += 1
            if comparisons.isMultiple(of: 65_536) { try check() }
            return left.cost > right.cost
        }
        var before = [0]
        before.reserveCapacity(stretches.count + 1)
        for stretch in stretches { before.append(before[before.count - 1] + stretch.count) }
        self.stretches = stretches
        self.before = before
        largestBytes = plan.cells.reduce(0) { Swift.max($0, $1.cost.bytes) }
        largestWeightCount = stretches.reduce(1) { Swift.max($0, $1.runs.cell.weightCount * $1.width) }
    }

    /// Splits the runs of a table cell: batches that are shared by all threads, then the rest, then runs too few to
    /// share a batch.
    private static func cut(
        _ runs: CellRuns, of experiment: Experiment, threads: Int, into stretches: inout [Stretch]
    ) {
        let count = runs.positions.count
        let width = preferredWidth(of: runs.cell, runs: count, experiment: experiment)
        guard width > 1 else {
            stretches.append(Stretch(runs: runs, range: 0..<count, size: 1, width: 1))
            return
        }
        let share = (count + threads - 1) / threads
        let size = Swift.max(width, Swift.min(turns * width, share))
        let whole = count / size * size
        if whole > 0 { stretches.append(Stretch(runs: runs, range: 0..<whole, size: size, width: width)) }
        guard whole < count else { return }
        let restWidth = preferredWidth(of: runs.cell, runs: count - whole, experiment: experiment)
        stretches.append(
            Stretch(
                runs: runs, range: whole..<count, size: restWidth == 1 ? 1 : count - whole, width: restWidth))
    }

    private static func preferredWidth(of cell: CellKey, runs: Int, experiment: Experiment) -> Int {
        guard let settings = experiment.settings(ofVariant: cell.variant),
            let configuration = try? NetworkConfiguration(cell, settings: settings)
        else { return 1 }
        return PairBatch.preferredWidth(of: configuration, precision: settings.precision, runs: runs)
    }

    var startIndex: Int { 0 }
    var endIndex: Int { before[before.count - 1] }

    /// The job at a position in the order.
    ///
    /// - Complexity: O(log n) in the number of table cells.
    subscript(position: Int) -> SweepJob {
        var (low, high) = (0, stretches.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if before[middle] <= position { low = middle } else { high = middle }
        }
        let stretch = stretches[low]
        let start = stretch.range.lowerBound + (position - before[low]) * stretch.size
        let end = Swift.min(start + stretch.size, stretch.range.upperBound)
        return SweepJob(keys: stretch.runs.keys(start..<end), width: stretch.width, costOfRun: stretch.runs.cost)
    }
}
