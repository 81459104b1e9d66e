/// A transformation of shapes, part by part.
package struct ShapeMapping {
    /// Maps points.
    private let point: (Point) -> Point
    /// Maps rectangles.
    private let rectangle: (Rectangle) -> Rectangle
    /// Maps radii, line widths and font sizes.
    private let length: (Double) -> Double
    /// Maps colours.
    private let color: (Color) -> Color

    /// A transformation; omitted parts stay unchanged.
    package init(
        point: @escaping (Point) -> Point = { $0 }, rectangle: @escaping (Rectangle) -> Rectangle = { $0 },
        length: @escaping (Double) -> Double = { $0 }, color: @escaping (Color) -> Color = { $0 }
    ) {
        self.point = point
        self.rectangle = rectangle
        self.length = length
        self.color = color
    }

    /// The transformed shape; colours are visited in a fixed order for all shapes of a kind.
    ///
    /// - Complexity: O(n) in the number of points and of shapes within.
    package func callAsFunction(_ shape: Shape) -> Shape {
        switch shape {
        case .rectangle(let area, let fill, let stroke):
            return .rectangle(rectangle(area), fill: fill.map(color), stroke: stroke.map(self.stroke))
        case .gradient(let area, let colors):
            return .gradient(rectangle(area), colors.map(color))
        case .hatching(let area, let hatching):
            return .hatching(
                rectangle(area),
                Hatching(stroke: stroke(hatching.stroke), spacing: length(hatching.spacing)))
        case .polyline(let points, let stroke):
            return .polyline(points.map(point), self.stroke(stroke))
        case .polygon(let points, let fill):
            return .polygon(points.map(point), fill: color(fill))
        case .circle(let center, let radius, let fill, let stroke):
            return .circle(
                center: point(center), radius: length(radius), fill: fill.map(color), stroke: stroke.map(self.stroke))
        case .text(var line):
            line.position = point(line.position)
            line.style.size = length(line.style.size)
            line.color = color(line.color)
            return .text(line)
        case .clipped(let area, let shapes):
            return .clipped(rectangle(area), shapes.map(callAsFunction))
        }
    }

    private func stroke(_ stroke: Stroke) -> Stroke {
        Stroke(color(stroke.color), width: length(stroke.width), dash: stroke.dash.map(length), cap: stroke.cap)
    }
}
