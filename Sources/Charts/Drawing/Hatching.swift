/// Parallel strokes that rise to the right at 45 degrees.
public struct Hatching: Hashable, Sendable, Codable {
    /// The stroke of each line.
    public var stroke: Stroke
    /// The distance between neighbours, in points across the strokes.
    public var spacing: Double

    /// Lines of a stroke at a distance.
    public init(stroke: Stroke, spacing: Double) {
        self.stroke = stroke
        self.spacing = spacing
    }
}
