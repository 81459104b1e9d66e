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
    /// The thickness of the strip.
    let breadth: Double

    init(colors: ColorScale, title: RichText, direction: Direction, theme: Theme) {
        self.colors = colors
        self.title = title
        self.direction = direction
        ticks = Self.ticks(on: colors.scale)
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

    /// The thickness of the bar: the strip, its numbers and its title.
    func thickness(theme: Theme, text: some TextMeasuring) -> Double {
        let (tickStyle, titleStyle) = (theme.typography.tickStyle, theme.typography.axisTitleStyle)
        let labels = ticks.map(\.label)
        let numbers =
            direction == .upwards
            ? text.widest(labels, in: tickStyle) : labels.map { text.extent(of: $0, in: tickStyle).ascent }.max() ?? 0
        let metrics = theme.metrics
        return text.height(of: title, in: titleStyle) + metrics.gap * 0.8 + breadth + metrics.tick + metrics.gap / 2
            + numbers
    }
}

extension ColorBar {
    /// The strip, numbers and title.
    ///
    /// - Parameters:
    ///   - area: The area of the bar: as long as the strip, as thick as `thickness`.
    ///   - limits: The area that numbers and title must not leave.
    func shapes(in area: Rectangle, limits: Rectangle, theme: Theme, text: some TextMeasuring) -> [Shape] {
        let titleHeight = text.height(of: title, in: theme.typography.axisTitleStyle)
        let strip =
            direction == .upwards
            ? Rectangle(x: area.left, y: area.top, width: breadth, height: area.height)
            : Rectangle(
                x: area.left, y: area.top + titleHeight + theme.metrics.gap * 0.4, width: area.width, height: breadth)
        return [gradient(in: strip)] + marks(along: strip, limits: limits, theme: theme, text: text)
            + [.text(titleLine(area: area, limits: limits, theme: theme, text: text))]
    }

    /// A gradient of 33 colours, closer to the colormap than the eye can distinguish.
    private func gradient(in strip: Rectangle) -> Shape {
        .gradient(strip, (0...32).map { colors.map.color(at: Double($0) / 32) })
    }

    private func marks(
        along strip: Rectangle, limits: Rectangle, theme: Theme, text: some TextMeasuring
    ) -> [Shape] {
        let ruler = AxisRuler(
            edge: direction.edge, area: strip, scale: colors.scale, ticks: ticks,
            numberDistance: theme.metrics.gap / 2, prefersFirstNumbers: true)
        return ruler.tickMarks(theme: theme) + ruler.numbers(within: limits, theme: theme, text: text).map(Shape.text)
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
