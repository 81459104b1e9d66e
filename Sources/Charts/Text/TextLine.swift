/// A line of text at its place.
public struct TextLine: Hashable, Sendable, Codable {
    /// Which part of the line stands at its place.
    public enum Anchor: String, Hashable, Sendable, Codable, CaseIterable {
        /// The beginning of the baseline.
        case start
        /// The middle of the baseline.
        case middle
        /// The end of the baseline.
        case end
    }

    /// Which way a line reads.
    public enum Direction: String, Hashable, Sendable, Codable, CaseIterable {
        /// From left to right.
        case rightwards
        /// From the bottom to the top, turned a quarter to the left.
        case upwards
    }

    /// What it says.
    public var text: RichText
    /// Its font.
    public var style: TextStyle
    /// Its colour.
    public var color: Color
    /// Where the anchored part of the baseline stands.
    public var position: Point
    /// Which part of the baseline stands there.
    public var anchor: Anchor
    /// Which way it reads.
    public var direction: Direction

    /// A line of text at its place.
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
