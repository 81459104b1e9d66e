import ChartRendering
import Charts
import Testing

@Suite("SVG")
struct SVGTests {
    @Test("is well-formed, names its size and its title")
    func document() throws {
        let drawing = try Samples.heatMap()
        let text = String(decoding: try drawing.rendered(as: .svg, title: "a < b & \"c\""), as: UTF8.self)
        let parsed = try #require(ParsedXML(text))
        #expect(parsed.elements.first?.name == "svg")
        #expect(parsed.elements.first?.attributes["width"] == "234pt")
        #expect(parsed.texts["title"] == "a < b & \"c\"")
        #expect(Set(parsed.identifiers).count == parsed.identifiers.count)
        #expect(!parsed.references.isEmpty)
        #expect(Set(parsed.references).isSubset(of: parsed.identifiers))
    }

    @Test("as an element has a view box, no size, and texts for screen readers")
    func element() throws {
        let drawing = try Samples.heatMap()
        let text = try Samples.inline(
            drawing,
            InlineFigure(
                idPrefix: "fig-1", cssClass: "wide \"figure\"", title: "<Title>", description: "Tom & \u{1}Jerry"))
        #expect(text.hasPrefix("<svg "))
        let parsed = try #require(ParsedXML(text))
        let root = try #require(parsed.elements.first)
        #expect(root.attributes["width"] == nil && root.attributes["height"] == nil)
        #expect(root.attributes["viewBox"]?.hasPrefix("0 0 234 ") == true)
        #expect(root.attributes["class"] == "wide \"figure\"")
        #expect(root.attributes["role"] == "img")
        #expect(root.attributes["aria-labelledby"] == "fig-1-title fig-1-description")
        #expect(parsed.texts["title"]?.hasPrefix("<Title>") == true)
        #expect(parsed.texts["desc"] == "Tom &  Jerry")
    }

    @Test("figures on one page have separate ids and references")
    func prefixes() throws {
        let drawings = [try Samples.heatMap(), try Samples.panels(), try Samples.heatMap()]
        var all: [String] = []
        for (index, drawing) in drawings.enumerated() {
            let figure = InlineFigure(idPrefix: "f\(index)", title: "t", description: "d")
            let parsed = try #require(ParsedXML(try Samples.inline(drawing, figure)))
            #expect(!parsed.references.isEmpty)
            #expect(Set(parsed.references).isSubset(of: parsed.identifiers))
            #expect((parsed.identifiers + parsed.references).allSatisfy { $0.hasPrefix("f\(index)-") })
            all += parsed.identifiers
        }
        #expect(Set(all).count == all.count)
    }

    @Test("invalid characters in an id prefix are replaced")
    func hostilePrefix() throws {
        let figure = InlineFigure(idPrefix: "a\" onload=\"é", title: "t", description: "d")
        #expect(figure.idPrefix == "a--onload---")
        #expect(ParsedXML(try Samples.inline(Samples.heatMap(), figure)) != nil)
    }

    @Test("as an element has hot regions as tooltips")
    func tooltips() throws {
        let drawing = try Samples.heatMap()
        let text = try Samples.inline(drawing, InlineFigure(idPrefix: "f", title: "t", description: "d"))
        let parsed = try #require(ParsedXML(text))
        let region = try #require(drawing.hotRegions.first)
        let box = parsed.elements.last { element in
            element.name == "rect"
                && abs((Double(element.attributes["x"] ?? "") ?? 0) - region.rectangle.x) <= 0.005
        }
        #expect(box != nil)
        #expect(text.contains("<title>0.0\ninput size: 1\noutput size: 1</title>"))
        #expect(!String(decoding: try drawing.rendered(as: .svg), as: UTF8.self).contains("pointer-events"))
    }

    @Test("loads nothing")
    func selfContained() throws {
        let text = try Samples.inline(Samples.panels(), InlineFigure(idPrefix: "f", title: "t", description: "d"))
        let addresses = text.matches(of: /https?:[^"]*/).map { String($0.0) }
        #expect(Set(addresses) == ["http://www.w3.org/2000/svg"])
    }
}
