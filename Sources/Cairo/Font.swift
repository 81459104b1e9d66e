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

/// A stretch of text in one size on one level.
public struct TextRun: Hashable, Sendable {
    /// The characters.
    public var text: String
    /// The size as a share of the font's.
    public var scale: Double
    /// How far the baseline is raised, as a share of the font's size; negative lowers it.
    public var rise: Double

    /// A stretch of text in one size on one level.
    public init(_ text: String, scale: Double = 1, rise: Double = 0) {
        self.text = text
        self.scale = scale
        self.rise = rise
    }
}
