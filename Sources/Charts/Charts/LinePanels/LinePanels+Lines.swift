extension LinePanels {
    /// The bands, then the lines, then the marks of a panel, so that no band hides a line.
    func lineShapes(
        of index: Int, layout: LinePanelsLayout, xScale: StepScale, theme: Theme
    ) -> (shapes: [Shape], regions: [HotRegion]) {
        let panel = layout.panels[index]
        let colors = self.colors
        let drawn = panels[index].series.map { series in
            (
                series: series, color: colors[series.name] ?? theme.palette.ink,
                geometry: LineGeometry(of: series, in: panel.area, xScale: xScale, yScale: panel.scale)
            )
        }
        let bands = drawn.flatMap { line in
            line.geometry.bands.map { Shape.polygon($0, fill: line.color.opacity(0.16)) }
        }
        let lines = drawn.flatMap { line in
            line.geometry.lines.map {
                Shape.polyline($0, Stroke(line.color, width: theme.metrics.line, cap: .round))
            }
        }
        let radius = theme.metrics.line * 1.6
        let falls = drawn.flatMap { line in line.geometry.falls.map { (line, $0) } }
        let marks = falls.map { line, fall in
            Shape.circle(
                center: fall.point, radius: radius, fill: theme.palette.background,
                stroke: Stroke(line.color, width: theme.metrics.line * 0.8))
        }
        let regions = falls.map { line, fall in
            HotRegion(
                Rectangle(x: fall.point.x, y: fall.point.y, width: 0, height: 0).inset(by: -radius * 1.5),
                title: "\(legendTitle.plainText) \(line.series.name)",
                details: [
                    HotRegion.Detail(
                        """
                        \(panels[index].title.plainText) \(fall.isLasting ? "is 0 from" : "reaches 0 at") \
                        \(axisTitle.plainText)
                        """,
                        WrittenNumber(digits: Int(min(fall.x, 1e15)), exponent: 0).text)
                ])
        }
        let room = panel.area.inset(by: -theme.metrics.line)
        return ([.clipped(room, bands + lines)] + marks, regions)
    }
}
