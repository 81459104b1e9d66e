/// The runs of an experiment in plan order: by table cell, then by the number of the run.
///
/// Every key is computed when it is asked for, so that the collection of a large plan costs no memory.
public struct RunKeys: RandomAccessCollection, Sendable {
    /// The table cells the runs belong to.
    public let cells: CellKeys
    /// How many runs each table cell has.
    private let runs: Int

    /// The runs of `experiment`.
    init(of experiment: Experiment) {
        cells = experiment.cellKeys
        runs = experiment.plan.runs
    }

    /// The position of the first key.
    public var startIndex: Int { 0 }
    /// The number of keys.
    public var endIndex: Int { cells.count * runs }

    /// The key at `position`, which counts from 0 with the number of the run, itself from 1, running fastest.
    public subscript(position: Int) -> RunKey {
        RunKey(cell: cells[position / runs], run: position % runs + 1)
    }
}

extension Experiment {
    /// The table cells in plan order.
    public var cellKeys: CellKeys { CellKeys(of: self) }

    /// The runs in plan order.
    public var keys: RunKeys { RunKeys(of: self) }

    /// The number of runs that the plan asks for.
    public var runCount: Int { keys.count }

    /// The settings of the variant with that name, or nil.
    ///
    /// - Complexity: O(number of variants).
    public func settings(ofVariant name: String) -> RunSettings? {
        variants.first { $0.name == name }?.settings
    }
}
