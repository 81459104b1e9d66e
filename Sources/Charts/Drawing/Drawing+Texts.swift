/// The texts of a drawing, and whether they are legible.
extension Drawing {
    /// All shapes, including those within clips, from the bottom to the top.
    package var flattened: [Shape] { Self.flatten(shapes) }

    /// All lines of text.
    package var texts: [TextLine] {
        flattened.compactMap { if case .text(let line) = $0 { line } else { nil } }
    }

    /// The pairs of text lines that overlap.
    package func overlappingTexts(measuredBy text: some TextMeasuring) -> [(String, String)] {
        let boxes = texts.map { ($0.text.plainText, $0.bounds(measuredBy: text).inset(by: 0.01)) }
        return boxes.indices.flatMap { one in
            boxes.indices.dropFirst(one + 1).filter { boxes[one].1.overlaps(boxes[$0].1) }.map {
                (boxes[one].0, boxes[$0].0)
            }
        }
    }

    /// The text lines that extend beyond the drawing.
    package func textsOutside(measuredBy text: some TextMeasuring) -> [String] {
        let whole = Rectangle(x: 0, y: 0, width: size.width, height: size.height)
        return texts.filter { !whole.contains($0.bounds(measuredBy: text), tolerance: 0.01) }.map(\.text.plainText)
    }

    private static func flatten(_ shapes: [Shape]) -> [Shape] {
        shapes.flatMap { if case .clipped(_, let inner) = $0 { flatten(inner) } else { [$0] } }
    }
}
