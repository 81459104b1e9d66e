import Foundation
import MemoryExperiment
import Recurrent
import Report
import Support
import TestSupport
import Testing
import Typesetting

/// The head of a report and the entry by which readers cite it.
@Suite struct ReportCitationTests {
    private static let data = Synthetic.data(
        Synthetic.experiment(cells: [.gru], inputSizes: [16], hiddenSizes: [1, 4], runs: 2, criteria: [.cosine]))

    /// The files of a report by path.
    private static func files(
        _ titlePage: TitlePage = TitlePage(), format: ReportFormat = .html
    ) async throws -> [String: String] {
        let templates = try ReportTemplates(folder: ProjectTemplates.folder)
        let files = try await Report.files(of: data, templates: templates, format: format, titlePage: titlePage)
        return Dictionary(uniqueKeysWithValues: files.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) })
    }

    /// The entry of the report with its fields of authors and title.
    private static func entry(_ fields: String) throws -> String {
        let digest = try data.journalDigest()
        return """
            @misc{synthetic-\(digest.prefix(12)),
            \(fields)
              howpublished = {Report by RNNMemory \(ProgramRelease.version)},
              note = {Experiment synthetic, SHA-256 of the journal \(digest)}
            }

            """
    }

    /// The lines of code in a LaTeX document.
    private static func codeLines(_ latex: String) -> [String] {
        latex.components(separatedBy: "\\codeline{ ").dropFirst().compactMap { line in
            line.split(separator: "\n").dropFirst().first.map { String($0.drop { $0 == " " }.dropLast()) }
        }
    }

    // MARK: Without the user's words

    @Test func everyDocumentNamesProgramAndData() async throws {
        let title = "How long does an untrained recurrent network remember?"
        let digest = try Self.data.journalDigest()
        #expect(digest.wholeMatch(of: /[0-9a-f]{64}/) != nil)
        let entry = try Self.entry("  title = {{\(title)}},")
        let files = try await Self.files()
        let (html, markdown) = (try #require(files["report.html"]), try #require(files["report.md"]))
        let made = "Made with RNNMemory \(ProgramRelease.version) from the journal with SHA-256"
        #expect(
            html.contains("<h1 dir=\"auto\">\(title)</h1>\n<p class=\"origin\">\(made) <code>\(digest)</code></p>\n"))
        #expect(html.contains("<meta name=\"citation_title\" content=\"\(title)\">"))
        #expect(html.contains("<pre data-form=\"BibTeX\"><code>\(entry)</code></pre>"))
        #expect(html.contains("<a href=\"#citation\">How to cite this report</a>"))
        for word in ["citation_author", "name=\"author\"", "class=\"authors\"", "<bdi>"] {
            #expect(!html.contains(word), "\(word)")
        }
        #expect(markdown.hasPrefix("# \(title)\n\n\(made) `\(digest)`\n\nBy cosine, which fits best, chance"))
        #expect(markdown.contains("\n\nExperiment `synthetic`. "))
        #expect(markdown.contains("\n```bibtex\n\(entry)```\n"))
        let latex = try #require(try await Self.files(format: .latex)["report.tex"])
        #expect(latex.contains("\\author{%\n  Experiment \\code{%\n  synthetic}}\n"))
        #expect(latex.contains("\\date{\\small \(made)\\\\\n  \\code{%\n  \(digest)}}\n"))
        #expect(!latex.contains("\\parbox"))
        #expect(Self.codeLines(latex).contains("title = \\{\\{\(title)\\}\\},"))
    }

    // MARK: With the user's words

    private static func hostile() throws -> TitlePage {
        try TitlePage(
            title: ##"\##u{5E9}\##u{200F} <b>"A" & 'B'</b> {c} \d 5 % #"##, authors: ["Jane *Doe*", "A & B", "<i>"])
    }
    private static let hostileEntry =
        ##"  author = {Jane *Doe* and A \& B and \textless{}i\textgreater{}},"## + "\n"
        + ##"  title = {{\##u{5E9}\##u{200F} \textless{}b\textgreater{}\textquotedbl{}A\textquotedbl{} \& "##
        + ##"'B'\textless{}/b\textgreater{} \textbraceleft{}c\textbraceright{} \textbackslash{}d 5 \% \#}},"##

    @Test func pageShowsTitleAndAuthorsAsTheyAre() async throws {
        let html = try #require(try await Self.files(Self.hostile())["report.html"])
        let title =
            "\u{5E9}\u{200F} &lt;b&gt;&quot;A&quot; &amp; &#39;B&#39;&lt;/b&gt; {c} \\d 5 % #"
        #expect(html.contains("<title>\(title)</title>"))
        #expect(html.contains("<h1 dir=\"auto\">\(title)</h1>\n<p class=\"authors\">"))
        #expect(html.contains("<meta name=\"citation_title\" content=\"\(title)\">"))
        #expect(
            html.contains(
                "<bdi>Jane *Doe*</bdi>, <bdi>A &amp; B</bdi> and <bdi>&lt;i&gt;</bdi></p>\n<p class=\"origin\">"))
        for author in ["Jane *Doe*", "A &amp; B", "&lt;i&gt;"] {
            #expect(
                html.contains(
                    "<meta name=\"author\" content=\"\(author)\">\n<meta name=\"citation_author\" content=\"\(author)\">"
                ))
        }
        let entry = try Self.entry(Self.hostileEntry).replacing("&", with: "&amp;").replacing("'", with: "&#39;")
        #expect(html.contains("<pre data-form=\"BibTeX\"><code>\(entry)</code></pre>"))
        #expect(!html.contains("<b>") && !html.contains("<i>"))
        #expect(PageText.loaders(in: html).isEmpty)
    }

    @Test func markdownShowsTitleAndAuthorsAsTheyAre() async throws {
        let markdown = try #require(try await Self.files(Self.hostile())["report.md"])
        let title = "\u{5E9}\u{200F} \\<b>\"A\" &amp; 'B'\\</b> {c} \\\\d 5 % \\#"
        #expect(markdown.hasPrefix("# \(title)\n\nBy Jane \\*Doe\\*, A &amp; B and \\<i>\n\nMade with "))
        #expect(markdown.contains(try "\n```bibtex\n\(Self.entry(Self.hostileEntry))```\n"))
    }

    @Test func laTeXShowsTitleAndAuthorsAsTheyAre() async throws {
        let latex = try #require(try await Self.files(Self.hostile(), format: .latex)["report.tex"])
        let title =
            ##"{\scriptsize U+05E9}{\scriptsize U+200F} \textless{}b\textgreater{}\textquotedbl{}A\textquotedbl{}"##
            + ##" \& 'B'\textless{}/b\textgreater{} \{c\} \textbackslash{}d 5 \% \#"##
        #expect(latex.contains("\\title{%\n  \\texorpdfstring{\(title)}{"))
        #expect(
            latex.contains(
                "{\\centering\n    Jane *Doe*, %\n    A \\& B and %\n    \\textless{}i\\textgreater{}%\n  }\\\\[0.5ex]\n"
            ))
        let author = #"author = \{Jane *Doe* and A \textbackslash{}\& B and "#
        #expect(Self.codeLines(latex).contains { $0.hasPrefix(author) })
    }

    @Test func wordsChangeDocumentsOnly() async throws {
        let (plain, titled) = (try await Self.files(), try await Self.files(Self.hostile()))
        #expect(Set(plain.keys) == Set(titled.keys))
        #expect(Set(plain.keys.filter { plain[$0] != titled[$0] }) == ["report.html", "report.md"])
    }

    @Test(.enabled(if: PDFLaTeX.isInstalled, "\(PDFLaTeX.absence)"))
    func hostileTitlePageCompiles() async throws {
        let scratch = try TemporaryFolder()
        let templates = try ReportTemplates(folder: ProjectTemplates.folder)
        let titlePage = try TitlePage(
            title:
                "\\end{document} {x} }{ % # & $ _ ^ ~ \" < | > λ ≤ 中文 🙂 \u{5E9}\u{200F} x\u{304}\u{327} ^^4d ''``?` --",
            authors: ["\\", "{", "}", "%", "\\par", "Doe, Jane", "#1", "A and B", "$x$"]
                + (1...41).map { "Author No. \($0)" })
        for file in try await Report.files(of: Self.data, templates: templates, format: .latex, titlePage: titlePage) {
            let url = URL(fileURLWithPath: scratch.path(of: file.path))
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(file.bytes).write(to: url)
        }
        let problems = try PDFLaTeX.problems(of: "report", in: scratch.path)
        #expect(problems == [], "\(problems.joined(separator: "; "))")
    }
}
