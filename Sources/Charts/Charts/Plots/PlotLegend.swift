/// The legend of the series of plots, in rows or in a column.
struct PlotLegend {
    /// The title of what distinguishes the series.
    let title: RichText?
    /// One series for each name, in the order of first appearance; an excerpt of those with sequential colours.
    let entries: [Plots.Series]
    private let theme: Theme
    /// Whether samples and the distances between entries are short.
    private var isTight = false

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
    private func swatch(of series: Plots.Series) -> Double {
        style.size * (series.line == .none ? 0.9 : isTight ? 1.5 : 2.2)
    }

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
        let head = fittedTitle(width: width, text: text)
        let ascent = head.map { text.extent(of: $0.title, in: $0.style).ascent } ?? 0
        let titleLine = head.map {
            TextLine($0.title, style: $0.style, color: theme.palette.ink, at: Point(corner.x, corner.y + ascent))
        }
        let shapes = entries.enumerated().flatMap { index, series in
            let y = corner.y + ascent + style.size * (1.2 + 1.5 * Double(index))
            return entry(of: series, width: width, text: text).shapes(at: Point(corner.x, y), theme: theme, text: text)
        }
        return (
            [titleLine].compactMap(\.self).map(Shape.text) + shapes,
            ascent + style.size * (1.2 + 1.5 * Double(entries.count))
        )
    }

    /// The entries within a width, from an upper left corner; close together if that saves a row.
    ///
    /// - Returns: The shapes and their height.
    func rows(at corner: Point, width: Double, text: some TextMeasuring) -> (shapes: [Shape], height: Double) {
        var tight = self
        tight.isTight = true
        let (usual, saving) = (
            spacedRows(at: corner, width: width, text: text), tight.spacedRows(at: corner, width: width, text: text)
        )
        return saving.height < usual.height ? saving : usual
    }

    /// The entries at their distances.
    private func spacedRows(
        at corner: Point, width: Double, text: some TextMeasuring
    ) -> (shapes: [Shape], height: Double) {
        guard !entries.isEmpty else { return ([], 0) }
        let pitch = style.size * 1.55
        let head = fittedTitle(width: width / 2 - theme.typography.tick, text: text)
        let highest = max(style.size, head?.style.size ?? 0)
        let middle = text.extent(of: "H", in: style.sized(highest)).ascent / 2
        let titleLine = head.map {
            text.line(
                $0.title, style: $0.style, color: theme.palette.ink, at: Point(corner.x, corner.y + middle),
                anchor: .start)
        }
        let first = titleLine.map { $0.bounds(measuredBy: text).width + style.size } ?? 0
        var (x, row) = (first, 0.0)
        var shapes = [titleLine].compactMap(\.self).map(Shape.text)
        for series in entries {
            let entry = entry(of: series, width: width - first, text: text)
            if x > first, x + entry.width > width { (x, row) = (first, row + 1) }
            let place = Point(corner.x + x, corner.y + middle + row * pitch)
            shapes += entry.shapes(at: place, theme: theme, text: text)
            x += entry.width + style.size * (isTight ? 0.9 : 1.3)
        }
        return (shapes, 2 * middle + row * pitch)
    }

    /// The title with its font within a width; nil if there is none.
    private func fittedTitle(width: Double, text: some TextMeasuring) -> (title: RichText, style: TextStyle)? {
        title.map { ($0, text.fitted($0, style: theme.typography.axisTitleStyle, width: width)) }
    }

    /// One entry within a width.
    private func entry(of series: Plots.Series, width: Double, text: some TextMeasuring) -> LegendEntry {
        let start = start(of: series)
        let fitted = text.fittedName(RichText(series.name), style: style, width: width - start)
        return LegendEntry(
            series: series, swatch: swatch(of: series), start: start, name: fitted.name, style: fitted.style,
            width: start + text.extent(of: fitted.name, in: fitted.style).width)
    }
}

/// An entry of a legend: a sample of a series and its name.
private struct LegendEntry {
    let series: Plots.Series
    /// The length of the sample.
    let swatch: Double
    /// The distance of the name from the left edge.
    let start: Double
    /// The name as drawn, and its font.
    let name: RichText
    let style: TextStyle
    /// The whole width.
    let width: Double

    /// The sample and the name, with the left edge at a point.
    func shapes(at place: Point, theme: Theme, text: some TextMeasuring) -> [Shape] {
        let line = series.stroke(in: theme).map { Shape.polyline([place, Point(place.x + swatch, place.y)], $0) }
        let symbol = series.symbolShapes(at: Point(place.x + swatch / 2, place.y), theme: theme)
        let label = text.line(
            name, style: style, color: theme.palette.ink, at: Point(place.x + start, place.y), anchor: .start)
        return [line].compactMap(\.self) + symbol + [.text(label)]
    }
}
