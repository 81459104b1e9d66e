/// One thing that is drawn; later shapes cover earlier ones.
public indirect enum Shape: Hashable, Sendable, Codable {
    /// An upright rectangle, filled, outlined or both.
    case rectangle(Rectangle, fill: Color?, stroke: Stroke?)
    /// A rectangle whose colours run along its longer side, rightwards or upwards, at equal distances.
    case gradient(Rectangle, [Color])
    /// Slanting lines within a rectangle.
    case hatching(Rectangle, Hatching)
    /// A line through points in order.
    case polyline([Point], Stroke)
    /// A filled area with straight edges.
    case polygon([Point], fill: Color)
    /// A disc, filled, outlined or both; the radius is in points.
    case circle(center: Point, radius: Double, fill: Color?, stroke: Stroke?)
    /// A line of text.
    case text(TextLine)
    /// Shapes of which only what lies within a rectangle is seen.
    case clipped(Rectangle, [Shape])
}
