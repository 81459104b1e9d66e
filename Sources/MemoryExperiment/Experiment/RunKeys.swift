/// The runs of an experiment in plan order: by table cell, then by network, then by input stream.
///
/// Keys are computed on demand, so the collection of a large plan uses no memory.
public struct RunKeys: RandomAccessCollection, Sendable {
    /// The table cells the runs belong to.
    public let cells: CellKeys
    /// The plan with the runs per table cell.
    private let plan: Plan

    /// The runs of `experiment`.
    init(of experiment: Experiment) {
        cells = experiment.cellKeys
        plan = experiment.plan
    }

    /// The position of the first key.
    public var startIndex: Int { 0 }
    /// The number of keys.
    public var endIndex: Int { cells.count * plan.runsPerCell }

    /// The key at `position`, counted from 0; the input stream varies fastest, then the run number, both from 1.
    public subscript(position: Int) -> RunKey {
        RunKey(cell: cells[position / plan.runsPerCell], position: position % plan.runsPerCell, of: plan)
    }
}

extension Experiment {
    /// The table cells in plan order.
    public var cellKeys: CellKeys { CellKeys(of: self) }

    /// The runs in plan order.
    public var keys: RunKeys { RunKeys(of: self) }

    /// The number of runs in the plan.
    public var runCount: Int { keys.count }

    /// The settings of the variant with that name, or nil.
    ///
    /// - Complexity: O(number of variants).
    public func settings(ofVariant name: String) -> RunSettings? {
        variants.first { $0.name == name }?.settings
    }
}
