import MemoryExperiment

/// The statistics of one slice for one criterion and measure, by input and hidden size.
package struct SizeGrid: Sendable {
    /// The slice.
    package let slice: Slice
    /// The criterion.
    package let criterion: Criterion
    /// The measure.
    package let measure: Measure
    /// The number of shared steps observed.
    package let sharedSteps: Int
    /// Whether it is what a report shows unless it says otherwise: `first` of the main criterion.
    let isMain: Bool
    /// Whether some of its runs stopped at first.
    let hasStoppedRuns: Bool
    /// The input sizes, ascending: the rows.
    package let inputSizes: [Int]
    /// The hidden sizes, ascending: the columns.
    package let hiddenSizes: [Int]
    /// The statistics, `inputSizes.count` × `hiddenSizes.count`, row by row; a table cell with
    /// unfinished runs counts no runs.
    package let cells: [CellStatistics]

    /// The grid of a slice; nil if the experiment lacks the slice, the criterion or the measure.
    package init?(of slice: Slice, _ criterion: Criterion, _ measure: Measure, in data: ReportData) {
        guard let settings = data.experiment.settings(ofVariant: slice.variant),
            data.experiment.settings.criteria.contains(criterion), settings.measures.contains(measure),
            data.experiment.plan.cells.contains(slice.cell)
        else { return nil }
        let inputSizes = data.experiment.plan.inputSizes.sorted()
        let hiddenSizes = data.experiment.plan.hiddenSizes.sorted()
        let cells = inputSizes.flatMap { inputSize in
            hiddenSizes.map { hiddenSize in
                let key = slice.key(inputSize: inputSize, hiddenSize: hiddenSize)
                return data.statistics(of: key, criterion, measure)
                    ?? CellStatistics(key: key, criterion: criterion, measure: measure, runs: 0, censored: 0)
            }
        }
        guard cells.contains(where: { $0.runs > 0 }) else { return nil }
        self.slice = slice
        self.criterion = criterion
        self.measure = measure
        self.inputSizes = inputSizes
        self.hiddenSizes = hiddenSizes
        self.cells = cells
        sharedSteps = settings.sharedSteps
        let runs = data.experiment.plan.runs
        isMain = criterion == data.experiment.mainCriterion && measure == .first
        hasStoppedRuns = cells.contains { $0.runs > runs }
    }

    /// The statistics at a row and a column, both from 0.
    package subscript(row: Int, column: Int) -> CellStatistics { cells[row * hiddenSizes.count + column] }

    /// The number of runs in the grid.
    package var runs: Int { cells.reduce(0) { $0 + $1.runs } }

    /// The number of table cells that wait for runs.
    package var waiting: Int { cells.count { $0.runs == 0 } }

    /// The number of runs whose count is only a lower bound.
    package var censored: Int { cells.reduce(0) { $0 + $1.censored } }
}

extension SizeGrid {
    /// The grids of the experiment's other recurrent cells for the same criterion, measure, variant and depth.
    func companions(in data: ReportData) -> [SizeGrid] {
        data.slices.filter { $0.cell != slice.cell && $0.variant == slice.variant && $0.layers == slice.layers }
            .compactMap { SizeGrid(of: $0, criterion, measure, in: data) }
    }

    /// The part whose counts mean the same: by a criterion of direction, networks of at least two units, because the
    /// direction of a single number is only its sign; otherwise the whole grid.
    var comparable: SizeGrid {
        guard hasSigns, let column = hiddenSizes.firstIndex(where: { $0 > 1 }) else { return self }
        return SizeGrid(of: self, fromColumn: column)
    }

    /// Whether some counts are about the sign of a single output, and others about directions.
    var hasSigns: Bool {
        criterion.decline == .angle && hiddenSizes.first == 1 && hiddenSizes.count > 1
    }

    /// The columns of a grid from one on.
    private init(of grid: SizeGrid, fromColumn column: Int) {
        slice = grid.slice
        criterion = grid.criterion
        measure = grid.measure
        sharedSteps = grid.sharedSteps
        isMain = grid.isMain
        hasStoppedRuns = grid.hasStoppedRuns
        inputSizes = grid.inputSizes
        hiddenSizes = Array(grid.hiddenSizes[column...])
        cells = grid.cells.indices.filter { $0 % grid.hiddenSizes.count >= column }.map { grid.cells[$0] }
    }
}
