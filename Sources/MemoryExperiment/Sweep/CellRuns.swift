import Recurrent

/// The runs of one table cell that a sweep computes.
final class CellRuns: Sendable {
    /// The table cell.
    let cell: CellKey
    /// The expected cost of each run.
    let cost: RunCost
    /// The numbers of the runs, ascending; four bytes each because a plan may have ten million.
    let numbers: [UInt32]

    /// The runs of a table cell by their numbers.
    init(_ cell: CellKey, settings: RunSettings, numbers: [UInt32]) {
        self.cell = cell
        self.numbers = numbers
        cost = RunCost(cell, settings: settings, runs: numbers.count)
    }

    /// The keys of some of the runs.
    func keys(_ range: Range<Int>) -> [RunKey] { numbers[range].map { RunKey(cell: cell, run: Int($0)) } }
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
