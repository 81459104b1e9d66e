/// The legend of the series: a column beside the panels, or rows above them.
struct LineLegend {
    /// The title of what distinguishes the series.
    let title: RichText
    /// The series listed, in order.
    let names: [String]
    /// Their colours.
    let colors: [String: Color]

    /// A legend of all series, or of ten that stand for more than twelve.
    init(title: RichText, names: [String], colors: [String: Color]) {
        let excerpt = LegendExcerpt(of: names)
        self.title = excerpt.title(title)
        self.names = excerpt.entries
        self.colors = colors
    }

    /// The length of the line sample in an entry, relative to the text size.
    private static let swatch = 1.9

    /// The width of one entry: a line sample and the name.
    private func entryWidth(_ name: String, style: TextStyle, text: some TextMeasuring) -> Double {
        style.size * (Self.swatch + 0.5) + text.extent(of: RichText(name), in: style).width
    }

    /// The width of the legend as a column.
    func columnWidth(theme: Theme, text: some TextMeasuring) -> Double {
        let style = theme.typography.tickStyle
        let entries = names.map { entryWidth($0, style: style, text: text) }.max() ?? 0
        return max(entries, text.extent(of: title, in: theme.typography.axisTitleStyle).width)
    }

    /// The legend as a column with its upper left corner at a point.
    func column(at corner: Point, width: Double, theme: Theme, text: some TextMeasuring) -> [Shape] {
        let titleStyle = text.fitted(title, style: theme.typography.axisTitleStyle, width: width)
        let ascent = text.extent(of: title, in: titleStyle).ascent
        let style = theme.typography.tickStyle
        let titleLine = TextLine(
            title, style: titleStyle, color: theme.palette.ink, at: Point(corner.x, corner.y + ascent))
        return [.text(titleLine)]
            + names.enumerated().flatMap { index, name in
                let y = corner.y + ascent + style.size * (1.2 + 1.5 * Double(index))
                return entry(name, at: Point(corner.x, y), width: width, theme: theme, text: text)
            }
    }

    /// The height of the legend as a column.
    func columnHeight(theme: Theme, text: some TextMeasuring) -> Double {
        text.extent(of: title, in: theme.typography.axisTitleStyle).ascent
            + theme.typography.tick * (1.2 + 1.5 * Double(names.count))
    }

    /// The legend as rows within a width, from an upper left corner.
    ///
    /// - Returns: The shapes and their height.
    func rows(
        at corner: Point, width: Double, theme: Theme, text: some TextMeasuring
    ) -> (shapes: [Shape], height: Double) {
        let style = theme.typography.tickStyle
        let titleStyle = text.fitted(
            title, style: theme.typography.axisTitleStyle, width: width / 2 - theme.typography.tick)
        let pitch = style.size * 1.5
        let middle = text.extent(of: title, in: titleStyle).ascent / 2
        let gap = style.size
        var shapes: [Shape] = [
            .text(
                text.line(
                    title, style: titleStyle, color: theme.palette.ink, at: Point(corner.x, corner.y + middle),
                    anchor: .start))
        ]
        let start = min(corner.x + text.extent(of: title, in: titleStyle).width + gap, corner.x + width / 2)
        let end = corner.x + width
        var x = start
        var row = 0.0
        for name in names {
            let needed = min(entryWidth(name, style: style, text: text), end - start)
            if x + needed > end, x > start {
                x = start
                row += 1
            }
            let place = Point(x, corner.y + middle + row * pitch)
            shapes += entry(name, at: place, width: end - x, theme: theme, text: text)
            x += needed + gap
        }
        return (shapes, 2 * middle + row * pitch)
    }

    private func entry(
        _ name: String, at place: Point, width: Double, theme: Theme, text: some TextMeasuring
    ) -> [Shape] {
        let base = theme.typography.tickStyle
        let color = colors[name] ?? theme.palette.ink
        let end = place.x + base.size * Self.swatch
        let label = RichText(name)
        let textLeft = end + base.size * 0.5
        let fitted = text.fittedName(label, style: base, width: place.x + width - textLeft)
        return [
            .polyline(
                [Point(place.x, place.y), Point(end, place.y)],
                Stroke(color, width: theme.metrics.line * 1.3, cap: .butt)),
            .text(
                text.line(
                    fitted.name, style: fitted.style, color: theme.palette.ink, at: Point(textLeft, place.y),
                    anchor: .start)),
        ]
    }
}
