extension LinePanels {
    /// Draws the panels.
    public func drawing(width: Double, theme: Theme, text: some TextMeasuring) -> Drawing {
        Drawing(
            size: Size(width: ChartWidth.nearest(to: width), height: 200), background: theme.palette.background,
            shapes: [])
    }
}
