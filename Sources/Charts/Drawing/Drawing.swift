/// A finished picture as a plain value: what stands where, in points.
///
/// A chart is a pure function to a drawing, so it is tested by looking at shapes, and one drawing becomes SVG, PDF and
/// PNG alike.
public struct Drawing: Hashable, Sendable, Codable {
    /// How large it is.
    public var size: Size
    /// What lies under everything.
    public var background: Color
    /// What is drawn, from the bottom to the top.
    public var shapes: [Shape]
    /// The places that stand for data.
    public var hotRegions: [HotRegion]

    /// A picture from its parts, with every coordinate rounded to a thousandth of a point.
    ///
    /// Rounding keeps the last digits of a system's mathematical functions out of the picture.
    public init(size: Size, background: Color, shapes: [Shape], hotRegions: [HotRegion] = []) {
        self.size = size.roundedToThousandths
        self.background = background
        self.shapes = shapes.map(\.roundedToThousandths)
        self.hotRegions = hotRegions.map { region in
            HotRegion(region.rectangle.roundedToThousandths, title: region.title, details: region.details)
        }
    }
}
