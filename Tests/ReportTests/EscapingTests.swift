import Support
import TestSupport
import Testing
import Typesetting

private struct Page: TemplateContext {
    var text: String

    static let fields: [TemplateField<Page>] = [.text("text") { $0.text }, .list("parts") { _ in [Part()] }]
}

private struct Part: TemplateContext {
    static let fields: [TemplateField<Part>] = []
}

/// Escaping of markup that carries accents: two code points to a browser, one `Character` to Swift.
@Suite struct EscapingTests {
    private static let accent = "\u{301}"
    private static let markup = "\"\(accent) x=1 >\(accent) &\(accent) '\(accent)"
    private static let escaped = "&quot;\(accent) x=1 &gt;\(accent) &amp;\(accent) &#39;\(accent)"

    private func rendered(_ template: String, _ text: String) throws -> String {
        let scratch = try TemporaryFolder()
        try scratch.write("body {}", to: "style.css")
        try scratch.write("", to: "script.js")
        try scratch.write(template, to: "page.html.mustache")
        try scratch.write("{{#parts}}\n[{{text}}]\n{{/parts}}\n", to: "part.html.mustache")
        return try TemplateLibrary(
            folder: scratch.path, documents: [("page.html", TemplateSchema(of: Page.self))]
        ).render("page.html", with: Page(text: text))
    }

    @Test func markupWithAccentsIsEscapedInPages() throws {
        #expect(HTMLText.escaped(Self.markup) == Self.escaped)
        #expect(try rendered("<p title=\"{{text}}\">", Self.markup) == "<p title=\"\(Self.escaped)\">")
    }

    @Test func partialsEscapeAndLoseTheLinesOfTheirSections() throws {
        #expect(try rendered("{{> part.html}}\nend", Self.markup) == "[\(Self.escaped)]\nend")
    }

    @Test func markupWithAccentsIsEscapedInMarkdown() {
        #expect(MarkdownText.escaped("*\(Self.accent)a\r\n`\(Self.accent)") == "\\*\(Self.accent)a \\`\(Self.accent)")
    }

    @Test(arguments: [("C#", "C\\#"), ("a ##", "a #\\#"), ("# a", "# a"), ("*", "\\*")])
    func headingsKeepTheirNumberSigns(text: String, heading: String) {
        #expect(MarkdownText.heading(text) == heading)
    }
}
