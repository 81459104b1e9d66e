import Foundation
import MemoryExperiment
import Recurrent
import Report
import Support
import TestSupport
import Testing
import Typesetting

/// Reports with some of their chapters.
@Suite struct ChapterSelectionTests {
    private static let data = Synthetic.data(Synthetic.experiment())

    private static func files(
        _ chapters: String?, format: ReportFormat = .html, templates: String = ProjectTemplates.folder
    ) async throws -> [String: String] {
        let selection = try chapters.map { try ChapterSelection($0) } ?? .all
        let files = try await Report.files(
            of: data, templates: ReportTemplates(folder: templates), format: format, chapters: selection)
        return Dictionary(uniqueKeysWithValues: files.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) })
    }

    /// What stands between a beginning and a character after it, anywhere in a text.
    private static func contents(after beginning: String, to end: Character, in text: String) -> [String] {
        text.components(separatedBy: beginning).dropFirst().map { String($0.prefix { $0 != end }) }
    }

    @Test func onlyTheNamedChaptersAreWritten() async throws {
        let files = try await Self.files("verdicts, lstm,verdicts")
        let html = try #require(files["report.html"])
        let sections = Self.contents(after: "<section id=\"", to: "\"", in: html)
        #expect(
            sections == [
                "introduction", "experiment", "lstm", "verdicts", "outlook", "method", "citation", "sources",
            ])
        let navigation = try #require(
            html.components(separatedBy: "<nav").dropFirst().first?.components(separatedBy: "</nav>").first)
        #expect(Self.contents(after: "<a href=\"#", to: "\"", in: navigation) == Array(sections.dropFirst()))
        let drawn = Self.contents(after: "id=\"figure-", to: "\"", in: html).filter { !$0.hasSuffix("-caption") }
        let figures = files.keys.filter { $0.hasPrefix("figures/") && $0.hasSuffix(".csv") }
        for file in figures { #expect(drawn.contains(String(file.dropFirst(8).dropLast(4))), "\(file)") }
        #expect(figures.contains("figures/heatmap-lstm.csv") && !figures.contains("figures/heatmap-gru.csv"))
        #expect(
            !figures.contains("figures/heatmap-lstm-settled.csv") && !figures.contains("figures/divergence-lstm.csv"))
        #expect(files.keys.contains("tables/verdicts.csv") && files.keys.contains("tables/lstm.csv"))
        for table in ["gru", "comparison-lstm", "lyapunov"] { #expect(!files.keys.contains("tables/\(table).csv")) }
        #expect(files.keys.contains("tables/runs.csv") && files.keys.contains("tables/cells.csv"))
        #expect(html.contains("rnn-memory reproduce --experiment synthetic.yaml --chapters verdicts,lstm<"))
        #expect(!html.contains("lyapunov: true</code>)"))
    }

    @Test(arguments: ["lyapunov", "gru", "divergence,comparison", "verdicts"])
    func linksLeadToWhatThereIs(chapters: String) async throws {
        let web = try await Self.files(chapters)
        let (html, markdown) = (try #require(web["report.html"]), try #require(web["report.md"]))
        let ids = Set(Self.contents(after: " id=\"", to: "\"", in: html))
        for link in Self.contents(after: "href=\"#", to: "\"", in: html) { #expect(ids.contains(link), "\(link)") }
        let anchors = Set(Self.contents(after: "<a id=\"", to: "\"", in: markdown))
        for link in Self.contents(after: "](#", to: ")", in: markdown) { #expect(anchors.contains(link), "\(link)") }
        let typst = try #require(try await Self.files(chapters, format: .typst)["report.typ"])
        for label in Self.contents(after: "#ref(<", to: ">", in: typst)
            + Self.contents(after: "#link(<", to: ">", in: typst)
        {
            #expect(typst.contains(" <\(label)>\n"), "\(label)")
        }
    }

    @Test func partsAreNumberedWithoutGaps() async throws {
        let markdown = try #require(try await Self.files("gru,lyapunov")["report.md"])
        for kind in ["Table", "Figure"] {
            let numbers = Self.contents(after: "**\(kind) ", to: ".", in: markdown).compactMap { Int($0) }
            #expect(numbers == Array(1...max(1, numbers.count)) && !numbers.isEmpty, "\(kind)")
        }
    }

    @Test func linksOfTemplatesToAbsentChaptersArePlainText() async throws {
        let templates = try TemporaryFolder(copying: ProjectTemplates.folder)
        try templates.write("See [the *rate*](#lyapunov) and [runs](#lstm).", to: "prose/introduction.md.mustache")
        let files = try await Self.files("lstm", templates: templates.path)
        #expect(files["report.html"]?.contains("<p>See the <em>rate</em> and <a href=\"#lstm\">runs</a>.</p>") == true)
        #expect(files["report.md"]?.contains("See the *rate* and [runs](#lstm).") == true)
    }

    @Test(arguments: [
        ("lyapunow", "There is no chapter ‘lyapunow’. There are: lyapunov, "),
        ("verdicts,lsmt", "There is no chapter ‘lsmt’. There are: lstm, "),
        ("depth", "There is no chapter ‘depth’."), ("method", "There is no chapter ‘method’."),
    ])
    func unknownChaptersAreRefused(chapters: String, sentence: String) async throws {
        let failure = await #expect(throws: Failure.self) { try await Self.files(chapters) }
        #expect(failure?.kind == .usage)
        #expect(failure?.message.hasPrefix(sentence) == true, "\(failure?.message ?? "")")
        #expect(throws: Failure.self) { try ChapterSelection(chapters).check(for: Self.data.experiment) }
    }

    @Test(arguments: ["", "lyapunov,", ",", " , lstm", String(repeating: "a,", count: 5_000)])
    func emptyNamesAreRefused(list: String) {
        let failure = #expect(throws: Failure.self) { try ChapterSelection(list) }
        #expect(failure?.kind == .usage)
    }
}
