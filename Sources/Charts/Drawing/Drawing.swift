/// A finished picture as a plain value, in points.
///
/// A chart is a pure function to a drawing, so it can be tested by its shapes, and one drawing serves SVG, PDF and PNG.
public struct Drawing: Hashable, Sendable, Codable {
    /// The size.
    public var size: Size
    /// The background colour.
    public var background: Color
    /// The shapes, from the bottom to the top.
    public var shapes: [Shape]
    /// The regions that represent data.
    public var hotRegions: [HotRegion]

    /// A picture from its parts, with every coordinate rounded to a thousandth of a point.
    ///
    /// Rounding removes differences in the last digits of the system's mathematical functions.
    public init(size: Size, background: Color, shapes: [Shape], hotRegions: [HotRegion] = []) {
        self.size = size.roundedToThousandths
        self.background = background
        self.shapes = shapes.map(\.roundedToThousandths)
        self.hotRegions = hotRegions.map { region in
            HotRegion(region.rectangle.roundedToThousandths, title: region.title, details: region.details)
        }
    }
}
