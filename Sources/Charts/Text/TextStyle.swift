/// The font of a line of text.
public struct TextStyle: Hashable, Sendable, Codable {
    /// The weight of the letters.
    public enum Weight: String, Hashable, Sendable, Codable, CaseIterable {
        /// The weight of running text.
        case regular
        /// The weight of titles.
        case bold
    }

    /// The family, such as "DejaVu Sans".
    public var family: String
    /// The size of the em square in points.
    public var size: Double
    /// The weight.
    public var weight: Weight

    /// A font of a family, size and weight.
    public init(family: String, size: Double, weight: Weight = .regular) {
        self.family = family
        self.size = size
        self.weight = weight
    }

    /// The same font in another size.
    public func sized(_ size: Double) -> TextStyle {
        TextStyle(family: family, size: size, weight: weight)
    }
}
