/// A line of text at a position.
public struct TextLine: Hashable, Sendable, Codable {
    /// The part of the line that is at its position.
    public enum Anchor: String, Hashable, Sendable, Codable, CaseIterable {
        /// The beginning of the baseline.
        case start
        /// The middle of the baseline.
        case middle
        /// The end of the baseline.
        case end
    }

    /// The reading direction of a line.
    public enum Direction: String, Hashable, Sendable, Codable, CaseIterable {
        /// From left to right.
        case rightwards
        /// From the bottom to the top, rotated a quarter turn counter-clockwise.
        case upwards
    }

    /// The text.
    public var text: RichText
    /// Its font.
    public var style: TextStyle
    /// Its colour.
    public var color: Color
    /// The position of the anchored part of the baseline.
    public var position: Point
    /// The part of the baseline that is at the position.
    public var anchor: Anchor
    /// The reading direction.
    public var direction: Direction

    /// A line of text at a position.
    public init(
        _ text: RichText, style: TextStyle, color: Color, at position: Point, anchor: Anchor = .start,
        direction: Direction = .rightwards
    ) {
        self.text = text
        self.style = style
        self.color = color
        self.position = position
        self.anchor = anchor
        self.direction = direction
    }

    /// The rectangle the line covers on the drawing.
    public func bounds(measuredBy measuring: some TextMeasuring) -> Rectangle {
        let extent = measuring.extent(of: text, in: style)
        let before =
            switch anchor {
            case .start: 0.0
            case .middle: extent.width / 2
            case .end: extent.width
            }
        return switch direction {
        case .rightwards:
            Rectangle(
                x: position.x - before, y: position.y - extent.ascent, width: extent.width, height: extent.height)
        case .upwards:
            Rectangle(
                x: position.x - extent.ascent, y: position.y + before - extent.width, width: extent.height,
                height: extent.width)
        }
    }
}
