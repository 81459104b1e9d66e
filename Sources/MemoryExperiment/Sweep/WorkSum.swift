/// The total work of many runs.
struct WorkSum: Sendable {
    /// The number of runs.
    private(set) var runs = 0.0
    /// The total work.
    private(set) var work = WorkTime()
    /// The work of the longest run.
    private(set) var longest = WorkTime()
    /// The part that only one thread at a time can do, in seconds.
    private(set) var alone = 0.0
    /// The memory of all results together, in bytes.
    private(set) var resultBytes = 0.0
    /// The largest memory that one job needs while it is computed, in bytes.
    private(set) var largestBytes = 0.0
    /// The largest number of weights in the networks of one job.
    private(set) var largestWeightCount = 1

    /// The most table cells of a plan to examine; the others count like their neighbours.
    private static let sample = 20_000

    /// All runs of an experiment.
    init(of experiment: Experiment) {
        let settings = Dictionary(
            experiment.variants.map { ($0.name, $0.settings) }, uniquingKeysWith: { first, _ in first })
        let cells = experiment.cellKeys
        let looked = min(cells.count, Self.sample)
        let weight = Double(cells.count) / Double(max(looked, 1)) * Double(experiment.plan.runsPerCell)
        for index in 0..<looked {
            // The last one is always examined because it is often the largest.
            let key = cells[looked < cells.count ? (index + 1) * cells.count / looked - 1 : index]
            guard let settings = settings[key.variant] else { continue }
            add(RunCost(key, settings: settings, runs: experiment.plan.runsPerCell), of: key, times: weight)
        }
    }

    /// The missing runs of a plan, plus the results that its journal already holds.
    init(of plan: SweepPlan) {
        for runs in plan.cells { add(runs.cost, of: runs.cell, times: Double(runs.positions.count)) }
        resultBytes += Double(plan.resultsHeld) * Footprint.heldResult
    }

    private mutating func add(_ cost: RunCost, of key: CellKey, times count: Double) {
        runs += count
        work += cost.work * count
        if cost.total > longest.total { longest = cost.work }
        alone += cost.alone * count
        resultBytes += cost.resultBytes * count
        largestBytes = max(largestBytes, cost.bytes)
        largestWeightCount = max(largestWeightCount, key.weightCount)
    }
}
