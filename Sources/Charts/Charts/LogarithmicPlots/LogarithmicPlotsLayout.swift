/// Where the parts of logarithmic plots stand.
struct LogarithmicPlotsLayout {
    /// Where one plot stands.
    struct Place {
        /// Where its data are drawn.
        let area: Rectangle
        /// The column that it has from the left to the right, numbers included.
        let column: ClosedRange<Double>
        /// The baseline of its title.
        let titleBaseline: Double
        /// The baseline of the numbers along the lower axis.
        let tickBaseline: Double
        /// The baseline of that axis's title.
        let axisTitleBaseline: Double
        /// The scales.
        let xScale: LogarithmicScale
        let yScale: LogarithmicScale
        /// The numbers along the axes.
        let xTicks: [Tick]
        let yTicks: [Tick]

        /// The point of a pair of numbers, which may lie outside of the area.
        func point(_ x: Double, _ y: Double) -> Point {
            Point(
                area.left + xScale.position(of: x) * area.width, area.bottom - yScale.position(of: y) * area.height)
        }
    }

    /// The whole drawing.
    let size: Size
    /// The drawing without its margins.
    let limits: Rectangle
    /// The plots in order.
    let places: [Place]
    /// The legend.
    let legend: [Shape]

    /// The least width of a plot beside others.
    private static let leastColumn = 108.0
}

extension LogarithmicPlotsLayout {
    init(of chart: LogarithmicPlots, width: Double, theme: Theme, text: some TextMeasuring) {
        let (type, metrics) = (theme.typography, theme.metrics)
        let margin = metrics.gap
        let inner = width - 2 * margin

        var y = margin
        if let title = chart.title { y += text.height(of: title, in: type.titleStyle) + metrics.gap }
        let key = PlotLegend(of: chart)
            .shapes(at: Point(margin, y), width: inner, theme: theme, text: text)
        legend = key.shapes
        if !key.shapes.isEmpty { y += key.height + metrics.gap * 1.6 }

        var places: [Place] = []
        for (index, row) in Self.rows(of: chart.plots, width: inner).enumerated() {
            if index > 0 { y += metrics.gap * 1.8 }
            let gap = metrics.gap * 2
            let column = (inner - gap * Double(row.columns - 1)) / Double(row.columns)
            var bottom = y
            for (place, plot) in row.plots.enumerated() {
                let left = margin + (column + gap) * Double(place)
                let built = Place(of: plot, column: left...left + column, top: y, theme: theme, text: text)
                places.append(built)
                bottom = max(bottom, built.bottom(of: plot, theme: theme, text: text))
            }
            y = bottom
        }
        self.places = places
        size = Size(width: width, height: y + margin)
        limits = Rectangle(x: 0, y: 0, width: width, height: size.height).inset(by: margin)
    }

    /// The plots row by row, each with the number of its columns.
    private static func rows(
        of plots: [LogarithmicPlots.Plot], width: Double
    ) -> [(plots: [LogarithmicPlots.Plot], columns: Int)] {
        let small = plots.filter { !$0.isWide }
        let most = max(1, Int(width / leastColumn))
        let rowCount = (small.count + most - 1) / most
        let columns = rowCount > 0 ? (small.count + rowCount - 1) / rowCount : 1
        return plots.filter(\.isWide).map { ([$0], 1) }
            + stride(from: 0, to: small.count, by: columns).map {
                (Array(small[$0..<min($0 + columns, small.count)]), columns)
            }
    }
}

extension LogarithmicPlotsLayout.Place {
    /// A plot in its column, from a height downwards.
    fileprivate init(
        of plot: LogarithmicPlots.Plot, column: ClosedRange<Double>, top: Double, areaHeight: Double,
        yTicks: [Tick], numberWidth: Double, theme: Theme, text: some TextMeasuring
    ) {
        let (type, metrics) = (theme.typography, theme.metrics)
        self.column = column
        let title = text.extent(of: plot.title, in: type.axisTitleStyle)
        titleBaseline = top + title.ascent
        let left = column.lowerBound + numberWidth + metrics.gap * 0.6 + metrics.tick
        area = Rectangle(
            x: left, y: top + title.height + metrics.gap, width: column.upperBound - left, height: areaHeight)
        xScale = plot.xScale
        yScale = plot.yScale
        self.yTicks = yTicks
        xTicks = plot.xTicks(atMost: max(2, Int(area.width / (type.tick * 3))))
        tickBaseline =
            area.bottom + metrics.tick + metrics.gap * 0.6 + text.extent(of: "0", in: type.tickStyle).ascent
        axisTitleBaseline =
            tickBaseline + metrics.gap + text.extent(of: plot.axisTitle, in: type.axisTitleStyle).ascent
    }

    /// A plot in its column, as high as suits its width.
    fileprivate init(
        of plot: LogarithmicPlots.Plot, column: ClosedRange<Double>, top: Double, theme: Theme,
        text: some TextMeasuring
    ) {
        let width = column.upperBound - column.lowerBound
        let areaHeight = plot.isWide ? min(max(width * 0.52, 110), 300) : min(max(width * 0.62, 64), 150)
        let yTicks = plot.yScale.ticks(atMost: Int(areaHeight / (theme.typography.tick * 1.8)))
        let numberWidth = min(text.widest(yTicks.map(\.label), in: theme.typography.tickStyle), width / 3)
        self.init(
            of: plot, column: column, top: top, areaHeight: areaHeight, yTicks: yTicks, numberWidth: numberWidth,
            theme: theme, text: text)
    }

    /// Where the column ends below.
    func bottom(of plot: LogarithmicPlots.Plot, theme: Theme, text: some TextMeasuring) -> Double {
        axisTitleBaseline + text.extent(of: plot.axisTitle, in: theme.typography.axisTitleStyle).descent
    }
}
