/// The positions of the parts of plots.
struct PlotsLayout {
    /// The position of one plot.
    struct Place {
        /// The plotting area.
        let area: Rectangle
        /// The left and right edges of its column, numbers included.
        let column: ClosedRange<Double>
        /// The baseline of its heading.
        let headingBaseline: Double
        /// The baseline of the title of the vertical axis.
        let titleBaseline: Double
        /// The baseline of the numbers along the horizontal axis.
        let tickBaseline: Double
        /// The baseline of that axis's title.
        let axisTitleBaseline: Double
        /// The scales.
        let scales: PlotScales
        /// The numbers along the axes.
        let xTicks: [Tick]
        let yTicks: [Tick]
    }

    /// The size of the whole drawing.
    let size: Size
    /// The title.
    let title: TitleBlock
    /// The drawing without its margins.
    let limits: Rectangle
    /// The plots with their positions, wide ones first.
    let plots: [(plot: Plots.Plot, place: Place)]
    /// The legend.
    let legend: [Shape]
}

extension PlotsLayout.Place {
    /// A number's distance from the left edge of the drawing.
    func distance(of value: Double) -> Double {
        area.left + Self.bounded(scales.horizontal.position(of: value)) * area.width
    }

    /// A number's distance from the upper edge of the drawing.
    func height(of value: Double) -> Double {
        area.bottom - Self.bounded(scales.vertical.position(of: value)) * area.height
    }

    /// The point of a pair of numbers, which may be outside the area.
    func point(_ x: Double, _ y: Double) -> Point { Point(distance(of: x), height(of: y)) }

    /// Whether a pair of numbers has a point.
    func isDrawable(_ x: Double, _ y: Double) -> Bool {
        scales.horizontal.position(of: x).isFinite && scales.vertical.position(of: y).isFinite
    }

    /// A finite position that can be drawn, even for a number infinitely far down.
    private static func bounded(_ position: Double) -> Double { min(max(position, -100), 100) }
}

extension PlotsLayout {
    init(of chart: Plots, width: Double, stretch: Double, theme: Theme, text: some TextMeasuring) {
        let metrics = theme.metrics
        let margin = metrics.gap
        let inner = width - 2 * margin

        var y = margin
        title = TitleBlock(chart.title, width: inner, theme: theme, text: text)
        y += title.height
        let key = PlotLegend(of: chart)
            .shapes(at: Point(margin, y), width: inner, theme: theme, text: text)
        legend = key.shapes
        if !key.shapes.isEmpty { y += key.height + metrics.gap * 1.6 }

        var plots: [(Plots.Plot, Place)] = []
        let frame = PlotFrame(stretch: stretch, theme: theme, text: text)
        for (index, row) in PlotRow.rows(of: chart, width: inner, gap: metrics.gap * 2, frame: frame).enumerated() {
            if index > 0 { y += metrics.gap * 1.8 }
            let areaTop = y + (row.columns.map { frame.headHeight(of: $0.plot) }.max() ?? 0)
            let places = row.columns.map { column in
                let moved = margin + column.range.lowerBound...margin + column.range.upperBound
                return frame.place(of: column, in: moved, top: y, areaTop: areaTop)
            }
            plots += zip(row.columns.map(\.plot), places)
            y = zip(row.columns, places).map { frame.bottom(of: $0.plot, at: $1) }.max() ?? y
        }
        self.plots = plots
        size = Size(width: width, height: y + margin)
        limits = Rectangle(x: 0, y: 0, width: width, height: size.height).inset(by: margin)
    }
}
