/// A series as points within a plot.
struct PlotGeometry {
    /// The corners of its line.
    let line: [Point]
    /// The outline of its band; empty if it has no band.
    let band: [Point]

    /// The geometry of samples that all have a position.
    init(of samples: [Plots.Sample], isStepped: Bool, at place: PlotsLayout.Place) {
        line = Self.path(samples.map { place.point($0.x, $0.y) }, isStepped: isStepped)
        let edges = samples.compactMap { sample in
            sample.interval.map {
                (upper: place.point(sample.x, $0.upperBound), lower: place.point(sample.x, $0.lowerBound))
            }
        }
        band =
            edges.count > 1
            ? Self.path(edges.map(\.upper), isStepped: isStepped)
                + Self.path(edges.map(\.lower), isStepped: isStepped).reversed() : []
    }

    /// Points connected by straight lines, or by steps that keep each height until the next point.
    private static func path(_ points: [Point], isStepped: Bool) -> [Point] {
        guard isStepped, let first = points.first else { return points }
        return [first] + zip(points, points.dropFirst()).flatMap { [Point($1.x, $0.y), $1] }
    }
}
