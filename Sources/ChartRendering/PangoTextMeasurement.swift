import Cairo
public import Charts

/// Measures text with Pango as it will be rendered.
public struct PangoTextMeasurement: TextMeasuring {
    /// The height of capitals and the depth of descenders, relative to the font size.
    private let capitals: Double
    private let descenders: Double
    /// The widths measured so far.
    private let widths = TextWidths()

    /// A measurement for a font family.
    ///
    /// - Throws: `CairoError` if Pango would substitute another family; the message says what to install.
    public init(family: String) throws {
        let context = try TextContext()
        let size = 100.0
        let layout = try TextLayout([TextRun("Hp")], font: Font(family: family, size: size), in: context)
        try layout.checkFonts()
        let heights = layout.inkHeights
        capitals = heights.above / size
        descenders = heights.below / size
    }

    /// The extent of a line of text in a font.
    ///
    /// Heights are those of the family the measurement was made for. Complexity: O(n) in the length of the text.
    public func extent(of text: RichText, in style: TextStyle) -> TextExtent {
        let runs = text.textRuns
        let ascent = runs.map { $0.rise + $0.scale * capitals }.max() ?? capitals
        let descent = runs.map { $0.scale * descenders - $0.rise }.max() ?? descenders
        return TextExtent(
            width: width(of: text, in: style) ?? Self.estimate(text, style), ascent: ascent * style.size,
            descent: max(descent, descenders) * style.size)
    }

    /// Widths are proportional to sizes because hinting is off, so each text is laid out once, in one size.
    private func width(of text: RichText, in style: TextStyle) -> Double? {
        let measured = style.sized(Self.measuredSize)
        return widths.width(of: TextWidths.Key(text: text, style: measured)) {
            guard let context = try? TextContext(),
                let layout = try? TextLayout(text.textRuns, font: measured.font, in: context)
            else { return nil }
            return layout.width
        }.map { $0 * style.size / Self.measuredSize }
    }

    private static let measuredSize = 64.0

    /// A generous estimate in case Pango is out of memory; rendering reports that.
    private static func estimate(_ text: RichText, _ style: TextStyle) -> Double {
        Double(text.plainText.count) * style.size
    }
}
