/// One axis of a chart, along an edge of an area: its grid lines, its line with ticks, and its numbers.
struct AxisRuler {
    /// The edge of the area along which the axis runs.
    enum Edge {
        /// Below the area; numbers grow to the right.
        case bottom
        /// To the left of the area; numbers grow upwards.
        case left
        /// To the right of the area; numbers grow upwards.
        case right

        /// Whether it runs from left to right.
        var isHorizontal: Bool {
            switch self {
            case .bottom: true
            case .left, .right: false
            }
        }
    }

    /// The edge along which it runs.
    let edge: Edge
    /// The area that it belongs to.
    let area: Rectangle
    /// The map from its numbers to positions.
    let scale: any Scale
    /// The numbers along it.
    let ticks: [Tick]
    /// The distance between the ticks and the numbers.
    let numberDistance: Double
    /// The numbers that are marked but not written; nil for those of the scale.
    var minorTicks: [Double]?
    /// Whether names stand in the place of numbers.
    var hasNames = false
    /// Whether numbers that would touch earlier ones are left out, rather than every second or third number.
    var prefersFirstNumbers = false

    /// The distance of numbers from the edge, ticks included.
    private func reach(theme: Theme) -> Double { theme.metrics.tick + numberDistance }

    /// The point on the edge of a position, which is bounded so that it can be drawn even if infinite.
    private func point(at position: Double) -> Point {
        let bounded = min(max(position, -100), 100)
        return switch edge {
        case .bottom: Point(area.left + bounded * area.width, area.bottom)
        case .left: Point(area.left, area.bottom - bounded * area.height)
        case .right: Point(area.right, area.bottom - bounded * area.height)
        }
    }

    /// A number's distance from the left edge of the drawing if the axis is horizontal, otherwise from its upper edge.
    func coordinate(of value: Double) -> Double {
        let point = point(at: scale.position(of: value))
        return edge.isHorizontal ? point.x : point.y
    }

    /// Lines across the area, one for each number; none if the theme has no grid lines.
    func gridLines(theme: Theme) -> [Shape] {
        guard theme.showsGridLines else { return [] }
        let stroke = Stroke(theme.palette.grid, width: theme.metrics.hairline)
        return ticks.map { tick in
            let point = point(at: scale.position(of: tick.value))
            return switch edge {
            case .bottom: .polyline([Point(point.x, area.top), Point(point.x, area.bottom)], stroke)
            case .left, .right: .polyline([Point(area.left, point.y), Point(area.right, point.y)], stroke)
            }
        }
    }

    /// The ticks outside the area: full length for numbers, half for the positions between them.
    func tickMarks(theme: Theme) -> [Shape] {
        let stroke = Stroke(theme.palette.axis, width: theme.metrics.hairline)
        func mark(_ value: Double, length: Double) -> Shape {
            let point = point(at: scale.position(of: value))
            return switch edge {
            case .bottom: .polyline([point, Point(point.x, point.y + length)], stroke)
            case .left: .polyline([Point(point.x - length, point.y), point], stroke)
            case .right: .polyline([point, Point(point.x + length, point.y)], stroke)
            }
        }
        return ticks.map { mark($0.value, length: theme.metrics.tick) }
            + (minorTicks ?? scale.minorTicks).map { mark($0, length: theme.metrics.tick / 2) }
    }

    /// The numbers, centred on their ticks but within the limits.
    ///
    /// Numbers that would touch are left out: evenly along the bottom unless the axis has a break or prefers its first
    /// numbers, otherwise only those.
    /// Along the sides, names are shortened to their room, and numbers become smaller.
    func numbers(within limits: Rectangle, theme: Theme, text: some TextMeasuring) -> [TextLine] {
        switch edge {
        case .bottom: return numbersBelow(within: limits, theme: theme, text: text)
        case .left:
            let end = area.left - reach(theme: theme)
            return numbersBeside(end, anchor: .end, room: end - limits.left, theme: theme, text: text)
        case .right:
            let start = area.right + reach(theme: theme)
            return numbersBeside(start, anchor: .start, room: limits.right - start, theme: theme, text: text)
        }
    }

