/// How much room a line of text takes, in points.
public struct TextExtent: Hashable, Sendable {
    /// The advance from the first to the last letter.
    public var width: Double
    /// The height of capitals and digits, with what is raised above them, over the baseline.
    public var ascent: Double
    /// The depth of descenders, with what is lowered, under the baseline.
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

/// Something that knows how much room text takes.
public protocol TextMeasuring: Sendable {
    /// The room a line of text takes in a font.
    func extent(of text: RichText, in style: TextStyle) -> TextExtent
}
