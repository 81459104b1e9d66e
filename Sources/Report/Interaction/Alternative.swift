import ChartRendering
import Charts
import MemoryExperiment
import Support
import Typesetting

/// The table and the heat map of a slice for one criterion and measure, for a page that can show them in place of others.
struct Alternative: Sendable {
    /// The slice.
    let slice: Slice
    /// What is counted.
    let criterion: Criterion
    let measure: Measure
    /// The table.
    let table: Table
    /// The text that a page can copy of the table, as JSON.
    let copies: String
    /// The heat map.
    let figure: Figure
    /// The heat map as elements of a page.
    let drawing: PageDrawing

    /// Every criterion and measure of slices, if both sizes vary, made on all cores.
    ///
    /// - Complexity: O(n) in the number of slices, criteria and settings.
    static func all(
        of slices: [Slice], in data: ReportData, theme: Theme, text: PangoTextMeasurement
    ) async -> [Alternative] {
        let plan = data.experiment.plan
        guard plan.inputSizes.count > 1, plan.hiddenSizes.count > 1 else { return [] }
        let shown = slices.flatMap { slice in
            data.experiment.settings.criteria.flatMap { criterion in
                data.experiment.settings.measures.map { (slice, criterion, $0) }
            }
        }
        return await shown.concurrentMap { slice, criterion, measure in
            SizeGrid(of: slice, criterion, measure, in: data).map {
                Alternative(of: $0, in: data, theme: theme, text: text)
            }
        }.compactMap(\.self)
    }

    private init(of grid: SizeGrid, in data: ReportData, theme: Theme, text: PangoTextMeasurement) {
        let name = FigureName(.heatMap(grid.criterion, grid.measure), of: grid.slice).text
        let figure = Figure.heatMap(name: name, of: grid, in: data)
        slice = grid.slice
        criterion = grid.criterion
        measure = grid.measure
        table = .means(of: grid)
        copies = TableCopies(table).json
        self.figure = figure
        drawing = figure.pageDrawing(
            theme: theme, text: text, variant: "\(grid.criterion.name)-\(grid.measure.rawValue)")
    }
}
