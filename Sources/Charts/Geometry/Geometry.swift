/// An upright rectangle in points; y grows downwards.
public struct Rectangle: Hashable, Sendable, Codable {
    /// The left edge.
    public var x: Double
    /// The upper edge.
    public var y: Double
    /// The extent from left to right, not negative.
    public var width: Double
    /// The extent from top to bottom, not negative.
    public var height: Double

    /// The rectangle with the upper left corner (x, y); negative extents become 0.
    public init(x: Double, y: Double, width: Double, height: Double) {
        self.x = x
        self.y = y
        self.width = max(0, width)
        self.height = max(0, height)
    }

    /// The left edge.
    public var left: Double { x }
    /// The right edge.
    public var right: Double { x + width }
    /// The upper edge.
    public var top: Double { y }
    /// The lower edge.
    public var bottom: Double { y + height }
    /// The point in the middle.
    public var center: Point { Point(x + width / 2, y + height / 2) }

    /// Whether another rectangle lies within this one, up to a tolerance in points.
    public func contains(_ other: Rectangle, tolerance: Double = 0) -> Bool {
        other.left >= left - tolerance && other.right <= right + tolerance
            && other.top >= top - tolerance && other.bottom <= bottom + tolerance
    }

    /// Whether the interiors of two rectangles intersect.
    public func overlaps(_ other: Rectangle) -> Bool {
        left < other.right && other.left < right && top < other.bottom && other.top < bottom
    }

    /// The rectangle with every edge moved inwards by a distance (outwards if it is negative).
    public func inset(by distance: Double) -> Rectangle {
        Rectangle(x: x + distance, y: y + distance, width: width - 2 * distance, height: height - 2 * distance)
    }
}

/// A position on a drawing, in points from its upper left corner; y grows downwards.
public struct Point: Hashable, Sendable, Codable {
    /// The distance from the left edge.
    public var x: Double
    /// The distance from the upper edge.
    public var y: Double

    /// The point (x, y).
    public init(_ x: Double, _ y: Double) {
        self.x = x
        self.y = y
    }
}

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
