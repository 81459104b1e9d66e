/// The positions of the parts of plots.
struct PlotsLayout {
    /// The position of one plot.
    struct Place {
        /// The plotting area.
        let area: Rectangle
        /// The plot from its heading to the bottom of its area, with the numbers to the left.
        let column: Rectangle
        /// The baseline of its heading.
        let headingBaseline: Double
        /// The baseline of the title of the vertical axis.
        let titleBaseline: Double
        /// The baseline of the title of the horizontal axis; nil if a plot below has its numbers and title.
        let axisTitleBaseline: Double?
        /// The horizontal axis.
        let horizontal: AxisRuler
        /// The vertical axis.
        let vertical: AxisRuler
        /// Whether the vertical axis has numbers, which a plot to the left may have for it.
        let hasVerticalNumbers: Bool
    }

    /// The size of the whole drawing.
    let size: Size
    /// The title.
    let title: TitleBlock
    /// The drawing without its margins.
    let limits: Rectangle
    /// The plots with their positions from the top.
    let plots: [(plot: Plots.Plot, place: Place)]
    /// The legend.
    let legend: [Shape]

    /// The width below which the legend of panels is above them, so that they have the whole width.
    private static let narrowWidth = 360.0
}

extension PlotsLayout.Place {
    /// A number's distance from the left edge of the drawing.
    func distance(of value: Double) -> Double { horizontal.coordinate(of: value) }

    /// A number's distance from the upper edge of the drawing.
    func height(of value: Double) -> Double { vertical.coordinate(of: value) }

    /// The point of a pair of numbers, which may be outside the area.
    func point(_ x: Double, _ y: Double) -> Point { Point(distance(of: x), height(of: y)) }

    /// Whether a pair of numbers has a point.
    func isDrawable(_ x: Double, _ y: Double) -> Bool {
        horizontal.scale.position(of: x).isFinite && vertical.scale.position(of: y).isFinite
    }
}

extension PlotsLayout {
    init(of chart: Plots, width: Double, stretch: Double, theme: Theme, text: some TextMeasuring) {
        let metrics = theme.metrics
        let margin = metrics.gap
        let inner = max(0, width - 2 * margin)

        var y = margin
        title = TitleBlock(chart.title, width: inner, theme: theme, text: text)
        y += title.height
        let key = PlotLegend(of: chart, theme: theme)
        let isKeyBeside = chart.plots.allSatisfy(\.form.isPanel) && width >= Self.narrowWidth && !key.entries.isEmpty
        let keyWidth = isKeyBeside ? min(key.width(text: text), width / 3) : inner
        let corner = Point(isKeyBeside ? width - margin - keyWidth : margin, y)
        let (shapes, keyHeight) =
            isKeyBeside
            ? key.column(at: corner, width: keyWidth, text: text) : key.rows(at: corner, width: keyWidth, text: text)
        legend = shapes
        if !isKeyBeside, !shapes.isEmpty { y += keyHeight + metrics.gap * 1.6 }

        var plots: [(Plots.Plot, Place)] = []
        let frame = PlotFrame(width: width, stretch: stretch, theme: theme, text: text)
        let room = isKeyBeside ? max(0, inner - keyWidth - metrics.gap * 2) : inner
        for (index, row) in PlotRow.rows(of: chart, width: room, frame: frame).enumerated() {
            if index > 0 { y += metrics.gap * 1.8 }
            let areaTop = y + (row.columns.map { frame.headHeight(of: $0.plot) }.max() ?? 0)
            let places = row.columns.map { frame.place(of: $0, left: margin, top: y, areaTop: areaTop) }
            plots += zip(row.columns.map(\.plot), places)
            y = zip(row.columns, places).map { frame.bottom(of: $0.plot, at: $1) }.max() ?? y
        }
        self.plots = plots
        if isKeyBeside { y = max(y, corner.y + keyHeight) }
        size = Size(width: width, height: y + margin)
        limits = Rectangle(x: 0, y: 0, width: width, height: size.height).inset(by: margin)
    }
}
