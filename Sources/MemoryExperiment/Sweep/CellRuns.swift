import Recurrent

/// The runs of one table cell that a sweep computes.
final class CellRuns: Sendable {
    /// The table cell.
    let cell: CellKey
    /// The expected cost of each run.
    let cost: RunCost
    /// The positions of the runs among those of the table cell, from 0 and ascending; four bytes each because a plan may
    /// have ten million.
    let positions: [UInt32]
    /// The plan of the runs.
    private let plan: Plan

    /// The runs of a table cell by their positions.
    init(_ cell: CellKey, settings: RunSettings, positions: [UInt32], of plan: Plan) {
        self.cell = cell
        self.positions = positions
        self.plan = plan
        cost = RunCost(cell, settings: settings, runs: positions.count)
    }

    /// The keys of some of the runs.
    func keys(_ range: Range<Int>) -> [RunKey] {
        positions[range].map { RunKey(cell: cell, position: Int($0), of: plan) }
    }
}

/// The work that a worker takes at once: one run, or several small ones of the same table cell side by side.
struct SweepJob: Sendable {
    /// The runs.
    let keys: [RunKey]
    /// The number of runs stepped side by side.
    let width: Int
    /// The expected cost of each.
    let costOfRun: RunCost
}
