/// The key of the series of logarithmic plots, in rows.
struct PlotLegend {
    /// One series for each name, in the order in which they first appear.
    let entries: [LogarithmicPlots.Series]

    /// The length of an entry's sample, as a share of the text's size.
    private static func swatch(of series: LogarithmicPlots.Series) -> Double { series.line == .none ? 0.9 : 2.2 }

    init(of chart: LogarithmicPlots) {
        entries = chart.plots.flatMap(\.series).reduce(into: []) { entries, series in
            if !series.name.isEmpty, !entries.contains(where: { $0.name == series.name }) { entries.append(series) }
        }
    }

    /// The entries within a width, from an upper left corner on.
    ///
    /// - Returns: The shapes, and the height they take.
    func shapes(
        at corner: Point, width: Double, theme: Theme, text: some TextMeasuring
    ) -> (shapes: [Shape], height: Double) {
        let style = theme.typography.tickStyle
        let pitch = style.size * 1.55
        let middle = text.extent(of: "H", in: style).ascent / 2
        var (x, row) = (0.0, 0.0)
        var shapes: [Shape] = []
        for entry in entries {
            let label = RichText(entry.name)
            let start = style.size * (Self.swatch(of: entry) + 0.5)
            let needed = start + text.extent(of: label, in: style).width
            if x > 0, x + needed > width { (x, row) = (0, row + 1) }
            let place = Point(corner.x + x, corner.y + middle + row * pitch)
            let fitted = text.fitted(label, style: style, width: width - start)
            shapes += sample(of: entry, at: place, length: style.size * Self.swatch(of: entry), theme: theme)
            shapes.append(
                .text(
                    text.line(
                        label, style: fitted, color: theme.palette.ink, at: Point(place.x + start, place.y),
                        anchor: .start)))
            x += needed + style.size * 1.3
        }
        return (shapes, entries.isEmpty ? 0 : 2 * middle + row * pitch)
    }

    private func sample(
        of series: LogarithmicPlots.Series, at place: Point, length: Double, theme: Theme
    ) -> [Shape] {
        let line = series.stroke(in: theme).map {
            Shape.polyline([place, Point(place.x + length, place.y)], $0)
        }
        let symbol = series.symbolShape(at: Point(place.x + length / 2, place.y), theme: theme)
        return [line, symbol].compactMap(\.self)
    }
}

extension LogarithmicPlots.Series {
    /// The radius of its points.
    static func symbolRadius(in theme: Theme) -> Double { theme.metrics.line * 1.7 }

    /// One of its points; nothing where they are not drawn.
    func symbolShape(at center: Point, theme: Theme) -> Shape? {
        let (radius, color) = (Self.symbolRadius(in: theme), color(in: theme))
        return switch symbol {
        case .none: nil
        case .disc: .circle(center: center, radius: radius, fill: color, stroke: nil)
        case .ring:
            .circle(
                center: center, radius: radius, fill: theme.palette.background,
                stroke: Stroke(color, width: theme.metrics.line * 0.8))
        }
    }
}
