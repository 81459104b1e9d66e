import Recurrent

/// What a sweep has to compute: the runs of a plan or shard that its journal lacks.
public struct SweepPlan: Sendable {
    /// The experiment whose runs they are.
    public let experiment: Experiment
    /// How many runs of the plan or shard the journal holds already.
    public let runsFound: Int
    /// How many runs are computed.
    public let runsMissing: Int
    /// The missing runs by table cell, in plan order.
    let cells: [CellRuns]
    /// How many results the journal keeps in memory already.
    let resultsHeld: Int

    /// How many runs are looked at between two questions whether to go on.
    package static let runsBetweenChecks = 4_096

    /// What of an experiment is not finished.
    ///
    /// - Parameters:
    ///   - experiment: What is asked for.
    ///   - journal: What is finished.
    ///   - shard: The share of the runs that is looked at; nil for all.
    ///   - proceeds: Asked after every `runsBetweenChecks` runs and table cells whether to go on.
    /// - Returns: Nil if it was told not to go on.
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
            var numbers: [UInt32] = []
            for run in 1...max(experiment.plan.runs, 1) {
                sinceCheck += 1
                if sinceCheck == Self.runsBetweenChecks {
                    guard proceeds() else { return nil }
                    sinceCheck = 0
                }
                defer { position += 1 }
                guard shard?.contains(position: position) ?? true else { continue }
                if !isEmpty, journal.result(of: RunKey(cell: cell, run: run)) != nil {
                    found += 1
                } else {
                    numbers.append(UInt32(run))
                }
            }
            guard !numbers.isEmpty else { continue }
            missing += numbers.count
            cells.append(CellRuns(cell, settings: settings, numbers: numbers))
        }
        self.experiment = experiment
        self.cells = cells
        runsFound = found
        runsMissing = missing
        resultsHeld = journal.results.count
    }

    /// The expected work of all missing runs, in seconds.
    var cost: Double { cells.reduce(0) { $0 + $1.cost.total * Double($1.numbers.count) } }
}
