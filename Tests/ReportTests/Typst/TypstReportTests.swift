import Foundation
import MemoryExperiment
import Recurrent
import Report
import Support
import TestSupport
import Testing
import Typesetting

/// A report for Typst.
@Suite struct TypstReportTests {
    private static func files(
        _ data: ReportData = Synthetic.data(Synthetic.experiment()), titlePage: TitlePage = TitlePage()
    ) async throws -> [OutputFile] {
        let templates = try ReportTemplates(folder: ProjectTemplates.folder)
        return try await Report.files(of: data, templates: templates, format: .typst, titlePage: titlePage)
    }

    private static func texts(_ files: [OutputFile]) -> [String: String] {
        Dictionary(uniqueKeysWithValues: files.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) })
    }

    /// What stands between a beginning and a character after it, anywhere in a text.
    private static func contents(after beginning: String, to end: Character, in text: String) -> [String] {
        text.components(separatedBy: beginning).dropFirst().map { String($0.prefix { $0 != end }) }
    }

    @Test func folderHasEverythingThatTypstNeeds() async throws {
        let files = Self.texts(try await Self.files())
        let document = try #require(files["report.typ"])
        let references = try #require(files["references.yaml"])
        #expect(files.keys.contains("tables/runs.csv") && files.keys.contains("tables/lstm.csv"))
        for name in files.keys {
            #expect([".typ", ".yaml", ".svg", ".csv"].contains { name.hasSuffix($0) }, "\(name)")
        }

        let pictures = Self.contents(after: "picture(\"figures/", to: "\"", in: document)
        let drawings = files.keys.filter { $0.hasPrefix("figures/") && $0.hasSuffix(".svg") }
        #expect(Set(pictures.map { "figures/\($0)" }) == Set(drawings) && pictures.count > 20)
        let data = files.keys.filter { $0.hasPrefix("figures/") && $0.hasSuffix(".csv") }
        #expect(Set(data) == Set(drawings.map { "\($0.dropLast(3))csv" }))

        let labels = document.split(separator: "\n").filter { $0.hasSuffix(">") }.map { line in
            String(line.dropLast().reversed().prefix { $0 != "<" }.reversed())
        }
        #expect(Set(labels).count == labels.count && labels.count > 30)
        let links =
            Self.contents(after: "#ref(<", to: ">", in: document)
            + Self.contents(after: "#link(<", to: ">", in: document)
        #expect(links.count > 20)
        for link in links { #expect(labels.contains(link), "\(link) leads nowhere") }

        let cited = Set(Self.contents(after: "#cite(<", to: ">", in: document))
        let keys = references.split(separator: "\n").filter { $0.hasPrefix("\"") }.map { $0.dropFirst().dropLast(2) }
        #expect(cited.count > 10 && Set(keys.map { String($0) }) == cited && keys.count == cited.count)
        // BibTeX has two braces around titles.
        for tag in ["{{#", "{{/", "{{>", "{{{"] { #expect(!document.contains(tag)) }
    }

    @Test func itHasTheSameTablesAndCaptionsAsTheLaTeXReport() async throws {
        let data = Synthetic.data(Synthetic.experiment())
        let templates = try ReportTemplates(folder: ProjectTemplates.folder)
        let latex = Self.texts(try await Report.files(of: data, templates: templates, format: .latex))
        let document = try #require(Self.texts(try await Self.files(data))["report.typ"])
        let tables = latex.keys.filter { $0.hasPrefix("tables/") && $0.hasSuffix(".tex") }
        for table in tables {
            let name = table.dropFirst("tables/".count).dropLast(".tex".count)
            #expect(document.contains(") <tab:\(name)>\n"), "\(name)")
        }
        #expect(document.components(separatedBy: "kind: table,").count == tables.count + 1)
        #expect(document.contains("#strong[Memory of the LSTM.];"))
    }

    private static func hostile() throws -> TitlePage {
        try TitlePage(
            title: ##"#panic() ] } $x \u{41} "a" // b /* c <sec:method> @key = λ ≤ 中文 5 % _x_ *y* --"##,
            authors: ["\\", "[", "]", "#x", "Doe, Jane", "- A", "1. B", "$x$", "`c`"])
    }

    @Test func titleAndAuthorsAreEscaped() async throws {
        let document = try #require(Self.texts(try await Self.files(titlePage: Self.hostile()))["report.typ"])
        let title = ##"\#panic() \] } \$x \\u{41} \"a\" \/\/ b \/\* c \<sec:method> \@key = $λ$ $≤$ 中文"##
        #expect(document.contains("#set document(title: [\(title)"))
        #expect(document.contains(##"[\\, \[, \], \#x, Doe, Jane, \- A, 1\. B, \$x\$ and \`c\`]"##))
    }

    /// Experiments whose reports have different tables: few sizes, variants and depths, and more sizes than fit the
    /// width or height of a page.
    private static let experiments = [
        Synthetic.experiment(),
        Synthetic.experiment(
            cells: [.lstm], hiddenSizes: [1, 4], layers: [1, 2], runs: 2, criteria: [.cosine, .bitwiseState],
            variants: ["base", "a-name-that-is-as-long-as-the-name-of-a-variant-is-allowed-to-be"]),
        Synthetic.experiment(
            cells: [.gru], inputSizes: Array(1...60), hiddenSizes: Array(1...24), runs: 1,
            criteria: [.cosine, .bitwiseState]),
    ]

    @Test(.enabled(if: TypstCompiler.isInstalled, "\(TypstCompiler.absence)"), arguments: experiments.indices)
    func theReportCompilesWithoutAWarning(index: Int) async throws {
        let scratch = try TemporaryFolder()
        try scratch.write(
            try await Self.files(
                Synthetic.data(Self.experiments[index]), titlePage: index == 0 ? Self.hostile() : TitlePage()))
        let problems = try TypstCompiler.problems(of: "report.typ", in: scratch.path)
        #expect(problems == [], "\(problems.joined(separator: "; "))")
    }

    @Test func itDoesNotReplaceAReportInAnotherLanguage() async throws {
        let scratch = try TemporaryFolder()
        let experiment = Synthetic.experiment(
            cells: [.gru], inputSizes: [16], hiddenSizes: [1, 4], runs: 2, criteria: [.cosine])
        let writer = try JournalWriter(directory: "\(scratch.path)/journal", experiment: experiment)
        for result in Synthetic.data(experiment).results { try writer.append(result) }
        try await writer.finish()
        let (journal, output) = ("\(scratch.path)/journal", "\(scratch.path)/paper")
        let templates = try ReportTemplates(folder: ProjectTemplates.folder)
        try await Report.generate(journal: journal, output: output, templates: templates, format: .typst)
        #expect(try Report.verifyFiles(of: output) > 10)
        #expect(scratch.has("paper/report.typ") && !scratch.has("paper/journal"))
        let failure = await #expect(throws: Failure.self) {
            try await Report.generate(journal: journal, output: output, templates: templates, format: .latex)
        }
        #expect(failure?.message.contains("holds a Typst report, which the LaTeX report would replace") == true)
    }
}
