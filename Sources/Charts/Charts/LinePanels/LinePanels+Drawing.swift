extension LinePanels {
    /// Draws the panels; the legend stands beside them, above them where the drawing is narrow.
    public func drawing(width: Double, theme: Theme, text: some TextMeasuring) -> Drawing {
        let width = ChartWidth.nearest(to: width)
        let layout = LinePanelsLayout(of: self, width: width, theme: theme, text: text)
        let xScale = stepScale
        var shapes = titleShapes(layout: layout, theme: theme, text: text)
        var regions: [HotRegion] = []
        for index in panels.indices {
            let lines = lineShapes(of: index, layout: layout, xScale: xScale, theme: theme)
            shapes += axisShapes(of: index, layout: layout, xScale: xScale, theme: theme, text: text) + lines.shapes
            regions += lines.regions
        }
        shapes += sharedAxisShapes(layout: layout, xScale: xScale, theme: theme, text: text) + layout.legend
        return Drawing(
            size: layout.size, background: theme.palette.background, shapes: shapes, hotRegions: regions)
    }

    private func titleShapes(layout: LinePanelsLayout, theme: Theme, text: some TextMeasuring) -> [Shape] {
        guard let title else { return [] }
        let style = text.fitted(title, style: theme.typography.titleStyle, width: layout.limits.width)
        let baseline = layout.limits.top + text.extent(of: title, in: style).ascent
        return [.text(TextLine(title, style: style, color: theme.palette.ink, at: Point(layout.limits.left, baseline)))]
    }
}
