/// The positions of the panels of a grid of charts and of their common colour bar.
struct ChartGridLayout {
    /// A chart in its place.
    struct Panel {
        /// The chart without its title.
        let drawing: Drawing
        /// The upper left corner of that drawing.
        let origin: Point
        /// The area of its plots.
        let area: Rectangle
        /// The letter and the title.
        let head: PanelHead
        /// The upper left corner of the letter and the title.
        let headOrigin: Point
    }

    /// The size of the whole drawing.
    let size: Size
    /// The panels in the order of their charts.
    let panels: [Panel]
    /// The colour bar of all panels, if there is one.
    let colorBar: ColorBar?
    /// The area of the colour bar.
    let colorBarArea: Rectangle
    /// Whether the colour bar leaves the panels enough width and is long enough for its title.
    let hasRoomForColorBar: Bool
}

extension ChartGridLayout {
    /// The layout of a grid within a width.
    ///
    /// - Complexity: That of drawing every chart.
    init(
        of grid: ChartGrid, width: Double, stretch: Double, colorBar: ColorBar?, theme: Theme, text: some TextMeasuring
    ) {
        let (gap, gutter) = (theme.metrics.gap, ChartGrid.gutter(in: theme))
        let columns = grid.columnCount(width: width, theme: theme)
        let thickness = colorBar?.thickness(theme: theme, text: text) ?? 0
        // Panels have margins, so the bar is as far from the cells as that of a single heat map.
        let (beside, above) =
            switch colorBar?.direction {
            case nil: (0.0, 0.0)
            case .upwards: (gap * 0.5 + thickness + gap, 0)
            case .rightwards: (0, gap + thickness + gap * 0.5)
            }
        let available = (width - beside - gutter * Double(columns - 1)) / Double(columns)
        let columnWidth = max(available, ChartWidth.allowed.lowerBound)
        let bodies = grid.charts.map { PanelBody(of: $0, width: columnWidth, stretch: stretch, theme, text) }
        let lefts = (0..<columns).map { column in
            stride(from: column, to: bodies.count, by: columns).map { bodies[$0].area.left }.min() ?? gap
        }

        var (panels, y): ([Panel], Double) = ([], above)
        for start in stride(from: 0, to: bodies.count, by: columns) {
            if start > 0 { y += gutter }
            let row = (start..<min(start + columns, bodies.count)).map { index in
                let left = lefts[index - start]
                let letter = grid.hasLetters ? ChartGrid.letter(of: index) : nil
                let head = PanelHead(
                    letter: letter, title: grid.charts[index].title, name: grid.name(of: index),
                    width: columnWidth - gap - left, theme: theme, text: text)
                return (head: head, body: bodies[index], x: Double(index - start) * (columnWidth + gutter), left: left)
            }
            let areaTop = y + (row.map(\.head.height).max() ?? 0) + (row.map(\.body.area.top).max() ?? 0)
            let placed = row.map { head, body, x, left in
                let origin = Point(x, areaTop - body.area.top).roundedToThousandths
                return Panel(
                    drawing: body.drawing, origin: origin,
                    area: Rectangle(
                        x: origin.x + body.area.left, y: areaTop, width: body.area.width, height: body.area.height),
                    head: head, headOrigin: Point(x + left, y + gap))
            }
            panels += placed
            y = placed.map { $0.origin.y + $0.drawing.size.height }.max() ?? y
        }
        self.panels = panels
        let panelsWidth = Double(columns) * columnWidth + Double(columns - 1) * gutter
        size = Size(width: max(width, panelsWidth + beside), height: max(y, 2 * gap))

        let (left, top) = (panels.map(\.area.left).min() ?? gap, panels.map(\.area.top).min() ?? gap)
        let (right, bottom) = (panels.map(\.area.right).max() ?? left, panels.map(\.area.bottom).max() ?? top)
        self.colorBar = colorBar
        colorBarArea =
            switch colorBar?.direction {
            case nil, .upwards: Rectangle(x: panelsWidth + gap * 0.5, y: top, width: thickness, height: bottom - top)
            case .rightwards: Rectangle(x: left, y: gap, width: right - left, height: thickness)
            }
        let titleWidth = colorBar.map { text.extent(of: $0.title, in: theme.typography.axisTitleStyle).width } ?? 0
        hasRoomForColorBar = available >= ChartWidth.allowed.lowerBound && titleWidth <= y - 2 * gap
    }

    /// The panels and the colour bar.
    func drawing(theme: Theme, text: some TextMeasuring) -> Drawing {
        var (shapes, regions): ([Shape], [HotRegion]) = ([], [])
        for panel in panels {
            let contents = panel.drawing.contents(at: panel.origin)
            shapes += panel.head.shapes(at: panel.headOrigin, theme: theme) + contents.shapes
            regions += contents.hotRegions
        }
        let limits = Rectangle(x: 0, y: 0, width: size.width, height: size.height).inset(by: theme.metrics.gap)
        shapes += colorBar?.shapes(in: colorBarArea, limits: limits, theme: theme, text: text) ?? []
        return Drawing(size: size, background: theme.palette.background, shapes: shapes, hotRegions: regions)
    }
}

/// A chart without its title, as wide as a column.
private struct PanelBody {
    let drawing: Drawing
    /// The area of its plots in that drawing.
    let area: Rectangle

    init(of chart: any Chart, width: Double, stretch: Double, _ theme: Theme, _ text: some TextMeasuring) {
        var theme = theme
        theme.showsTitles = false
        // Letters belong to the panels of the grid.
        theme.showsPanelLetters = false
        drawing = chart.drawing(width: width, stretch: stretch, theme: theme, text: text)
        area = chart.plottingArea(width: width, stretch: stretch, theme: theme, text: text)
    }
}
