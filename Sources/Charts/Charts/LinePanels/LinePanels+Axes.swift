extension LinePanels {
    /// Grid lines, axes, numbers and the title of a panel; the lowest panel has the numbers of the shared axis.
    func axisShapes(
        of index: Int, layout: LinePanelsLayout, xScale: StepScale, theme: Theme, text: some TextMeasuring
    ) -> [Shape] {
        let panel = layout.panels[index]
        let xTicks = xScale.ticks(atMost: 8)
        let title = panels[index].title
        let titleStyle = text.fitted(
            title, style: theme.typography.axisTitleStyle, width: layout.limits.right - layout.limits.left)
        let titleLine = TextLine(
            title, style: titleStyle, color: theme.palette.ink, at: Point(layout.limits.left, panel.titleBaseline))
        return gridShapes(of: panel, xScale: xScale, xTicks: xTicks, theme: theme)
            + Self.valueNumbers(of: panel, theme: theme, text: text)
            + Self.stepMarks(of: panel, xScale: xScale, xTicks: xTicks, theme: theme) + [.text(titleLine)]
    }

    /// The numbers and the title of the shared axis.
    func sharedAxisShapes(
        layout: LinePanelsLayout, xScale: StepScale, theme: Theme, text: some TextMeasuring
    ) -> [Shape] {
        guard let panel = layout.panels.last else { return [] }
        let (type, ink, limits) = (theme.typography, theme.palette.ink, layout.limits)
        let numbers = xScale.ticks(atMost: 8).map { tick in
            let half = text.extent(of: tick.label, in: type.tickStyle).width / 2
            let x = panel.area.left + xScale.position(of: tick.value) * panel.area.width
            return TextLine(
                tick.label, style: type.tickStyle, color: ink,
                at: Point(min(max(x, limits.left + half), limits.right - half), layout.tickBaseline), anchor: .middle)
        }
        let style = text.fitted(axisTitle, style: type.axisTitleStyle, width: limits.width)
        let half = text.extent(of: axisTitle, in: style).width / 2
        let center = min(max(panel.area.center.x, limits.left + half), limits.right - half)
        let title = TextLine(
            axisTitle, style: style, color: ink, at: Point(center, layout.axisTitleBaseline), anchor: .middle)
        return (numbers.withoutOverlaps(measuredBy: text, distance: theme.metrics.gap / 2) + [title]).map(Shape.text)
    }

    private func gridShapes(
        of panel: LinePanelsLayout.Panel, xScale: StepScale, xTicks: [Tick], theme: Theme
    ) -> [Shape] {
        let (area, stroke) = (panel.area, Stroke(theme.palette.grid, width: theme.metrics.hairline))
        let rows = panel.ticks.map { tick in
            let y = area.bottom - panel.scale.position(of: tick.value) * area.height
            return Shape.polyline([Point(area.left, y), Point(area.right, y)], stroke)
        }
        let columns = xTicks.map { tick in
            let x = area.left + xScale.position(of: tick.value) * area.width
            return Shape.polyline([Point(x, area.top), Point(x, area.bottom)], stroke)
        }
        return rows + columns
    }

    private static func valueNumbers(
        of panel: LinePanelsLayout.Panel, theme: Theme, text: some TextMeasuring
    ) -> [Shape] {
        let (area, style) = (panel.area, theme.typography.tickStyle)
        let stroke = Stroke(theme.palette.axis, width: theme.metrics.hairline)
        var marks: [Shape] = []
        var numbers: [TextLine] = []
        for tick in panel.ticks {
            let y = area.bottom - panel.scale.position(of: tick.value) * area.height
            marks.append(.polyline([Point(area.left - theme.metrics.tick, y), Point(area.left, y)], stroke))
            let place = Point(area.left - theme.metrics.tick - theme.metrics.gap * 0.6, y)
            numbers.append(text.line(tick.label, style: style, color: theme.palette.ink, at: place, anchor: .end))
        }
        return marks + numbers.withoutOverlaps(measuredBy: text, distance: 0).map(Shape.text)
    }

    /// The panel's floor with its ticks, and the axis break between 0 and 1.
    private static func stepMarks(
        of panel: LinePanelsLayout.Panel, xScale: StepScale, xTicks: [Tick], theme: Theme
    ) -> [Shape] {
        let (area, metrics) = (panel.area, theme.metrics)
        let stroke = Stroke(theme.palette.axis, width: metrics.hairline)
        func tick(_ value: Double, _ length: Double) -> Shape {
            let x = area.left + xScale.position(of: value) * area.width
            return .polyline([Point(x, area.bottom), Point(x, area.bottom + length)], stroke)
        }
        let marks = xTicks.map { tick($0.value, metrics.tick) } + xScale.minorTicks.map { tick($0, metrics.tick / 2) }
        let side = Shape.polyline([Point(area.left, area.top), Point(area.left, area.bottom)], stroke)
        guard xScale.showsZero else {
            return marks + [side, .polyline([Point(area.left, area.bottom), Point(area.right, area.bottom)], stroke)]
        }
        let middle = area.left + xScale.breakPosition * area.width
        let half = metrics.tick * 0.45
        let floor = [(area.left, middle - half), (middle + half, area.right)].map { start, end in
            Shape.polyline([Point(start, area.bottom), Point(end, area.bottom)], stroke)
        }
        let slashes = [middle - half, middle + half].map { x in
            Shape.polyline(
                [
                    Point(x - metrics.tick * 0.3, area.bottom + metrics.tick * 0.8),
                    Point(x + metrics.tick * 0.3, area.bottom - metrics.tick * 0.8),
                ], stroke)
        }
        return marks + [side] + floor + slashes
    }
}
