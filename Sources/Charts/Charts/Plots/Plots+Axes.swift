extension Plots.Plot {
    /// Grid lines, axes, numbers and titles.
    func axisShapes(
        at place: PlotsLayout.Place, theme: Theme, text: some TextMeasuring
    ) -> [Shape] {
        let area = place.area
        let grid = Stroke(theme.palette.grid, width: theme.metrics.hairline)
        let axis = Stroke(theme.palette.axis, width: theme.metrics.hairline)
        var (lines, marks): ([Shape], [Shape]) = ([], [])
        for tick in place.yTicks {
            let y = place.height(of: tick.value)
            lines.append(.polyline([Point(area.left, y), Point(area.right, y)], grid))
            marks.append(.polyline([Point(area.left - theme.metrics.tick, y), Point(area.left, y)], axis))
        }
        for tick in place.xTicks {
            let x = place.distance(of: tick.value)
            lines.append(.polyline([Point(x, area.top), Point(x, area.bottom)], grid))
            marks.append(.polyline([Point(x, area.bottom), Point(x, area.bottom + theme.metrics.tick)], axis))
        }
        let frame = Shape.polyline(
            [Point(area.left, area.top), Point(area.left, area.bottom), Point(area.right, area.bottom)], axis)
        return lines + marks + [frame]
            + texts(at: place, theme: theme, text: text).map(Shape.text)
    }

    /// The heading, the title of the vertical axis, the numbers along both axes that fit, and the title of the
    /// horizontal axis.
    private func texts(
        at place: PlotsLayout.Place, theme: Theme, text: some TextMeasuring
    ) -> [TextLine] {
        let (type, ink, area) = (theme.typography, theme.palette.ink, place.area)
        let heights = place.yTicks.map { tick in
            let y = place.height(of: tick.value)
            let x = area.left - theme.metrics.tick - theme.metrics.gap * 0.6
            return text.line(tick.label, style: type.tickStyle, color: ink, at: Point(x, y), anchor: .end)
        }.withoutOverlaps(measuredBy: text, distance: 0)
        let allNumbers = place.xTicks.map { tick in
            let half = text.extent(of: tick.label, in: type.tickStyle).width / 2
            let x = place.distance(of: tick.value)
            return TextLine(
                tick.label, style: type.tickStyle, color: ink,
                at: Point(
                    min(max(x, place.column.lowerBound + half), place.column.upperBound - half), place.tickBaseline),
                anchor: .middle)
        }
        let numbers = allNumbers.thinnedEvenly(measuredBy: text, distance: theme.metrics.gap / 2)
        let width = place.column.upperBound - place.column.lowerBound
        let titleLine = TextLine(
            vertical.title, style: text.fitted(vertical.title, style: type.axisTitleStyle, width: width), color: ink,
            at: Point(place.column.lowerBound, place.titleBaseline))
        let headingStyle = theme.typography.headingStyle
        let headingLine = heading.map { heading in
            let fitted = text.fittedName(heading, style: headingStyle, width: width)
            return TextLine(
                fitted.name, style: fitted.style, color: ink,
                at: Point(place.column.lowerBound, place.headingBaseline))
        }
        let axisTitle = horizontal.title
        let axisStyle = text.fitted(axisTitle, style: type.axisTitleStyle, width: width)
        let half = text.extent(of: axisTitle, in: axisStyle).width / 2
        let center = min(max(area.center.x, place.column.lowerBound + half), place.column.upperBound - half)
        let axisLine = TextLine(
            axisTitle, style: axisStyle, color: ink, at: Point(center, place.axisTitleBaseline), anchor: .middle)
        return [headingLine, titleLine].compactMap(\.self) + heights + numbers + [axisLine]
    }
}

extension [TextLine] {
    /// All lines, or every second, third and so on, so that they do not touch.
    fileprivate func thinnedEvenly(measuredBy text: some TextMeasuring, distance: Double) -> [TextLine] {
        for stride in 1..<Swift.max(2, count) {
            let some = enumerated().filter { $0.offset.isMultiple(of: stride) }.map(\.element)
            if some.withoutOverlaps(measuredBy: text, distance: distance).count == some.count { return some }
        }
        return withoutOverlaps(measuredBy: text, distance: distance)
    }
}
