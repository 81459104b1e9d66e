extension LinePanels {
    /// Draws the panels; the legend is beside them or, in a narrow drawing, above them.
    public func drawing(width: Double, stretch: Double, theme: Theme, text: some TextMeasuring) -> Drawing {
        let width = ChartWidth.nearest(to: width)
        let layout = LinePanelsLayout(of: self, width: width, stretch: stretch, theme: theme, text: text)
        let xScale = stepScale
        var shapes = layout.title.shapes(at: Point(layout.margin, layout.margin), theme: theme)
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
}
