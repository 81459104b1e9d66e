/// The extent of a line of text, in points.
public struct TextExtent: Hashable, Sendable {
    /// The advance from the first to the last letter.
    public var width: Double
    /// The height of capitals and digits, including superscripts, above the baseline.
    public var ascent: Double
    /// The depth of descenders, including subscripts, below the baseline.
    public var descent: Double

    /// An extent from its parts.
    public init(width: Double, ascent: Double, descent: Double) {
        self.width = width
        self.ascent = ascent
        self.descent = descent
    }

    /// The height from the deepest descender to the top of the capitals.
    public var height: Double { ascent + descent }
}

/// Measures the extent of text.
public protocol TextMeasuring: Sendable {
    /// The extent of a line of text in a font.
    func extent(of text: RichText, in style: TextStyle) -> TextExtent
}
