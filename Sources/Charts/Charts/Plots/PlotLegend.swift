/// The legend of the series of plots, in rows or in a column.
struct PlotLegend {
    /// The title of what distinguishes the series.
    let title: RichText?
    /// One series for each name, in the order of first appearance; an excerpt of those with sequential colours.
    let entries: [Plots.Series]
    private let theme: Theme

    private var style: TextStyle { theme.typography.tickStyle }

    init(of chart: Plots, theme: Theme) {
        let named = chart.plots.flatMap(\.series).reduce(into: [Plots.Series]()) { entries, series in
            if !series.name.isEmpty, !entries.contains(where: { $0.name == series.name }) { entries.append(series) }
        }
        let excerpt = LegendExcerpt(of: named.filter(\.color.isTone))
        title = chart.legendTitle.map(excerpt.title)
        entries = excerpt.entries + named.filter { !$0.color.isTone }
        self.theme = theme
    }

    /// The length of an entry's sample.
    private func swatch(of series: Plots.Series) -> Double { style.size * (series.line == .none ? 0.9 : 2.2) }

    /// The distance of an entry's name from its left edge.
    private func start(of series: Plots.Series) -> Double { swatch(of: series) + style.size * 0.5 }

    /// The width of the legend as a column.
    func width(text: some TextMeasuring) -> Double {
        let widths = entries.map { start(of: $0) + text.extent(of: RichText($0.name), in: style).width }
        return max(widths.max() ?? 0, text.widest([title].compactMap(\.self), in: theme.typography.axisTitleStyle))
    }

    /// The entries below one another, from an upper left corner.
    ///
    /// - Returns: The shapes and their height.
    func column(at corner: Point, width: Double, text: some TextMeasuring) -> (shapes: [Shape], height: Double) {
        let titleStyle = title.map { text.fitted($0, style: theme.typography.axisTitleStyle, width: width) }
        let ascent = title.flatMap { title in titleStyle.map { text.extent(of: title, in: $0).ascent } } ?? 0
        let head = zip([title].compactMap(\.self), [titleStyle].compactMap(\.self)).map { title, style in
            Shape.text(TextLine(title, style: style, color: theme.palette.ink, at: Point(corner.x, corner.y + ascent)))
        }
        let shapes = entries.enumerated().flatMap { index, entry in
            let y = corner.y + ascent + style.size * (1.2 + 1.5 * Double(index))
            return self.shapes(of: entry, at: Point(corner.x, y), width: width, text: text).shapes
        }
        return (head + shapes, ascent + style.size * (1.2 + 1.5 * Double(entries.count)))
    }

    /// The entries within a width, from an upper left corner.
    ///
    /// - Returns: The shapes and their height.
    func rows(at corner: Point, width: Double, text: some TextMeasuring) -> (shapes: [Shape], height: Double) {
        guard !entries.isEmpty else { return ([], 0) }
        let pitch = style.size * 1.55
        let titleStyle = title.map {
            text.fitted($0, style: theme.typography.axisTitleStyle, width: width / 2 - theme.typography.tick)
        }
        let highest = max(style.size, titleStyle?.size ?? 0)
        let middle = text.extent(of: "H", in: style.sized(highest)).ascent / 2
        let head = title.flatMap { title in
            titleStyle.map {
                text.line(
                    title, style: $0, color: theme.palette.ink, at: Point(corner.x, corner.y + middle), anchor: .start)
            }
        }
        let first = head.map { $0.bounds(measuredBy: text).width + style.size } ?? 0
        var (x, row) = (first, 0.0)
        var shapes = head.map { [Shape.text($0)] } ?? []
        for entry in entries {
            func drawn(_ place: Point) -> (shapes: [Shape], width: Double) {
                self.shapes(of: entry, at: place, width: width - first, text: text)
            }
            let needed = drawn(corner).width
            if x > first, x + needed > width { (x, row) = (first, row + 1) }
            shapes += drawn(Point(corner.x + x, corner.y + middle + row * pitch)).shapes
            x += needed + style.size * 1.3
        }
        return (shapes, 2 * middle + row * pitch)
    }

    /// One entry, its left edge at a point: its sample and its name, fitted to the width.
    private func shapes(
        of series: Plots.Series, at place: Point, width: Double, text: some TextMeasuring
    ) -> (shapes: [Shape], width: Double) {
        let (length, start) = (swatch(of: series), start(of: series))
        let line = series.stroke(in: theme).map { Shape.polyline([place, Point(place.x + length, place.y)], $0) }
        let symbol = series.symbolShapes(at: Point(place.x + length / 2, place.y), theme: theme)
        let fitted = text.fittedName(RichText(series.name), style: style, width: width - start)
        let name = text.line(
            fitted.name, style: fitted.style, color: theme.palette.ink, at: Point(place.x + start, place.y),
            anchor: .start)
        return (
            [line].compactMap(\.self) + symbol + [.text(name)],
            start + text.extent(of: fitted.name, in: fitted.style).width
        )
    }
}
