extension Plots.Series {
    /// The radius of points of the usual size.
    static func symbolRadius(in theme: Theme) -> Double { theme.metrics.line * 1.7 }

    /// One of its points; empty if they are not drawn.
    func symbolShapes(at center: Point, theme: Theme) -> [Shape] {
        let (radius, color) = (Self.symbolRadius(in: theme) * symbolScale, color(in: theme))
        let outline = Stroke(color, width: theme.metrics.line * 0.8)
        let ground = theme.palette.background
        switch symbol {
        case .none: return []
        case .disc: return [.circle(center: center, radius: radius, fill: color, stroke: nil)]
        case .ring: return [.circle(center: center, radius: radius, fill: ground, stroke: outline)]
        case .square, .diamond, .triangle:
            return [.polygon(corners(around: center, radius: radius), fill: color)]
        case .openSquare, .openDiamond, .openTriangle:
            let corners = corners(around: center, radius: radius)
            // The outline continues beyond its first corner, so that this corner is as sharp as the others.
            let closed = Stroke(color, width: outline.width, cap: .round)
            return [.polygon(corners, fill: ground), .polyline(corners + corners.prefix(1), closed)]
        case .tick:
            return [
                .polyline(
                    [Point(center.x, center.y - radius * 1.2), Point(center.x, center.y + radius * 1.2)], outline)
            ]
        }
    }

    /// The corners of shapes with about the same area as a circle of the radius.
    private func corners(around center: Point, radius: Double) -> [Point] {
        func corner(_ x: Double, _ y: Double) -> Point { Point(center.x + x * radius, center.y + y * radius) }
        return switch symbol {
        case .square, .openSquare: [corner(-0.9, -0.9), corner(0.9, -0.9), corner(0.9, 0.9), corner(-0.9, 0.9)]
        case .diamond, .openDiamond: [corner(0, -1.3), corner(1.3, 0), corner(0, 1.3), corner(-1.3, 0)]
        case .triangle, .openTriangle: [corner(0, -1.3), corner(1.2, 0.8), corner(-1.2, 0.8)]
        case .none, .disc, .ring, .tick: []
        }
    }
}
