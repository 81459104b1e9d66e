import Charts
import MemoryExperiment
import Recurrent
import Statistics
import Support

extension SliceFigure {
    /// A criterion's count by input and hidden size; names leave out `cosine` and `first`.
    package static func heatMap(_ criterion: Criterion, _ measure: Measure) -> SliceFigure {
        @Sendable func name(_ slice: Slice, _ criterion: Criterion?) -> String {
            let detail = [criterion?.name, measure == .settled ? measure.rawValue : nil]
            return "heatmap-" + slice.name(detail.compactMap(\.self).joined(separator: "-"))
        }
        return SliceFigure(
            names: { slice in
                criterion == .cosine ? [name(slice, nil), name(slice, criterion)] : [name(slice, criterion)]
            },
            isReported: { experiment in
                experiment.hasMaps && measure == .first
                    && (Criterion.standard + experiment.settings.criteria).contains(criterion)
            },
            make: { name, slice, source throws(Unavailable) in
                .heatMap(name: name, of: try source.gridSoFar(of: slice, criterion, measure), in: source.data)
            })
    }
}

extension Figure {
    /// A criterion's count by hidden size (across) and input size (upwards), in the colours of all recurrent cells of the
    /// experiment.
    static func heatMap(name: String, of grid: SizeGrid, in data: ReportData) -> Figure {
        let grids = [grid] + grid.companions(in: data)
        let coloring = coloring(of: grids)
        let title = "\(grid.slice.title): \(Wording.title(grid.criterion, grid.measure))"
        let headline = grid.headline ?? title
        var chart = HeatMap(
            title: RichText(headline), columns: .init(title: "Hidden size", labels: grid.hiddenSizes.map(String.init)),
            rows: .init(title: "Input size", labels: grid.inputSizes.map(String.init)),
            valueTitle: RichText(valueTitle(of: grid)), coloring: coloring,
            details: { details(of: grid[$1, $0]) },
            cell: { heatMapCell(grid[$1, $0], of: grid) })
        chart.isAbbreviated = grids.contains { $0.commonBound != nil || $0.cells.contains(where: isThousands) }
        return Figure(
            name: name, title: title,
            caption: Wording.tiles(of: grid) + marking(of: grid) + scale(coloring, of: grids, in: data),
            alternativeText: alternativeText(of: grid), chart: chart, width: width(columns: grid.hiddenSizes.count),
            subject: grid.slice.title)
    }

    /// A width in which a number fits into each tile, in points, within the limits of charts.
    static func width(columns: Int) -> Double {
        min(usualWidth + 44 * Double(max(0, columns - roomyColumns)), ChartWidth.allowed.upperBound)
    }

    /// The largest number of columns whose tiles have room for a number at the usual width.
    private static let roomyColumns = 9

    private static func valueTitle(of grid: SizeGrid) -> String {
        let runs = grid.cells.map(\.runs).max() ?? 0
        return runs > 1 ? "Shared steps, mean of \(NumberText.grouped(runs)) runs" : "Shared steps"
    }

    /// A value, or a median or bound if runs are censored.
    private static func heatMapCell(_ cell: CellStatistics, of grid: SizeGrid) -> HeatMap.Cell {
        guard cell.runs > 0 else { return .absent }
        let (sharedSteps, runs) = (grid.sharedSteps, grid.cells.map(\.runs).max() ?? 0)
        guard let mean = cell.mean else {
            let bound = cell.isMostlyCensored ? grid.commonBound : nil
            let label = HeatMap.Label(
                CellText.censoredTile(cell, sharedSteps: sharedSteps, bound: bound),
                short: CellText.shortCensored(cell, sharedSteps: sharedSteps, bound: bound))
            return cell.median.map { .replacement($0, label: label) }
                ?? .bound(Double(cell.medianBound ?? sharedSteps), label: label)
        }
        return .value(
            mean, label: HeatMap.Label(CellText.tile(mean, runs: runs), short: CellText.shortTile(mean, runs: runs)))
    }

    /// Whether a tile shows a number of four digits or more.
    private static func isThousands(_ cell: CellStatistics) -> Bool {
        cell.runs > 0 && (cell.mean ?? cell.median ?? cell.medianBound.map(Double.init) ?? 0) >= 999.5
    }

