/// The legend of the series of plots, in rows.
struct PlotLegend {
    /// The title of what distinguishes the series.
    let title: RichText?
    /// One series for each name, in the order of first appearance; an excerpt of those with sequential colours.
    let entries: [Plots.Series]

    /// The length of an entry's sample, relative to the text size.
    private static func swatch(of series: Plots.Series) -> Double { series.line == .none ? 0.9 : 2.2 }

    init(of chart: Plots) {
        let named = chart.plots.flatMap(\.series).reduce(into: [Plots.Series]()) { entries, series in
            if !series.name.isEmpty, !entries.contains(where: { $0.name == series.name }) { entries.append(series) }
        }
        let excerpt = LegendExcerpt(of: named.filter(\.color.isTone))
        title = chart.legendTitle.map(excerpt.title)
        entries = excerpt.entries + named.filter { !$0.color.isTone }
    }

    /// The entries within a width, from an upper left corner.
    ///
    /// - Returns: The shapes and their height.
    func shapes(
        at corner: Point, width: Double, theme: Theme, text: some TextMeasuring
    ) -> (shapes: [Shape], height: Double) {
        guard !entries.isEmpty else { return ([], 0) }
        let style = theme.typography.tickStyle
        let pitch = style.size * 1.55
        let middle = text.extent(of: "H", in: style).ascent / 2
        let head = titleLine(at: Point(corner.x, corner.y + middle), width: width, theme: theme, text: text)
        let first = head.map { $0.bounds(measuredBy: text).width + style.size } ?? 0
        var (x, row) = (first, 0.0)
        var shapes = head.map { [Shape.text($0)] } ?? []
        for entry in entries {
            let label = RichText(entry.name)
            let start = style.size * (Self.swatch(of: entry) + 0.5)
            let fitted = text.fittedName(label, style: style, width: width - first - start)
            let needed = start + text.extent(of: fitted.name, in: fitted.style).width
            if x > first, x + needed > width { (x, row) = (first, row + 1) }
            let place = Point(corner.x + x, corner.y + middle + row * pitch)
            shapes += sample(of: entry, at: place, length: style.size * Self.swatch(of: entry), theme: theme)
            shapes.append(
                .text(
                    text.line(
                        fitted.name, style: fitted.style, color: theme.palette.ink,
                        at: Point(place.x + start, place.y), anchor: .start)))
            x += needed + style.size * 1.3
        }
        return (shapes, 2 * middle + row * pitch)
    }

    /// The title, which leaves half of the width to the entries.
    private func titleLine(at place: Point, width: Double, theme: Theme, text: some TextMeasuring) -> TextLine? {
        title.map { title in
            let style = text.fitted(
                title, style: theme.typography.axisTitleStyle, width: width / 2 - theme.typography.tick)
            return text.line(title, style: style, color: theme.palette.ink, at: place, anchor: .start)
        }
    }

    private func sample(of series: Plots.Series, at place: Point, length: Double, theme: Theme) -> [Shape] {
        let line = series.stroke(in: theme).map {
            Shape.polyline([place, Point(place.x + length, place.y)], $0)
        }
        return [line].compactMap(\.self)
            + series.symbolShapes(at: Point(place.x + length / 2, place.y), theme: theme)
    }
}
