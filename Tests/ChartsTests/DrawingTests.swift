import Charts
import Foundation
import Testing

@Suite("Drawings")
struct DrawingTests {
    @Test("a drawing is written and read back")
    func roundTrip() throws {
        let drawing = Samples.censored.drawing(width: 234, theme: .paper, text: FixedWidthText())
        let lines = Samples.panels.drawing(width: 486, theme: .web, text: FixedWidthText())
        let data = try JSONEncoder().encode([drawing, lines])
        #expect(try JSONDecoder().decode([Drawing].self, from: data) == [drawing, lines])
    }

    @Test("coordinates are rounded to thousandths; neighbours keep their common edge")
    func rounding() {
        let third = 1.0 / 3
        let drawing = Drawing(
            size: Size(width: third, height: .nan), background: .white,
            shapes: [
                .rectangle(Rectangle(x: 0, y: 0, width: third, height: 1), fill: .black, stroke: nil),
                .rectangle(Rectangle(x: third, y: 0, width: third, height: 1), fill: .black, stroke: nil),
                .polyline([Point(third, -third), Point(.infinity, 0.0004)], Stroke(.black, width: 1)),
            ])
        #expect(drawing.size == Size(width: 0.333, height: 0))
        #expect(drawing.filledRectangles[0].rectangle.right == drawing.filledRectangles[1].rectangle.left)
        #expect(drawing.polylines[0].points == [Point(0.333, -0.333), Point(0, 0)])
    }

    @Test("the same chart gives the same drawing", arguments: Samples.heatMaps)
    func pure(map: HeatMap) {
        let text = FixedWidthText()
        #expect(map.drawing(width: 234, theme: .web, text: text) == map.drawing(width: 234, theme: .web, text: text))
    }

    @Test(
        "invalid widths become the nearest allowed ones",
        arguments: [(-1.0, 144.0), (.nan, 144), (1e9, 1440)])
    func widths(asked: Double, given: Double) {
        let drawing = Samples.values.drawing(width: asked, theme: .web, text: FixedWidthText())
        #expect(drawing.size.width == given)
    }

    @Test("bounds of text follow its anchor and direction")
    func bounds() {
        let style = TextStyle(family: "any", size: 10)
        func box(_ anchor: TextLine.Anchor, _ direction: TextLine.Direction) -> Rectangle {
            TextLine("abcde", style: style, color: .black, at: Point(100, 100), anchor: anchor, direction: direction)
                .bounds(measuredBy: FixedWidthText()).roundedForTest
        }
        #expect(box(.start, .rightwards) == Rectangle(x: 100, y: 92.7, width: 31, height: 9.7))
        #expect(box(.end, .rightwards) == Rectangle(x: 69, y: 92.7, width: 31, height: 9.7))
        #expect(box(.start, .upwards) == Rectangle(x: 92.7, y: 69, width: 9.7, height: 31))
        #expect(box(.middle, .upwards) == Rectangle(x: 92.7, y: 84.5, width: 9.7, height: 31))
    }
}

extension Rectangle {
    fileprivate var roundedForTest: Rectangle {
        func rounded(_ number: Double) -> Double { (number * 1e6).rounded() / 1e6 }
        return Rectangle(x: rounded(x), y: rounded(y), width: rounded(width), height: rounded(height))
    }
}
