/// The letter of a panel and the title of its chart, on one baseline.
struct PanelHead {
    private let letter: RichText?
    private let style: TextStyle
    private let title: TitleBlock
    /// The distance of the title from the left edge of the letter.
    private let indent: Double
    /// The distance of the baseline from the upper edge.
    private let ascent: Double

    /// The height, including the distance to the panel; 0 without a letter and a title.
    let height: Double

    /// A letter and a title or, if the theme shows no titles, a short name, within a width.
    init(
        letter: String?, title: RichText?, name: RichText?, width: Double, theme: Theme, text: some TextMeasuring
    ) {
        let shown = theme.showsTitles ? title : name
        var theme = theme
        theme.showsTitles = true
        let style = theme.typography.headingStyle
        self.style = style
        self.letter = letter.map { RichText($0) }
        let extent = letter.map { text.extent(of: RichText($0), in: style) }
        indent = extent.map { $0.width + style.size * 0.6 } ?? 0
        self.title = TitleBlock(shown, width: max(0, width - indent), style: style, theme: theme, text: text)
        ascent = max(extent?.ascent ?? 0, self.title.ascent)
        height =
            ascent + max(extent.map { $0.descent + theme.metrics.gap } ?? 0, self.title.height - self.title.ascent)
    }

    /// The letter and the lines of the title, from an upper left corner.
    func shapes(at corner: Point, theme: Theme) -> [Shape] {
        let mark = letter.map { letter in
            Shape.text(
                TextLine(
                    letter, style: style, color: theme.palette.ink, at: Point(corner.x, corner.y + ascent)))
        }
        let lines = title.shapes(at: Point(corner.x + indent, corner.y + ascent - title.ascent), theme: theme)
        return [mark].compactMap(\.self) + lines
    }
}
