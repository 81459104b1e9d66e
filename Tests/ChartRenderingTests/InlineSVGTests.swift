import ChartRendering
import Charts
import Testing

@Suite("Inline SVG")
struct InlineSVGTests {
    private let figure = InlineFigure(idPrefix: "f", title: "t", description: "d")

    private func inline(_ shapes: [Shape], dark: [Shape]? = nil) throws -> InlineSVG {
        func drawing(_ shapes: [Shape], _ background: Color) -> Drawing {
            Drawing(size: Size(width: 100, height: 50), background: background, shapes: shapes)
        }
        return InlineSVG(
            drawing(shapes, .white), dark: drawing(dark ?? shapes, dark == nil ? .white : .black), figure: figure,
            text: try Samples.measurement())
    }

    private func elements(_ svg: InlineSVG, _ name: String) throws -> [[String: String]] {
        try #require(ParsedXML(svg.element)).elements.filter { $0.name == name }.map(\.attributes)
    }

    @Test("text stays text, at its position and measured width")
    func texts() throws {
        let style = TextStyle(family: Samples.family, size: 10, weight: .bold)
        let line = TextLine(
            RichText("less than 10").superscript("−6"), style: style, color: .black, at: Point(20, 30), anchor: .end)
        let upright = TextLine("up <&", style: style, color: .black, at: Point(5, 40), direction: .upwards)
        let svg = try inline([.text(line), .text(upright)])
        #expect(svg.element.contains(">less than 10<tspan dy=\"-3.6\" font-size=\"7\">−6</tspan></text>"))
        #expect(svg.element.contains(">up &lt;&amp;</text>"))
        let texts = try elements(svg, "text")
        #expect(texts.map { $0["text-anchor"] } == ["end", nil])
        #expect(texts[0]["x"] == "20" && texts[0]["y"] == "30")
        #expect(texts[1]["transform"] == "translate(5 40) rotate(-90)")
        let width = try Samples.measurement().extent(of: line.text, in: style).width
        #expect(abs((Double(texts[0]["textLength"] ?? "") ?? 0) - width) <= 0.005)
        let groups = try elements(svg, "g").filter { $0["font-size"] != nil }
        #expect(groups.count == 1 && groups[0]["font-size"] == "10" && groups[0]["font-weight"] == "bold")
        #expect(try elements(svg, "svg")[0]["font-family"] == "DejaVu Sans, Verdana, sans-serif")
    }

    @Test("text after a superscript returns to the baseline")
    func levels() throws {
        let text = RichText("a").superscript("2") + "b"
        let line = TextLine(
            text, style: TextStyle(family: Samples.family, size: 10), color: .black, at: Point(0, 20))
        #expect(
            try inline([.text(line)]).element
                .contains("a<tspan dy=\"-3.6\" font-size=\"7\">2</tspan><tspan dy=\"3.6\">b</tspan>"))
    }

    @Test("every shape keeps its fill and stroke")
    func shapes() throws {
        let stroke = Stroke(Color(0x112233), width: 1.5, dash: [3, 2], cap: .round)
        let area = Rectangle(x: 1, y: 2, width: 30, height: 10)
        let svg = try inline([
            .rectangle(area, fill: Color(0x445566).opacity(0.5), stroke: nil),
            .polyline([Point(0, 0), Point(10.126, 5)], stroke),
            .polygon([Point(0, 0), Point(5, 5), Point(0, 5)], fill: .black),
            .circle(center: Point(7, 8), radius: 2, fill: nil, stroke: stroke),
            .gradient(area, [.black, .white]),
            .hatching(area, Hatching(stroke: Stroke(.black, width: 0.5), spacing: 3)),
            .clipped(area, [.circle(center: Point(1, 1), radius: 1, fill: .black, stroke: nil)]),
        ])
        let rectangles = try elements(svg, "rect")
        #expect(rectangles.contains { $0["fill"] == "#445566" && $0["fill-opacity"] == "0.5" && $0["width"] == "30" })
        #expect(rectangles.contains { $0["fill"] == "url(#f-1)" })
        #expect(svg.element.contains("<path d=\"M0 0L10.13 5\"/>"))
        #expect(svg.element.contains("stroke-dasharray=\"3 2\" stroke-linecap=\"round\""))
        #expect(svg.element.contains("M0 0L5 5 0 5Z"))
        #expect(try elements(svg, "circle").count == 2)
        #expect(try elements(svg, "stop").map { $0["stop-color"] } == ["#000000", "#ffffff"])
        #expect(try elements(svg, "clipPath").map { $0["id"] } == ["f-2"])
        let parsed = try #require(ParsedXML(svg.element))
        #expect(Set(parsed.references.filter { $0 != "" }).isSubset(of: parsed.identifiers))
        #expect(svg.colors.allSatisfy { $0.light == $0.dark })
        #expect(ColorPair.styleSheet(of: svg.colors).isEmpty)
    }

    @Test("a colour that differs on dark pages is a variable with both values")
    func dark() throws {
        func shapes(_ ink: Color) -> [Shape] {
            [
                .circle(center: Point(1, 1), radius: 1, fill: ink, stroke: nil),
                .circle(center: Point(2, 2), radius: 1, fill: Color(0x0072B2), stroke: nil),
            ]
        }
        let svg = try inline(shapes(Color(0x1F2328)), dark: shapes(Color(0xE3E5E8)))
        #expect(svg.element.contains("fill=\"var(--ink-1f2328-e3e5e8)\""))
        #expect(svg.element.contains("fill=\"#0072b2\""))
        let sheet = ColorPair.styleSheet(of: svg.colors)
        #expect(sheet.hasPrefix(":root{--ink-1f2328-e3e5e8:#1f2328;--ink-ffffff-000000:#ffffff}\n"))
        #expect(
            sheet.hasSuffix(
                "@media screen and (prefers-color-scheme:dark){:root{--ink-1f2328-e3e5e8:#e3e5e8;--ink-ffffff-000000:#000000}}\n"
            ))
    }

    @Test("adjacent shapes with the same paint share a group")
    func groups() throws {
        let line = Stroke(.black, width: 1)
        let shapes = (0..<20).map { Shape.polyline([Point(Double($0), 0), Point(Double($0), 9)], line) }
        #expect(try elements(inline(shapes), "g").count == 2)
    }
}
