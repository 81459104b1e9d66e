/// The legend of a colour scale: a strip of its colours with numbers along it.
struct ColorBar {
    /// The direction in which the numbers grow.
    enum Direction {
        /// To the right, with the numbers below and the title above.
        case rightwards
        /// Upwards, with the numbers and then the title to the right.
        case upwards

        /// The edge of the strip that has the numbers.
        fileprivate var edge: AxisRuler.Edge {
            switch self {
            case .rightwards: .bottom
            case .upwards: .right
            }
        }
    }

    /// The colour scale.
    let colors: ColorScale
    /// The title of the numbers.
    let title: RichText
    /// The direction in which they grow.
    let direction: Direction
    /// The numbers: those of both ends, then round ones between them.
    let ticks: [Tick]
    /// The label of the box for numbers beyond the scale; nil if there is no box.
    let beyond: RichText?
    /// The thickness of the strip.
    let breadth: Double

    init(
        colors: ColorScale, title: RichText, direction: Direction, beyond: RichText?, isAbbreviated: Bool, theme: Theme
    ) {
        self.colors = colors
        self.title = title
        self.direction = direction
        self.beyond = beyond
        ticks = Self.ticks(on: colors.scale).map { isAbbreviated ? Self.abbreviated($0) : $0 }
        breadth = theme.typography.tick * 1.1
    }

    /// The ends with three significant digits, unless these are round numbers, and round numbers.
    private static func ticks(on scale: any Scale) -> [Tick] {
        let round = scale.ticks(atMost: 6)
        func isAt(_ end: Double, _ tick: Tick) -> Bool {
            (scale.position(of: tick.value) - scale.position(of: end)).magnitude < 1e-6
        }
        let ends = [scale.bounds.lowerBound, scale.bounds.upperBound].compactMap { end in
            round.first { isAt(end, $0) }
                ?? WrittenNumber(roundedToThreeDigits: end).map { Tick(value: end, label: RichText($0.shortened.text)) }
        }
        return ends + round.filter { !ends.contains($0) }
    }

    /// The tick with its number in thousands, unless it is small or written as a power.
    private static func abbreviated(_ tick: Tick) -> Tick {
        let isPower = tick.label.runs.count > 1
        return isPower || tick.value.magnitude < 1_000
            ? tick : Tick(value: tick.value, label: RichText(WrittenNumber.inThousands(tick.value)))
    }

    /// The thickness of the bar: the strip, its numbers and its title.
    func thickness(theme: Theme, text: some TextMeasuring) -> Double {
        let (tickStyle, titleStyle) = (theme.typography.tickStyle, theme.typography.axisTitleStyle)
        let labels = ticks.map(\.label) + [beyond].compactMap(\.self)
        let numbers =
            direction == .upwards
            ? text.widest(labels, in: tickStyle) : labels.map { text.extent(of: $0, in: tickStyle).ascent }.max() ?? 0
        let metrics = theme.metrics
        return text.height(of: title, in: titleStyle) + metrics.gap * 0.8 + breadth + metrics.tick + metrics.gap / 2
            + numbers
    }
}

extension ColorBar {
    /// The strip, the box beyond it, numbers and title.
    ///
    /// - Parameters:
    ///   - area: The area of the bar: as long as the strip with its box, as thick as `thickness`.
    ///   - limits: The area that numbers and title must not leave.
    func shapes(in area: Rectangle, limits: Rectangle, theme: Theme, text: some TextMeasuring) -> [Shape] {
        let titleHeight = text.height(of: title, in: theme.typography.axisTitleStyle)
        let whole =
            direction == .upwards
            ? Rectangle(x: area.left, y: area.top, width: breadth, height: area.height)
            : Rectangle(
                x: area.left, y: area.top + titleHeight + theme.metrics.gap * 0.4, width: area.width, height: breadth)
        let box = beyond.map { ColorBarBox(label: $0, of: self, within: whole, theme: theme, text: text) }
        let strip = box?.strip ?? whole
        let titleLine = Shape.text(titleLine(area: area, limits: limits, theme: theme, text: text))
        let ruler = ruler(along: strip, ticks: ticks, theme: theme)
        let label = box.map { $0.line(beside: ruler, limits: limits, theme: theme, text: text) }
        let numbers = ruler.numbers(within: limits, theme: theme, text: text).filter { number in
            label.map { !$0.bounds(measuredBy: text).overlaps(number.bounds(measuredBy: text)) } ?? true
        }
        // A tick whose number has no room would be taken for that of the number beside it.
        let written = ticks.filter { tick in numbers.contains { $0.text == tick.label } }
        let marks = self.ruler(along: strip, ticks: written, theme: theme).tickMarks(theme: theme)
        return [gradient(in: strip)] + (box?.shapes(color: colors.map.beyond, theme: theme) ?? []) + marks
            + (numbers + [label].compactMap(\.self)).map(Shape.text) + [titleLine]
    }

    /// A gradient of 33 colours, closer to the colormap than the eye can distinguish.
    private func gradient(in strip: Rectangle) -> Shape {
        .gradient(strip, (0...32).map { colors.map.color(at: Double($0) / 32) })
    }

    private func ruler(along strip: Rectangle, ticks: [Tick], theme: Theme) -> AxisRuler {
        AxisRuler(
            edge: direction.edge, area: strip, scale: colors.scale, ticks: ticks,
            numberDistance: theme.metrics.gap / 2, prefersFirstNumbers: true)
    }

    private func titleLine(
        area: Rectangle, limits: Rectangle, theme: Theme, text: some TextMeasuring
    ) -> TextLine {
        let available = direction == .upwards ? limits.height : limits.right - area.left
        let style = text.fitted(title, style: theme.typography.axisTitleStyle, width: available)
        let extent = text.extent(of: title, in: style)
        switch direction {
        case .upwards:
            let half = extent.width / 2
            let center = min(max(area.center.y, limits.top + half), limits.bottom - half)
            return text.upwards(
                title, style: style, color: theme.palette.ink, capitalsAt: area.right - extent.height, centerY: center)
        case .rightwards:
            return TextLine(
                title, style: style, color: theme.palette.ink, at: Point(area.left, area.top + extent.ascent))
        }
    }
}
