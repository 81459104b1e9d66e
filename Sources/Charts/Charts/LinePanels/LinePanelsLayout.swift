/// The positions of the parts of line panels.
struct LinePanelsLayout {
    /// One panel and its numbers.
    struct Panel {
        /// The plotting area.
        let area: Rectangle
        /// The baseline of its title.
        let titleBaseline: Double
        /// The scale of its values.
        let scale: any Scale
        /// The numbers along it.
        let ticks: [Tick]
    }

    /// The size of the whole drawing.
    let size: Size
    /// The title.
    let title: TitleBlock
    /// The margin between the drawing's edge and its parts.
    let margin: Double
    /// The panels from the top to the bottom.
    let panels: [Panel]
    /// The legend.
    let legend: [Shape]
    /// The baseline of the shared axis's numbers.
    let tickBaseline: Double
    /// The baseline of the shared axis's title.
    let axisTitleBaseline: Double

    /// The width below which the legend is above the panels, so that they have the whole width.
    static let narrowWidth = 360.0

    /// The drawing without its margins.
    var limits: Rectangle { Rectangle(x: 0, y: 0, width: size.width, height: size.height).inset(by: margin) }
}

extension LinePanelsLayout {
    init(of chart: LinePanels, width: Double, stretch: Double, theme: Theme, text: some TextMeasuring) {
        let (type, metrics) = (theme.typography, theme.metrics)
        let gap = metrics.gap
        margin = gap

        let unit = stretch * min(max(width * 0.3, 84), 160)
        let heights = chart.panels.map { unit * min(max($0.relativeHeight, 0.2), 5) }
        let scales = chart.panels.map(\.valueScale)
        let ticks = zip(scales, heights).map { scale, height in
            scale.ticks(atMost: Int(height / (type.tick * 1.8)))
        }
        let numberWidth = min(text.widest(ticks.joined().map(\.label), in: type.tickStyle), width / 3)
        let left = margin + numberWidth + gap * 0.6 + metrics.tick

        let names = chart.names
        let legend = LineLegend(title: chart.legendTitle, names: names, colors: chart.colors(in: theme))
        let isLegendBeside = width >= Self.narrowWidth && !names.isEmpty
        let columnWidth = min(legend.columnWidth(theme: theme, text: text), width / 3)
        let right = margin + (isLegendBeside ? columnWidth + gap * 2 : type.tick)
        let areaWidth = max(0, width - left - right)

        var y = margin
        title = TitleBlock(chart.title, width: width - 2 * margin, theme: theme, text: text)
        y += title.height
        var legendShapes: [Shape] = []
        if !isLegendBeside, !names.isEmpty {
            let rows = legend.rows(at: Point(margin, y), width: width - 2 * margin, theme: theme, text: text)
            legendShapes = rows.shapes
            y += rows.height + gap * 1.6
        }
        let top = y
        var panels: [Panel] = []
        for (index, panel) in chart.panels.enumerated() {
            let extent = text.extent(of: panel.title, in: type.axisTitleStyle)
            let titleBaseline = y + extent.ascent
            y += extent.height + gap
            let area = Rectangle(x: left, y: y, width: areaWidth, height: heights[index])
            panels.append(Panel(area: area, titleBaseline: titleBaseline, scale: scales[index], ticks: ticks[index]))
            y += heights[index] + (index + 1 < chart.panels.count ? gap * 2 : 0)
        }
        self.panels = panels
        let digits = text.extent(of: "0", in: type.tickStyle)
        tickBaseline = y + metrics.tick + gap * 0.6 + digits.ascent
        let axisTitle = text.extent(of: chart.axisTitle, in: type.axisTitleStyle)
        axisTitleBaseline = tickBaseline + gap + axisTitle.ascent
        y = axisTitleBaseline + axisTitle.descent
        if isLegendBeside {
            let corner = Point(width - margin - columnWidth, top)
            legendShapes = legend.column(at: corner, width: columnWidth, theme: theme, text: text)
            y = max(y, top + legend.columnHeight(theme: theme, text: text))
        }
        self.legend = legendShapes
        size = Size(width: width, height: y + margin)
    }
}
