import MemoryExperiment
import Report
import Support
import TestSupport
import Testing
import Typesetting

private struct Page: TemplateContext {
    var word: String

    static let fields: [TemplateField<Page>] = [.text("word") { $0.word }, .flag("isLong") { _ in true }]
}

/// Citations in running text.
@Suite struct CitationTests {
    private static let numbers = ["one": 1, "two-2": 2]

    @Test(arguments: [
        (
            "A [@two-2].",
            "<p>A\u{A0}<span class=\"citation\">[<a href=\"#source-two-2\" role=\"doc-biblioref\">2</a>]</span>.</p>",
            "A\u{A0}\\[[2](#source-two-2)\\].", "A~\\cite{two-2}."
        ),
        (
            "A\n[@one; @two-2]",
            "<p>A\u{A0}<span class=\"citation\">[<a href=\"#source-one\" role=\"doc-biblioref\">1</a>, "
                + "<a href=\"#source-two-2\" role=\"doc-biblioref\">2</a>]</span></p>",
            "A\u{A0}\\[[1](#source-one), [2](#source-two-2)\\]", "A~\\cite{one,two-2}"
        ),
        ("A [@other]", "<p>A\u{A0}[@other]</p>", "A [@other]", "A~[@other]"),
        (
            "A `[@one]` \\[@one]", "<p>A <code>[@one]</code> [@one]</p>", "A `[@one]` \\[@one]",
            "A \\code{[@one]} [@one]"
        ),
    ])
    func citationsAreNumbered(source: String, html: String, markdown: String, latex: String) {
        let prose = Prose(source)
        #expect(prose.html(citing: Self.numbers) == html)
        #expect(prose.markdown(citing: Self.numbers) == markdown)
        #expect(prose.latex(citing: Self.numbers) == latex)
    }

    @Test func listItemsMayStartWithACitation() {
        #expect(Prose("- [@one]").markdown(citing: Self.numbers) == "- \\[[1](#source-one)\\]")
    }

    private func library(_ text: String, sources: [String] = ["one", "two"]) throws {
        let scratch = try TemporaryFolder()
        try scratch.write("body {}", to: "style.css")
        try scratch.write("", to: "script.js")
        try scratch.write(text, to: "prose/page.md.mustache")
        _ = try TemplateLibrary(
            folder: scratch.path, documents: [("prose/page.md", TemplateSchema(of: Page.self))],
            isProse: { $0.hasPrefix("prose/") }, sources: sources)
    }

    @Test(arguments: [
        "{{#isLong}}\nA [@one].\n{{/isLong}}", "`[@three]` \\[@three] {{word}} [@one; @two]", "{{! [@no] }}",
    ])
    func knownSourcesCanBeCited(text: String) throws {
        try library(text)
    }

    @Test(arguments: [
        ("a\n\nb [@tow]", 3, "there is no source ‘tow’ in sources.yaml; there are: two, one"),
        ("{{#isLong}}\na [@one;\n@three]\n{{/isLong}}", 2, "there is no source ‘three’"),
        ("- a\n- [@]", 2, "‘[@’ begins a citation that names no source; it is written [@key]"),
        ("[@one, @two]", 1, "begins a citation that names no source"),
        ("[@One]", 1, "a key being of a–z, 0–9 and ‘-’"),
        ("a [@one", 1, "begins a citation that names no source"),
        ("[@{{#isLong}}one{{/isLong}}]", 1, "begins a citation that names no source"),
    ])
    func unknownSourcesAreNamedWithTheirLine(text: String, line: Int, problem: String) {
        let failure = #expect(throws: Failure.self) { try library(text) }
        #expect(failure?.kind == .data)
        #expect(
            failure?.message.contains("/prose/page.md.mustache, line \(line): ") == true, "\(failure?.message ?? "")")
        #expect(failure?.message.contains(problem) == true, "\(failure?.message ?? "")")
    }

    @Test func everySourceOfTheProjectIsCited() throws {
        let sources = try SourceFile.read(in: ProjectTemplates.folder)
        let scratch = try TemporaryFolder(copying: "\(ProjectTemplates.folder)/prose")
        let text = try scratch.texts()
        for source in sources { #expect(text.contains("@\(source.key)"), "\(source.key) is not cited") }
        #expect(Set(sources.map(\.key)).count == sources.count && sources.count > 15)
    }
}
