/// The legend of a dot plot, in rows.
struct DotLegend {
    private let keys: [DotPlot.Key]

    init(_ keys: [DotPlot.Key]) {
        self.keys = keys
    }

    /// The entries within a width, from an upper left corner.
    ///
    /// - Returns: The shapes and their height.
    func shapes(
        at corner: Point, width: Double, theme: Theme, text: some TextMeasuring
    ) -> (shapes: [Shape], height: Double) {
        let style = theme.typography.tickStyle
        let (pitch, start) = (style.size * 1.55, style.size * 1.2)
        let middle = text.extent(of: "H", in: style).ascent / 2
        var (x, row) = (0.0, 0.0)
        var shapes: [Shape] = []
        for key in keys {
            let label = RichText(key.name)
            let fitted = text.fittedName(label, style: style, width: width - start)
            let needed = start + text.extent(of: fitted.name, in: fitted.style).width
            if x > 0, x + needed > width { (x, row) = (0, row + 1) }
            let place = Point(corner.x + x, corner.y + middle + row * pitch)
            shapes.append(key.mark.shape(at: Point(place.x + style.size * 0.45, place.y), theme: theme))
            shapes.append(
                .text(
                    text.line(
                        fitted.name, style: fitted.style, color: theme.palette.ink,
                        at: Point(place.x + start, place.y), anchor: .start)))
            x += needed + style.size * 1.3
        }
        return (shapes, keys.isEmpty ? 0 : 2 * middle + row * pitch)
    }
}

extension DotPlot.Mark {
    /// The distance from a mark's centre to its edge.
    static func radius(in theme: Theme) -> Double { theme.metrics.line * 1.7 }

    /// The colour of its outline or fill.
    func color(in theme: Theme) -> Color { tone.map(theme.inks.color(tone:)) ?? theme.palette.axis }

    /// The mark at a point; open marks are opaque inside.
    func shape(at center: Point, theme: Theme) -> Shape {
        let (radius, color) = (Self.radius(in: theme), color(in: theme))
        let fill = isFilled ? color : theme.palette.background
        let stroke = Stroke(color, width: theme.metrics.line * 0.8)
        switch outline {
        case .circle: return .circle(center: center, radius: radius, fill: fill, stroke: stroke)
        case .square:
            let square = Rectangle(x: center.x, y: center.y, width: 0, height: 0).inset(by: -radius * 0.9)
            return .rectangle(square, fill: fill, stroke: stroke)
        }
    }
}
