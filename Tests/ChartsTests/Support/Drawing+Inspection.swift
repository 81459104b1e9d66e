import Charts

extension Drawing {
    /// All text lines with a given text.
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

    /// The corners of all filled polygons.
    var polygons: [[Point]] {
        flattened.compactMap { if case .polygon(let points, _) = $0 { points } else { nil } }
    }

    /// All lines through points.
    var polylines: [(points: [Point], stroke: Stroke)] {
        flattened.compactMap { if case .polyline(let points, let stroke) = $0 { (points, stroke) } else { nil } }
    }

    /// All lines within plotting areas.
    var clippedPolylines: [(points: [Point], stroke: Stroke)] {
        shapes.flatMap { shape -> [(points: [Point], stroke: Stroke)] in
            guard case .clipped(_, let inner) = shape else { return [] }
            return inner.compactMap { if case .polyline(let points, let stroke) = $0 { (points, stroke) } else { nil } }
        }
    }

    /// The lines that connect data, recognised by their round ends.
    var dataLines: [(points: [Point], stroke: Stroke)] { clippedPolylines.filter { $0.stroke.cap == .round } }

    /// The centres of all circles.
    var circles: [Point] {
        flattened.compactMap { if case .circle(let center, _, _, _) = $0 { center } else { nil } }
    }

    /// Whether it contains a gradient.
    var hasGradient: Bool {
        flattened.contains { if case .gradient = $0 { true } else { false } }
    }
}
