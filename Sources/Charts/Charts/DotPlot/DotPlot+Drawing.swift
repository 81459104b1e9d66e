extension DotPlot {
    /// Draws the panels below their legend.
    public func drawing(width: Double, stretch: Double, theme: Theme, text: some TextMeasuring) -> Drawing {
        let width = ChartWidth.nearest(to: width)
        let layout = DotPlotLayout(of: self, width: width, stretch: stretch, theme: theme, text: text)
        var shapes = layout.title.shapes(at: Point(layout.limits.left, layout.limits.top), theme: theme)
        shapes +=
            DotLegend(legend)
            .shapes(at: layout.legendCorner, width: layout.limits.width, theme: theme, text: text).shapes
        var regions: [HotRegion] = []
        for (panel, place) in zip(panels, layout.places) {
            shapes += axisShapes(of: panel, at: place, layout: layout, theme: theme, text: text)
            for (row, dot, center) in panel.dots(at: place, layout: layout, theme: theme) {
                shapes += dot.shapes(at: center, theme: theme)
                regions.append(dot.region(at: center, row: row, panel: panel, theme: theme))
            }
        }
        return Drawing(size: layout.size, background: theme.palette.background, shapes: shapes, hotRegions: regions)
    }

    /// Grid lines, the reference, names, numbers and titles.
    private func axisShapes(
        of panel: Panel, at place: DotPlotLayout.Place, layout: DotPlotLayout, theme: Theme, text: some TextMeasuring
    ) -> [Shape] {
        let (area, metrics, palette) = (place.area, theme.metrics, theme.palette)
        let grid = Stroke(palette.grid, width: metrics.hairline)
        let axis = Stroke(palette.axis, width: metrics.hairline)
        var shapes: [Shape] = panel.rows.indices.map { row in
            let y = place.rowCenter(row)
            return .polyline([Point(area.left, y), Point(area.right, y)], grid)
        }
        for tick in layout.ticks {
            let x = layout.x(of: tick.value, in: area)
            shapes.append(.polyline([Point(x, area.top), Point(x, area.bottom)], grid))
            shapes.append(.polyline([Point(x, area.bottom), Point(x, area.bottom + metrics.tick)], axis))
        }
        if let reference, reference > 0 {
            let x = layout.x(of: reference, in: area)
            let dashes = Stroke(
                palette.axis, width: metrics.line * 0.8, dash: [metrics.line * 3, metrics.line * 2])
            shapes.append(.polyline([Point(x, area.top), Point(x, area.bottom)], dashes))
        }
        shapes.append(
            .polyline(
                [Point(area.left, area.top), Point(area.left, area.bottom), Point(area.right, area.bottom)], axis))
        return shapes + texts(of: panel, at: place, layout: layout, theme: theme, text: text).map(Shape.text)
    }

    private func texts(
        of panel: Panel, at place: DotPlotLayout.Place, layout: DotPlotLayout, theme: Theme, text: some TextMeasuring
    ) -> [TextLine] {
        let (area, metrics, type, ink) = (place.area, theme.metrics, theme.typography, theme.palette.ink)
        let title = text.fittedName(panel.title, style: type.axisTitleStyle, width: area.width)
        let titleLine = TextLine(
            title.name, style: title.style, color: ink, at: Point(area.left, place.titleBaseline))
        let names = place.labelEnd.map { end in
            panel.rows.enumerated().map { row, content in
                let label = text.fittedName(content.label, style: type.tickStyle, width: end - layout.limits.left)
                return text.line(
                    label.name, style: label.style, color: ink, at: Point(end, place.rowCenter(row)), anchor: .end)
            }
        }
        let numberBaseline =
            area.bottom + metrics.tick + metrics.gap * 0.6 + text.extent(of: "0", in: type.tickStyle).ascent
        let numbers = layout.ticks.map { tick in
            let half = text.extent(of: tick.label, in: type.tickStyle).width / 2
            let x = min(layout.x(of: tick.value, in: area), layout.limits.right - half)
            return TextLine(
                tick.label, style: type.tickStyle, color: ink, at: Point(x, numberBaseline), anchor: .middle)
        }.withoutOverlaps(measuredBy: text, distance: metrics.gap / 2)
        let axisStyle = text.fitted(axisTitle, style: type.axisTitleStyle, width: area.width)
        let axisLine = TextLine(
            axisTitle, style: axisStyle, color: ink,
            at: Point(
                area.center.x, numberBaseline + metrics.gap + text.extent(of: axisTitle, in: axisStyle).ascent),
            anchor: .middle)
        return [titleLine] + (names ?? []) + numbers + [axisLine]
    }
}

extension DotPlot.Panel {
    /// The dots with the names of their rows, and their hot regions.
    fileprivate func dots(
        at place: DotPlotLayout.Place, layout: DotPlotLayout, theme: Theme
    ) -> [(row: String, dot: DotPlot.Dot, center: Point)] {
        let step = min(theme.typography.tick * 0.42, DotPlot.Mark.radius(in: theme) * 1.6)
        return rows.enumerated().flatMap { index, row in
            row.dots.enumerated().filter(\.element.isDrawable).map { position, dot in
                let offset = (Double(position) - Double(row.dots.count - 1) / 2) * step
                let x = layout.x(of: dot.value, in: place.area)
                return (row.label.plainText, dot, Point(x, place.rowCenter(index) + offset))
            }
        }
    }
}

extension DotPlot.Dot {
    /// The mark, with an arrow to the right if the number is a lower bound.
    fileprivate func shapes(at center: Point, theme: Theme) -> [Shape] {
        let mark = mark.shape(at: center, theme: theme)
        guard isBound else { return [mark] }
        let radius = DotPlot.Mark.radius(in: theme)
        let tip = Point(center.x + radius * 4.5, center.y)
        let stroke = Stroke(self.mark.color(in: theme), width: theme.metrics.line * 0.6)
        let head = [
            Point(tip.x - radius, tip.y - radius * 0.7), tip, Point(tip.x - radius, tip.y + radius * 0.7),
        ]
        return [.polyline([center, tip], stroke), .polyline(head, stroke), mark]
    }

    /// The hot region of the dot.
    fileprivate func region(at center: Point, row: String, panel: DotPlot.Panel, theme: Theme) -> HotRegion {
        HotRegion(
            Rectangle(x: center.x, y: center.y, width: 0, height: 0)
                .inset(by: -DotPlot.Mark.radius(in: theme)),
            title: "\(panel.title.plainText), \(row): \(name)", details: details)
    }
}
