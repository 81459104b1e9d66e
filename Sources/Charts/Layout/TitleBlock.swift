/// The title above a chart, broken into as many lines as its width requires.
struct TitleBlock {
    private let lines: [RichText]
    private let style: TextStyle
    private let pitch: Double
    /// The height of the first line above its baseline; 0 without a title.
    let ascent: Double

    /// The height from the top of the first line's capitals to the descenders of the last line, plus the distance to
    /// the next part; 0 without a title.
    let height: Double

    /// A title as a theme shows it: broken at spaces, and smaller only if a word is wider than the drawing.
    ///
    /// A word still too wide at three quarters of the size loses its middle.
    ///
    /// - Parameter style: The font; nil for that of a chart's title.
    init(_ title: RichText?, width: Double, style: TextStyle? = nil, theme: Theme, text: some TextMeasuring) {
        let full = style ?? theme.typography.titleStyle
        guard theme.showsTitles, let title, !title.plainText.isEmpty else {
            (lines, self.style, pitch, ascent, height) = ([], full, 0, 0, 0)
            return
        }
        let lines = title.broken(width: width, style: full, text: text)
        let fitting = lines.map { text.fittingSize(of: $0, style: full, width: width) }.min() ?? full.size
        let least = full.sized(min(full.size, max(0.75 * full.size, 7)))
        let shorter =
            fitting < least.size
            ? lines.compactMap { $0.shortened(width: width, style: least, text: text) } : []
        let isShortened = !shorter.isEmpty && shorter.count == lines.count
        let style = isShortened ? least : full.sized(fitting)
        let shown = isShortened ? shorter : lines
        let extents = shown.map { text.extent(of: $0, in: style) }
        let descent = extents.last?.descent ?? 0
        self.lines = shown
        self.style = style
        pitch = style.size * 1.25
        ascent = extents.first?.ascent ?? 0
        height = ascent + Double(shown.count - 1) * pitch + descent + theme.metrics.gap
    }

    /// The lines, from an upper left corner.
    func shapes(at corner: Point, theme: Theme) -> [Shape] {
        lines.enumerated().map { index, line in
            .text(
                TextLine(
                    line, style: style, color: theme.palette.ink,
                    at: Point(corner.x, corner.y + ascent + Double(index) * pitch)))
        }
    }
}
