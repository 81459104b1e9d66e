/// A width and a height in points, 72 to the inch.
public struct Size: Hashable, Sendable, Codable {
    /// The extent from left to right.
    public var width: Double
    /// The extent from top to bottom.
    public var height: Double

    /// The extent width × height.
    public init(width: Double, height: Double) {
        self.width = width
        self.height = height
    }
}
