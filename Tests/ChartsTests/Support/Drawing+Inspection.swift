import Charts

extension Drawing {
    /// All shapes, those within clips included, from the bottom to the top.
    var flattened: [Shape] { Self.flatten(shapes) }

    /// All lines of text.
    var texts: [TextLine] {
        flattened.compactMap { if case .text(let line) = $0 { line } else { nil } }
    }

    /// All lines of text that say something.
    func texts(saying text: String) -> [TextLine] {
        texts.filter { $0.text.plainText == text }
    }

    /// All filled rectangles with their colours.
    var filledRectangles: [(rectangle: Rectangle, color: Color)] {
        flattened.compactMap { if case .rectangle(let rectangle, let fill?, _) = $0 { (rectangle, fill) } else { nil } }
    }

    /// All hatched rectangles.
    var hatched: [Rectangle] {
        flattened.compactMap { if case .hatching(let rectangle, _) = $0 { rectangle } else { nil } }
    }

    /// All lines through points.
    var polylines: [(points: [Point], stroke: Stroke)] {
        flattened.compactMap { if case .polyline(let points, let stroke) = $0 { (points, stroke) } else { nil } }
    }

    /// The centres of all circles.
    var circles: [Point] {
        flattened.compactMap { if case .circle(let center, _, _, _) = $0 { center } else { nil } }
    }

    /// Whether it holds a strip of running colours.
    var hasGradient: Bool {
        flattened.contains { if case .gradient = $0 { true } else { false } }
    }

    /// The pairs of lines of text that cover each other.
    func overlappingTexts(measuredBy text: some TextMeasuring) -> [(String, String)] {
        let boxes = texts.map { ($0.text.plainText, $0.bounds(measuredBy: text).inset(by: 0.01)) }
        return boxes.indices.flatMap { one in
            boxes.indices.dropFirst(one + 1).filter { boxes[one].1.overlaps(boxes[$0].1) }.map {
                (boxes[one].0, boxes[$0].0)
            }
        }
    }

    /// The lines of text that leave the drawing.
    func textsOutside(measuredBy text: some TextMeasuring) -> [String] {
        let whole = Rectangle(x: 0, y: 0, width: size.width, height: size.height)
        return texts.filter { !whole.contains($0.bounds(measuredBy: text), tolerance: 0.01) }.map(\.text.plainText)
    }

    private static func flatten(_ shapes: [Shape]) -> [Shape] {
        shapes.flatMap { if case .clipped(_, let inner) = $0 { flatten(inner) } else { [$0] } }
    }
}