    /// The colours of all means, and of the medians in their place; logarithmic if the means, counted from one, span more
    /// than two decades.
    private static func coloring(of grids: [SizeGrid]) -> HeatMap.Coloring {
        let cells = grids.flatMap(\.cells).filter { $0.runs > 0 }
        let numbers = cells.compactMap { $0.mean ?? $0.median }
        let means = cells.compactMap(\.mean)
        guard let least = means.min(), let most = means.max(), (most + 1) / (least + 1) > 100 else {
            return .linear(covering: numbers)
        }
        return .logarithmic(covering: numbers)
    }

    /// What is particular about the colour scale, in a sentence after a space; empty if nothing is.
    private static func scale(_ coloring: HeatMap.Coloring, of grids: [SizeGrid], in data: ReportData) -> String {
        let shared = Set(grids.map(\.slice.cell))
        let cells = data.experiment.plan.cells.filter(shared.contains).map(\.title)
        let logarithmic = coloring.isLogarithmic ? "logarithmic " : ""
        guard cells.count > 1 else { return coloring.isLogarithmic ? " The colour scale is logarithmic." : "" }
        return " \(NumberText.list(cells)) share one \(logarithmic)colour scale."
    }

    /// What marked tiles show, in a sentence after a space; empty if there are none.
    private static func marking(of grid: SizeGrid) -> String {
        guard grid.censored > 0 else { return "" }
        let medians = grid.cells.contains { $0.censored > 0 && !$0.isMostlyCensored }
        let labels = [
            medians ? "the Kaplan–Meier median or its bound (“med.”)" : nil,
            grid.commonBound.map { "“\(CellText.shortBound($0))” if most runs are censored" },
        ].compactMap(\.self).joined(separator: ", or ")
        let isCrowded = grid.hiddenSizes.count > roomyColumns || grid.inputSizes.count > roomyRows
        return " Tiles with a marked corner show \(labels)\(isCrowded ? ", space permitting" : "")."
    }

    /// The largest number of rows whose tiles have room for a number at any width.
    private static let roomyRows = 60

    /// The facts about a table cell that its tile gives on demand.
    static func details(of cell: CellStatistics) -> [HotRegion.Detail] {
        var details = [HotRegion.Detail("Runs", NumberText.grouped(cell.runs))]
        if cell.censored > 0 { details.append(.init("Censored", NumberText.grouped(cell.censored))) }
        if let mean = cell.mean { details.append(.init("Mean", NumberText.fixed(mean, decimals: 1))) }
        if let interval = cell.interval { details.append(.init("95\u{A0}% interval", interval.text(decimals: 1))) }
        if let median = cell.median { details.append(.init("Median", CellText.halves(median))) }
        return details
    }

    private static func alternativeText(of grid: SizeGrid) -> String {
        let shape = """
            Heat map of \(NumberText.count(grid.hiddenSizes.count, "hidden size", "hidden sizes")) by \
            \(NumberText.count(grid.inputSizes.count, "input size", "input sizes")).
            """
        let bound = grid.cells.count { $0.censored > 0 }
        let censored = bound > 0 ? " \(NumberText.count(bound, "tile has", "tiles have")) censored runs." : ""
        let rest = censored + (Wording.waiting(of: grid).map { " \($0)." } ?? "")
        guard let range = GridRange(of: grid) else { return shape + rest }
        return "\(shape) \(range.sentence())\(rest)"
    }
}

extension ConfidenceInterval {
    /// Both ends, such as `1.2 to 3.4`.
    func text(decimals: Int) -> String {
        "\(NumberText.fixed(low, decimals: decimals)) to \(NumberText.fixed(high, decimals: decimals))"
    }
}

extension SizeGrid {
    /// The least bound of the medians of table cells of which more than half of the runs are censored; nil without such
    /// table cells.
    ///
    /// All their tiles show it, because bounds that differ by a few steps would look like different results.
    fileprivate var commonBound: Int? {
        cells.filter(\.isMostlyCensored).map { $0.medianBound ?? sharedSteps }.min()
    }
}
