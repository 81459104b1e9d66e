/// The box beyond the end of a colour bar, for numbers that are only known to be larger than some number.
struct ColorBarBox {
    /// The bar without the box and the gap before it.
    let strip: Rectangle
    /// The box.
    let area: Rectangle
    private let label: RichText
    private let direction: ColorBar.Direction

    /// A box that leaves room for its label beside the number at the end of the strip.
    ///
    /// - Parameters:
    ///   - label: Its label.
    ///   - bar: The colour bar.
    ///   - whole: The area of strip and box.
    ///   - theme: The theme.
    ///   - text: The measurement of text.
    init(label: RichText, of bar: ColorBar, within whole: Rectangle, theme: Theme, text: some TextMeasuring) {
        let (style, gap) = (theme.typography.tickStyle, theme.metrics.gap)
        self.label = label
        direction = bar.direction
        // The second tick is that of the upper end.
        let last = bar.ticks.dropFirst().first?.label ?? ""
        switch bar.direction {
        case .rightwards:
            let (width, end) = (text.extent(of: label, in: style).width, text.extent(of: last, in: style).width)
            let length = min(max(bar.breadth * 2, width), whole.width / 4)
            let distance = min(max(gap * 0.8, (end + width - length) / 2 + gap * 1.2), whole.width / 4)
            area = Rectangle(x: whole.right - length, y: whole.top, width: length, height: whole.height)
            strip = Rectangle(
                x: whole.left, y: whole.top, width: whole.width - length - distance, height: whole.height)
        case .upwards:
            let length = min(bar.breadth * 1.3, whole.height / 4)
            let distance = min(max(gap * 0.8, style.size * 1.5 - length / 2), whole.height / 4)
            area = Rectangle(x: whole.left, y: whole.top, width: whole.width, height: length)
            strip = Rectangle(
                x: whole.left, y: whole.top + length + distance, width: whole.width,
                height: whole.height - length - distance)
        }
    }

    /// The box with an outline, since its colour may be pale.
    func shapes(color: Color, theme: Theme) -> [Shape] {
        [.rectangle(area, fill: color, stroke: Stroke(theme.palette.axis, width: theme.metrics.hairline))]
    }

    /// The label in line with the numbers of the strip.
    func line(beside ruler: AxisRuler, limits: Rectangle, theme: Theme, text: some TextMeasuring) -> TextLine {
        let style = theme.typography.tickStyle
        switch direction {
        case .rightwards:
            let half = text.extent(of: label, in: style).width / 2
            let x = min(max(area.center.x, limits.left + half), limits.right - half)
            return TextLine(
                label, style: style, color: theme.palette.ink,
                at: Point(x, ruler.baseline(theme: theme, text: text)), anchor: .middle)
        case .upwards:
            let x = area.right + theme.metrics.tick + theme.metrics.gap / 2
            return text.line(
                label, style: text.fitted(label, style: style, width: limits.right - x), color: theme.palette.ink,
                at: Point(x, area.center.y), anchor: .start)
        }
    }
}
