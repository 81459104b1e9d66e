/// A font of a family in a size.
public struct Font: Hashable, Sendable {
    /// The family, such as "DejaVu Sans".
    public var family: String
    /// The size of the em square in the context's units.
    public var size: Double
    /// Whether it is bold.
    public var isBold: Bool

    /// A font of a family in a size.
    public init(family: String, size: Double, isBold: Bool = false) {
        self.family = family
        self.size = size
        self.isBold = isBold
    }
}

/// A piece of text with one size and level.
public struct TextRun: Hashable, Sendable {
    /// The characters.
    public var text: String
    /// The size relative to the font's.
    public var scale: Double
    /// The shift of the baseline, relative to the font's size; negative shifts it down.
    public var rise: Double

    /// A piece of text with one size and level.
    public init(_ text: String, scale: Double = 1, rise: Double = 0) {
        self.text = text
        self.scale = scale
        self.rise = rise
    }
}