    private func numbersBelow(within limits: Rectangle, theme: Theme, text: some TextMeasuring) -> [TextLine] {
        let style = theme.typography.tickStyle
        let baseline = baseline(theme: theme, text: text)
        let numbers = ticks.map { tick in
            let half = text.extent(of: tick.label, in: style).width / 2
            let x = min(max(coordinate(of: tick.value), limits.left + half), limits.right - half)
            return TextLine(
                tick.label, style: style, color: theme.palette.ink, at: Point(x, baseline), anchor: .middle)
        }
        let distance = theme.metrics.gap / 2
        return scale.breakPosition == nil && !prefersFirstNumbers
            ? numbers.thinnedEvenly(measuredBy: text, distance: distance)
            : numbers.withoutOverlaps(measuredBy: text, distance: distance)
    }

    private func numbersBeside(
        _ x: Double, anchor: TextLine.Anchor, room: Double, theme: Theme, text: some TextMeasuring
    ) -> [TextLine] {
        let style = theme.typography.tickStyle
        let sizes = ticks.map { text.fittingSize(of: $0.label, style: style, width: room) }
        let numberStyle = style.sized(sizes.min() ?? style.size)
        return ticks.map { tick in
            let fitted =
                hasNames
                ? text.fittedName(tick.label, style: style, width: room) : (name: tick.label, style: numberStyle)
            return text.line(
                fitted.name, style: fitted.style, color: theme.palette.ink,
                at: Point(x, coordinate(of: tick.value)), anchor: anchor)
        }.withoutOverlaps(measuredBy: text, distance: 0)
    }

    /// The baseline of the numbers below an area.
    func baseline(theme: Theme, text: some TextMeasuring) -> Double {
        area.bottom + reach(theme: theme) + text.extent(of: "0", in: theme.typography.tickStyle).ascent
    }

    /// The pieces of the line along the edge, from its lower end: two if the scale has a break, otherwise one.
    private func edgePieces(theme: Theme) -> [[Point]] {
        guard let middle = scale.breakPosition else { return [[point(at: 0), point(at: 1)]] }
        return [
            [point(at: 0), edgeEnd(beside: middle, side: -1, theme: theme)],
            [edgeEnd(beside: middle, side: 1, theme: theme), point(at: 1)],
        ]
    }

    /// The end of the line at a break, on one side or the other.
    private func edgeEnd(beside position: Double, side: Double, theme: Theme) -> Point {
        let (point, half) = (point(at: position), side * theme.metrics.tick * 0.45)
        return edge.isHorizontal ? Point(point.x + half, point.y) : Point(point.x, point.y - half)
    }

    /// The two strokes that show a break.
    private func breakMarks(theme: Theme) -> [[Point]] {
        guard let middle = scale.breakPosition else { return [] }
        let (along, across) = (theme.metrics.tick * 0.3, theme.metrics.tick * 0.8)
        return [-1, 1].map { side in
            let end = edgeEnd(beside: middle, side: side, theme: theme)
            return edge.isHorizontal
                ? [Point(end.x - along, end.y + across), Point(end.x + along, end.y - across)]
                : [Point(end.x - across, end.y + along), Point(end.x + across, end.y - along)]
        }
    }

    /// The lines along two edges that share a corner, as one line where neither scale has a break.
    static func frame(left: AxisRuler, bottom: AxisRuler, theme: Theme) -> [Shape] {
        var lines = left.edgePieces(theme: theme).reversed().map { Array($0.reversed()) }
        let floor = bottom.edgePieces(theme: theme)
        lines[lines.count - 1] += floor[0].dropFirst()
        lines += floor.dropFirst()
        let stroke = Stroke(theme.palette.axis, width: theme.metrics.hairline)
        return (lines + left.breakMarks(theme: theme) + bottom.breakMarks(theme: theme)).map { .polyline($0, stroke) }
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

    /// The lines that keep at least a distance from all lines kept before them.
    ///
    /// Complexity: O(n²) in the number of lines, of which axes have few.
    fileprivate func withoutOverlaps(measuredBy text: some TextMeasuring, distance: Double) -> [TextLine] {
        var kept: [(line: TextLine, bounds: Rectangle)] = []
        for line in self {
            let bounds = line.bounds(measuredBy: text)
            let reach = bounds.inset(by: -distance / 2)
            if !kept.contains(where: { $0.bounds.inset(by: -distance / 2).overlaps(reach) }) {
                kept.append((line, bounds))
            }
        }
        return kept.map(\.line)
    }
}
