/// A length on paper.
public struct Length: Hashable, Sendable {
    /// The length in points, 72 to the inch.
    public let points: Double

    /// A length in points.
    public init(points: Double) { self.points = points }

    /// The allowed units and their lengths in points.
    private static let units: [(name: String, points: Double)] = [
        ("in", 72), ("mm", 72 / 25.4), ("cm", 72 / 2.54), ("pt", 1),
    ]

    /// Parses a length such as `3.25in`, `82mm`, `8cm` or `234pt`, or returns nil.
    ///
    /// The number has no sign or exponent; a space may precede the unit.
    public init?(_ text: String) {
        guard let unit = Self.units.first(where: { text.hasSuffix($0.name) }) else { return nil }
        var digits = text.dropLast(unit.name.count)
        if digits.last == " " { digits.removeLast() }
        guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E }), let number = Double(digits),
            number.isFinite
        else { return nil }
        points = number * unit.points
    }
}
