extension LinePanels {
    /// The bands, then the lines, the dashed lines and the marks of a panel, so that no band hides a line.
    func lineShapes(
        of index: Int, layout: LinePanelsLayout, xScale: StepScale, theme: Theme
    ) -> (shapes: [Shape], regions: [HotRegion]) {
        let panel = layout.panels[index]
        let colors = colors(in: theme)
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
        let references = panels[index].series.compactMap { series in
            referenceLine(of: series, in: panel, xScale: xScale, theme: theme)
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
        return ([.clipped(room, bands + lines + references)] + marks, regions)
    }

    /// The dashed reference line of a series; nil for none.
    private func referenceLine(
        of series: LinePanels.Series, in panel: LinePanelsLayout.Panel, xScale: StepScale, theme: Theme
    ) -> Shape? {
        let points = series.reference.compactMap { point -> Point? in
            let (x, height) = (xScale.position(of: point.x), panel.scale.position(of: point.value))
            guard x.isFinite, height.isFinite else { return nil }
            return Point(panel.area.left + x * panel.area.width, panel.area.bottom - height * panel.area.height)
        }
        guard points.count > 1 else { return nil }
        let width = theme.metrics.line
        return .polyline(points, Stroke(theme.palette.ink, width: width * 0.6, dash: [width * 2.4, width * 1.6]))
    }
}
