import Recurrent

/// The runs of a plan or shard that its journal lacks.
public struct SweepPlan: Sendable {
    /// The experiment of the runs.
    public let experiment: Experiment
    /// The number of runs of the plan or shard that the journal already holds.
    public let runsFound: Int
    /// The number of runs to compute.
    public let runsMissing: Int
    /// The missing runs by table cell, in plan order.
    let cells: [CellRuns]
    /// The number of results that the journal already keeps in memory.
    let resultsHeld: Int

    /// The number of runs to examine between two cancellation checks.
    package static let runsBetweenChecks = 4_096

    /// The unfinished part of an experiment.
    ///
    /// - Parameters:
    ///   - experiment: The experiment.
    ///   - journal: The finished runs.
    ///   - shard: The share of the runs to examine; nil for all.
    ///   - proceeds: Called after every `runsBetweenChecks` runs and table cells; returns whether to continue.
    /// - Returns: Nil if `proceeds` stopped it.
    /// - Complexity: O(n) in the number of runs of the plan.
    package init?(
        of experiment: Experiment, beside journal: Journal, shard: Shard? = nil, while proceeds: () -> Bool
    ) {
        let settings = Dictionary(
            experiment.variants.map { ($0.name, $0.settings) }, uniquingKeysWith: { first, _ in first })
        let isEmpty = journal.results.isEmpty
        var cells: [CellRuns] = []
        var (position, found, missing, sinceCheck) = (0, 0, 0, 0)
        for cell in experiment.cellKeys {
            guard let settings = settings[cell.variant] else { continue }
            var positions: [UInt32] = []
            for index in 0..<max(experiment.plan.runsPerCell, 1) {
                sinceCheck += 1
                if sinceCheck == Self.runsBetweenChecks {
                    guard proceeds() else { return nil }
                    sinceCheck = 0
                }
                defer { position += 1 }
                guard shard?.contains(position: position) ?? true else { continue }
                let key = RunKey(cell: cell, position: index, of: experiment.plan)
                if !isEmpty, journal.result(of: key) != nil {
                    found += 1
                } else {
                    positions.append(UInt32(index))
                }
            }
            guard !positions.isEmpty else { continue }
            missing += positions.count
            cells.append(CellRuns(cell, settings: settings, positions: positions, of: experiment.plan))
        }
        self.experiment = experiment
        self.cells = cells
        runsFound = found
        runsMissing = missing
        resultsHeld = journal.results.count
    }

    /// The expected work of all missing runs, in seconds.
    var cost: Double { cells.reduce(0) { $0 + $1.cost.total * Double($1.positions.count) } }
}
