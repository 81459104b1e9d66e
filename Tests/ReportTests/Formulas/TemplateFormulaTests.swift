import MemoryExperiment
import Report
import Support
import TestSupport
import Testing
import Typesetting

private struct Page: TemplateContext {
    var count: String

    static let fields: [TemplateField<Page>] = [.text("count") { $0.count }, .flag("isLong") { _ in true }]
}

/// Formulas in the templates of running text.
@Suite struct TemplateFormulaTests {
    private let scratch: TemporaryFolder

    init() throws {
        scratch = try TemporaryFolder()
        try scratch.write("body {}", to: "style.css")
        try scratch.write("", to: "script.js")
    }

    private func library(_ text: String, name: String = "prose/page.md") throws -> TemplateLibrary {
        try scratch.write(text, to: "\(name).mustache")
        return try TemplateLibrary(
            folder: scratch.path, documents: [(name, TemplateSchema(of: Page.self))],
            isProse: { $0.hasPrefix("prose/") })
    }

    @Test(arguments: [
        "It costs \\$5, and `$x` is code. $n = {{count}}$ and *$a$*.",
        "{{#isLong}}\n$$\nn^{ {{count}} }\n$$\n{{/isLong}}\n\n- item $x$\n  and $y\n  + z$",
        "{{! costs $5 }}\n$x$",
    ])
    func formulasAndEscapedDollarSignsAreAccepted(text: String) throws {
        _ = try library(text)
    }

    @Test(arguments: [
        ("a\n\nb $x + \n\\lamda$", 4, #"the formula ‘x + \#n\lamda’ holds the command ‘\lamda’"#),
        ("\n\nIt costs $5.", 3, "a ‘$’ begins a formula that does not end; a dollar sign is \\$"),
        ("{{#isLong}}\na $x\n\ny$\n{{/isLong}}", 2, "a ‘$’ begins a formula that does not end"),
        ("text\n$$x$$", 2, "a ‘$’ begins a formula that does not end"),
        ("text\n{{#isLong}}\n$$x$$\n{{/isLong}}", 3, "a ‘$’ begins a formula that does not end"),
        ("{{#isLong}}\n\n$$\nx\n^{\n$$\n\n{{/isLong}}", 5, "holds a ‘{’ without its ‘}’"),
        ("$x {{#isLong}}y{{/isLong}}$", 1, "only {{name}} can stand in one"),
    ])
    func invalidFormulaErrorNamesTheLine(text: String, line: Int, problem: String) throws {
        let failure = #expect(throws: Failure.self) { try library(text) }
        #expect(failure?.kind == .data)
        let place = "\(scratch.path)/prose/page.md.mustache, line \(line): "
        #expect(failure?.message.hasPrefix(place) == true, "\(failure?.message ?? "")")
        #expect(failure?.message.contains(problem) == true, "\(failure?.message ?? "")")
    }

    @Test func onlyRunningTextHasFormulas() throws {
        _ = try library("a $ sign", name: "page.html")
    }

    @Test func placeholdersAreFilledInFormulas() throws {
        let library = try library("$n = {{count}}$")
        let filled = Prose(library.render("prose/page.md", with: Page(count: "64")))
        #expect(filled.html() == "<p><math><mi>n</mi><mo>=</mo><mn>64</mn></math></p>")
        let odd = Prose(library.render("prose/page.md", with: Page(count: "1 & {")))
        #expect(odd.html() == "<p><code>n = 1 &amp; {</code></p>")
    }
}
