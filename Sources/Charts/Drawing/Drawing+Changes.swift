import Foundation

extension Drawing {
    /// The drawing scaled to another size, including letters and lines.
    public func scaled(by factor: Double) -> Drawing {
        func area(_ rectangle: Rectangle) -> Rectangle {
            Rectangle(
                x: rectangle.x * factor, y: rectangle.y * factor, width: rectangle.width * factor,
                height: rectangle.height * factor)
        }
        let scaling = ShapeMapping(
            point: { Point($0.x * factor, $0.y * factor) }, rectangle: area, length: { $0 * factor })
        return Drawing(
            size: Size(width: size.width * factor, height: size.height * factor), background: background,
            shapes: shapes.map(scaling.callAsFunction),
            hotRegions: hotRegions.map { HotRegion(area($0.rectangle), title: $0.title, details: $0.details) })
    }

    /// The drawing as printed without colours: every colour becomes the grey of its lightness.
    public var withoutColors: Drawing {
        let greying = ShapeMapping(color: \.grey)
        return Drawing(
            size: size, background: background.grey, shapes: shapes.map(greying.callAsFunction),
            hotRegions: hotRegions)
    }

    /// All shapes, including the background, with the upper left corner at a point.
    func shapes(at corner: Point) -> [Shape] {
        let whole = Rectangle(x: corner.x, y: corner.y, width: size.width, height: size.height)
        return [.rectangle(whole, fill: background, stroke: nil)] + contents(at: corner).shapes
    }

    /// The shapes without the background, and the hot regions, with the upper left corner of the drawing at a point.
    func contents(at corner: Point) -> (shapes: [Shape], hotRegions: [HotRegion]) {
        func moved(_ rectangle: Rectangle) -> Rectangle {
            Rectangle(
                x: rectangle.x + corner.x, y: rectangle.y + corner.y, width: rectangle.width, height: rectangle.height)
        }
        let moving = ShapeMapping(point: { Point($0.x + corner.x, $0.y + corner.y) }, rectangle: moved)
        return (
            shapes.map(moving.callAsFunction),
            hotRegions.map { HotRegion(moved($0.rectangle), title: $0.title, details: $0.details) }
        )
    }
}

extension Color {
    /// The grey of the same relative luminance.
    var grey: Color {
        let luminance = relativeLuminance
        let share = luminance <= 0.0031308 ? 12.92 * luminance : 1.055 * pow(luminance, 1 / 2.4) - 0.055
        let level = UInt8((min(max(share, 0), 1) * 255).rounded())
        return Color(red: level, green: level, blue: level, opacity: opacity)
    }
}
