/// A shape; later shapes cover earlier ones.
public indirect enum Shape: Hashable, Sendable, Codable {
    /// An upright rectangle, filled, outlined or both.
    case rectangle(Rectangle, fill: Color?, stroke: Stroke?)
    /// A rectangle with a gradient of equally spaced colours along its longer side, rightwards or upwards.
    case gradient(Rectangle, [Color])
    /// Slanting lines within a rectangle.
    case hatching(Rectangle, Hatching)
    /// A line through points in order.
    case polyline([Point], Stroke)
    /// A filled polygon.
    case polygon([Point], fill: Color)
    /// A disc, filled, outlined or both; the radius is in points.
    case circle(center: Point, radius: Double, fill: Color?, stroke: Stroke?)
    /// A line of text.
    case text(TextLine)
    /// Shapes clipped to a rectangle.
    case clipped(Rectangle, [Shape])
}

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
