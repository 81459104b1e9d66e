import Charts
import MemoryExperiment

extension SliceFigure {
    /// A criterion's number by input and hidden size; `cosine` and `first` go without saying.
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
                .heatMap(name: name, of: try source.gridSoFar(of: slice, criterion, measure))
            })
    }
}

extension Figure {
    /// A criterion's number by hidden size (across) and input size (upwards).
    static func heatMap(name: String, of grid: SizeGrid) -> Figure {
        let coloring = coloring(of: grid)
        let quantity = Wording.quantity(grid.criterion, grid.measure, sharedSteps: grid.sharedSteps)
        let title = "\(grid.slice.title): \(Wording.title(grid.criterion, grid.measure))"
        let headline = grid.headline ?? title
        let chart = HeatMap(
            title: RichText(headline), columns: .init(title: "Hidden size", labels: grid.hiddenSizes.map(String.init)),
            rows: .init(title: "Input size", labels: grid.inputSizes.map(String.init)),
            valueTitle: RichText(valueTitle(of: grid)), coloring: coloring,
            details: { details(of: grid[$1, $0]) },
            cell: { heatMapCell(grid[$1, $0], sharedSteps: grid.sharedSteps) })
        let logarithmic = coloring == .logarithmic() ? " Colours follow the logarithm." : ""
        return Figure(
            name: name, title: title,
            caption: """
                \(Wording.statistic("Mean", \.mean, of: quantity, in: grid)) \
                (\(Wording.name(grid.criterion, grid.measure))), by hidden size (across) and input size (upwards). \(Wording.runs(of: grid)). \(Wording.censoring(of: grid))\
                \(hatching(of: grid))\(logarithmic)
                """,
            alternativeText: alternativeText(of: grid), chart: chart, width: width(columns: grid.hiddenSizes.count))
    }

    /// A width in which a number fits into each cell, in points, as far as charts can be wide.
    static func width(columns: Int) -> Double {
        min(usualWidth + 44 * Double(max(0, columns - roomyColumns)), ChartWidth.allowed.upperBound)
    }

    /// The most columns whose cells have room for a number in the usual width.
    private static let roomyColumns = 9

    private static func valueTitle(of grid: SizeGrid) -> String {
        let runs = grid.cells.map(\.runs).max() ?? 0
        return runs > 1 ? "Shared steps, mean of \(NumberText.grouped(runs)) runs" : "Shared steps"
    }

    /// A value where nothing is censored; otherwise a hatched cell that says what it is.
    private static func heatMapCell(_ cell: CellStatistics, sharedSteps: Int) -> HeatMap.Cell {
        guard cell.runs > 0 else { return .absent }
        guard let mean = cell.mean else {
            return .bound(
                nil,
                label: HeatMap.Label(
                    CellText.censored(cell, sharedSteps: sharedSteps),
                    short: CellText.shortCensored(cell, sharedSteps: sharedSteps)))
        }
        return .value(mean, label: HeatMap.Label(CellText.short(mean), short: CellText.shortest(mean)))
    }

    /// By the logarithm where the means, counted from one, span more than two decades.
    private static func coloring(of grid: SizeGrid) -> HeatMap.Coloring {
        let means = grid.cells.compactMap(\.mean)
        guard let least = means.min(), let most = means.max(), (most + 1) / (least + 1) > 100 else { return .linear() }
        return .logarithmic()
    }

    private static func hatching(of grid: SizeGrid) -> String {
        guard grid.censored > 0 else { return "" }
        let medians = grid.cells.contains { $0.censored > 0 && !$0.isMostlyCensored }
        let labels = [
            grid.cells.contains(where: \.isMostlyCensored)
                ? "“\(CellText.bound(grid.sharedSteps))” where more than half of a cell’s runs are" : nil,
            medians ? "“med.” before the Kaplan–Meier median or its bound" : nil,
        ].compactMap(\.self).joined(separator: ", ")
        let isCrowded = grid.hiddenSizes.count > roomyColumns || grid.inputSizes.count > roomyRows
        return " Hatched cells hold censored runs: they say\(isCrowded ? ", where there is room," : "") \(labels)."
    }

    /// The most rows whose cells have room for a number at any width.
    private static let roomyRows = 60

    /// The facts about a cell that its place in the figure gives on demand.
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
        let hatched = bound > 0 ? " \(NumberText.count(bound, "cell is", "cells are")) hatched." : ""
        let rest = hatched + (Wording.waiting(of: grid).map { " \($0)." } ?? "")
        guard let range = GridRange(of: grid) else { return shape + rest }
        return "\(shape) \(range.sentence)\(rest)"
    }
}

extension ConfidenceInterval {
    /// Both ends, such as `1.2 to 3.4`.
    func text(decimals: Int) -> String {
        "\(NumberText.fixed(low, decimals: decimals)) to \(NumberText.fixed(high, decimals: decimals))"
    }
}
