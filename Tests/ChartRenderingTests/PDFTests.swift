import ChartRendering
import Charts
import Testing

@Suite("PDF")
struct PDFTests {
    private func contains(_ bytes: [UInt8], _ text: String) -> Bool {
        !bytes.ranges(of: Array(text.utf8)).isEmpty
    }

    @Test("carries a fixed date, its title and its size")
    func metadata() throws {
        let bytes = try Samples.heatMap().rendered(as: .pdf, title: "Figure 1")
        #expect(bytes.starts(with: Array("%PDF-".utf8)))
        // Some versions of cairo omit the "D:" that begins a date.
        #expect(contains(bytes, "/CreationDate (D:20000101000000") || contains(bytes, "/CreationDate (20000101000000"))
        #expect(!contains(bytes, "/ModDate"))
        #expect(contains(bytes, "/Title (Figure 1)"))
        #expect(contains(bytes, "/MediaBox [ 0 0 234 "))
    }

    @Test("has a page for each drawing, each in its own size")
    func pages() throws {
        let drawings = try [234.0, 486].map { try Samples.heatMap(width: $0) }
        let bytes = try Drawing.pdf(of: drawings, title: "Two")
        #expect(contains(bytes, "/MediaBox [ 0 0 234 ") && contains(bytes, "/MediaBox [ 0 0 486 "))
        #expect(contains(bytes, "/Title (Two)") && contains(bytes, "/Count 2"))
        #expect(throws: (any Error).self) { try Drawing.pdf(of: []) }
    }

    @Test("holds text as text", .enabled(if: Tool("pdftotext") != nil, "pdftotext of poppler-utils is not installed"))
    func text() throws {
        let tool = try #require(Tool("pdftotext"))
        let text = try tool.output(for: try Samples.heatMap().rendered(as: .pdf))
        for label in ["Steps & more", "output size", "input size", "mean steps", "0.0", "1.1", "99,000", "not reached"]
        {
            #expect(text.contains(label))
        }
    }

    @Test("embeds its fonts", .enabled(if: Tool("pdffonts") != nil, "pdffonts of poppler-utils is not installed"))
    func fonts() throws {
        let tool = try #require(Tool("pdffonts"))
        let rows = try tool.output(for: try Samples.heatMap().rendered(as: .pdf)).split(separator: "\n").dropFirst(2)
        #expect(!rows.isEmpty)
        for row in rows {
            #expect(row.contains("DejaVuSans"))
            #expect(row.firstMatch(of: /\byes yes (yes|no)\b/) != nil)
        }
    }

    @Test(
        "text is as wide as it was measured", .enabled(if: Tool("pdftotext") != nil, "pdftotext is not installed"),
        arguments: ["Hamburgefonstiv", "0123456789", "AVAVAVAV"])
    func width(word: String) throws {
        let tool = try #require(Tool("pdftotext"))
        let style = TextStyle(family: Samples.family, size: 20)
        let page = try tool.output(
            for: try Samples.line(RichText(word), size: 20).rendered(as: .pdf), options: ["-bbox"])
        let box = try #require(page.firstMatch(of: /xMin="([0-9.]+)" yMin="[0-9.]+" xMax="([0-9.]+)"/))
        let seen = try #require(Double(box.2)) - (try #require(Double(box.1)))
        #expect(abs(try Samples.measurement().extent(of: RichText(word), in: style).width - seen) < 0.5)
    }
}
