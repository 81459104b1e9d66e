/// The data of a plot on two axes, which become rows of a table.
struct PlotData {
    /// One of its axes.
    struct Axis {
        var title: RichText
        var scale: ChartData.Scale
        var range: ClosedRange<Double>?
    }

    /// Points that belong together.
    struct Series {
        /// Its name; empty if it has none.
        var name = ""
        /// What its numbers are, such as `predicted`; empty if the axes say so.
        var kind = ""
        /// The line that connects its points.
        var line = "none"
        /// The symbol of its points.
        var symbol = "none"
    }

    /// A datum.
    struct Point {
        var series: Series
        var x: ChartData.Field
        var y: ChartData.Field
        var interval: ClosedRange<Double>?
        var horizontalInterval: ClosedRange<Double>?
        var isLowerBound = false
        var limit: Double?
        var label: String?
    }

    /// The heading; nil if it has none.
    var heading: RichText?
    var horizontal: Axis
    var vertical: Axis
    var points: [Point]
}

extension ChartData {
    /// The table of a chart of plots.
    ///
    /// It has the columns of `PlotColumn.all`; those that are not `isAlways` only if some point needs them.
    ///
    /// - Parameters:
    ///   - title: The title of the chart.
    ///   - seriesTitle: The title of what distinguishes the series.
    ///   - plots: The plots in their order.
    init(title: RichText?, seriesTitle: RichText?, plots: [PlotData]) {
        let rows = plots.enumerated().flatMap { index, plot in
            plot.points.map { PlotColumn.Row(number: index + 1, seriesTitle: seriesTitle, plot: plot, point: $0) }
        }
        let columns = PlotColumn.all.filter { column in
            column.isAlways || rows.contains { column.field($0) != .empty }
        }
        self.init(
            title: title?.unicodeText ?? "",
            axes: plots.enumerated().flatMap { index, plot in
                [("x", plot.horizontal), ("y", plot.vertical)].map { column, axis in
                    Axis(
                        plot: index + 1, heading: plot.heading?.unicodeText ?? "", column: column,
                        title: axis.title.unicodeText, scale: axis.scale, range: axis.range)
                }
            },
            columns: columns.map(\.name), rows: rows.map { row in columns.map { $0.field(row) } })
    }
}

/// A column of the table of plots.
private struct PlotColumn: Sendable {
    /// A point with its surroundings.
    struct Row {
        /// The number of the plot, from 1.
        let number: Int
        let seriesTitle: RichText?
        let plot: PlotData
        let point: PlotData.Point
    }

    let name: String
    /// Whether every table has it.
    let isAlways: Bool
    let field: @Sendable (Row) -> ChartData.Field

    private init(_ name: String, isAlways: Bool = true, _ field: @escaping @Sendable (Row) -> ChartData.Field) {
        self.name = name
        self.isAlways = isAlways
        self.field = field
    }

    /// All columns in their order: what tells plots and series apart, then the numbers, each after its title and scale.
    static let all = [
        PlotColumn("plot") { .number(Double($0.number)) },
        PlotColumn("heading") { .init(words: $0.plot.heading?.unicodeText ?? "") },
        PlotColumn("series_title") { .init(words: $0.seriesTitle?.unicodeText ?? "") },
        PlotColumn("series") { .init(words: $0.point.series.name) },
        PlotColumn("kind") { .init(words: $0.point.series.kind) },
        PlotColumn("line") { .text($0.point.series.line) },
        PlotColumn("symbol") { .text($0.point.series.symbol) },
        PlotColumn("x_title") { .init(words: $0.plot.horizontal.title.unicodeText) },
        PlotColumn("x_scale") { .text($0.plot.horizontal.scale.name) },
        PlotColumn("x") { $0.point.x },
        PlotColumn("x_low", isAlways: false) { .init($0.point.horizontalInterval?.lowerBound) },
        PlotColumn("x_high", isAlways: false) { .init($0.point.horizontalInterval?.upperBound) },
        PlotColumn("y_title") { .init(words: $0.plot.vertical.title.unicodeText) },
        PlotColumn("y_scale") { .text($0.plot.vertical.scale.name) },
        PlotColumn("y") { $0.point.y },
        PlotColumn("low") { .init($0.point.interval?.lowerBound) },
        PlotColumn("high") { .init($0.point.interval?.upperBound) },
        PlotColumn("is_lower_bound") { .flag($0.point.isLowerBound) },
        PlotColumn("limit", isAlways: false) { .init($0.point.limit) },
        PlotColumn("label", isAlways: false) { .init(words: $0.point.label ?? "") },
    ]
}
