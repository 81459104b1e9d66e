import ChartRendering
import Testing

@Suite("Text of SVG documents")
struct SVGTextTests {
    @Test("ids are numbered in the order in which they appear, references before definitions included")
    func identifiers() {
        let text =
            ##"<g clip="url(#clip7)"><use xlink:href="#glyph0-1"/></g><a id="clip7"/><g id="glyph0-1" idx="a"/>"##
        let expected = ##"<g clip="url(#p0)"><use xlink:href="#p1"/></g><a id="p0"/><g id="p1" idx="a"/>"##
        #expect(SVGText(text).renamingIdentifiers(prefix: "p").text == expected)
    }

    @Test("a document that ends within an id loses nothing")
    func truncated() {
        #expect(SVGText(#"<g id="abc"#).renamingIdentifiers(prefix: "p").text == #"<g id="p0"#)
        #expect(SVGText("<g url(#").renamingIdentifiers(prefix: "p").text == "<g url(#p0")
    }

    @Test(
        "numbers keep three decimals",
        arguments: [
            ("M 1.23456 -2.9996", "M 1.235 -3"), ("x=\"12.5\"", "x=\"12.5\""), ("0.0004", "0"), ("-0.12349", "-0.123"),
            ("9.99951", "10"), ("1.500000", "1.5"), ("1.0.1234567", "1.0.123"), ("v.12345", "v.12345"),
            ("matrix(0.123456,0,0,1.5,0,0) 0.123456", "matrix(0.123456,0,0,1.5,0,0) 0.123"),
            ("rgb(31.764706%,0%,0%)", "rgb(31.765%,0%,0%)"),
            ("99999999999999999999.12345", "99999999999999999999.12345"),
        ])
    func numbers(text: String, expected: String) {
        #expect(SVGText(text).compacted().text == expected)
    }

    @Test("default declarations are dropped, others are kept")
    func declarations() {
        let text = "stroke:none;fill-rule:nonzero;fill:#000;fill-opacity:1;stroke-opacity:0.5;fill-rule:evenodd;"
        #expect(SVGText(text).compacted().text == "stroke:none;fill:#000;stroke-opacity:0.5;fill-rule:evenodd;")
    }
}
