/// The style of a line.
public struct Stroke: Hashable, Sendable, Codable {
    /// The shape of a line's ends.
    public enum Cap: String, Hashable, Sendable, Codable, CaseIterable {
        /// The line ends exactly at its last point.
        case butt
        /// The line ends in a semicircle.
        case round
    }

    /// The colour.
    public var color: Color
    /// The width in points.
    public var width: Double
    /// The alternating lengths of dashes and gaps, in points; empty for a solid line.
    public var dash: [Double]
    /// The shape of the ends.
    public var cap: Cap

    /// A line's colour, width, dashes and ends.
    public init(_ color: Color, width: Double, dash: [Double] = [], cap: Cap = .butt) {
        self.color = color
        self.width = width
        self.dash = dash
        self.cap = cap
    }
}
