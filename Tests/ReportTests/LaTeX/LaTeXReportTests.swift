import Foundation
import MemoryExperiment
import Recurrent
import Report
import Support
import TestSupport
import Testing
import Typesetting

/// A report for printing.
@Suite struct LaTeXReportTests {
    private static func files(_ data: ReportData) async throws -> [OutputFile] {
        let templates = try ReportTemplates(folder: ProjectTemplates.folder)
        return try await Report.files(of: data, templates: templates, format: .latex)
    }

    private static func texts(_ files: [OutputFile]) -> [String: String] {
        Dictionary(uniqueKeysWithValues: files.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) })
    }

    /// The arguments of a command anywhere in a text.
    private static func arguments(of command: String, in text: String) -> [String] {
        text.components(separatedBy: "\\\(command){").dropFirst().map { String($0.prefix { $0 != "}" }) }
    }

    @Test func folderHasEverythingThatPDFLaTeXNeeds() async throws {
        let files = Self.texts(try await Self.files(Synthetic.data(Synthetic.experiment())))
        let document = try #require(files["report.tex"])
        let tables = files.filter { $0.key.hasPrefix("tables/") && $0.key.hasSuffix(".tex") }
        let text = document + tables.values.joined()
        #expect(files.keys.contains("references.bib") && files.keys.contains("report.bbl"))
        #expect(files.keys.contains("tables/runs.csv") && files.keys.contains("tables/cells.csv"))
        #expect(files.keys.allSatisfy { !$0.hasSuffix(".svg") && !$0.hasSuffix(".png") && !$0.hasSuffix(".html") })

        let inputs = Self.arguments(of: "input", in: document)
        #expect(Set(inputs.map { "\($0).tex" }) == Set(tables.keys) && inputs.count == tables.count)
        let pictures = document.components(separatedBy: "]{figures/").dropFirst().map {
            "figures/" + $0.prefix { $0 != "}" }
        }
        let drawings = files.keys.filter { $0.hasPrefix("figures/") && $0.hasSuffix(".pdf") }
        #expect(Set(pictures) == Set(drawings) && pictures.count > 20)
        let data = files.keys.filter { $0.hasPrefix("figures/") && $0.hasSuffix(".csv") }
        #expect(Set(data) == Set(drawings.map { "\($0.dropLast(3))csv" }))
        #expect(files.keys.count { $0.hasPrefix("figures/") } == 2 * drawings.count)

        let labels = Self.arguments(of: "label", in: text)
        #expect(Set(labels).count == labels.count)
        let references =
            Self.arguments(of: "ref*", in: document)
            + document.components(separatedBy: "\\hyperref[").dropFirst().map { String($0.prefix { $0 != "]" }) }
        #expect(references.count > 20)
        for reference in references { #expect(labels.contains(reference), "\(reference) leads nowhere") }

        let cited = Set(Self.arguments(of: "cite", in: document).flatMap { $0.components(separatedBy: ",") })
        #expect(cited.count > 10)
        #expect(Set(Self.arguments(of: "bibitem", in: try #require(files["report.bbl"]))) == cited)
        for key in cited { #expect(files["references.bib"]?.contains("{\(key),\n") == true, "\(key)") }
        #expect(!document.contains("{{"))
    }

    @Test func allDocumentsCiteTheSameSourcesInTheSameOrder() async throws {
        let data = Synthetic.data(Synthetic.experiment())
        let templates = try ReportTemplates(folder: ProjectTemplates.folder)
        let web = Self.texts(try await Report.files(of: data, templates: templates))
        let (html, markdown) = (try #require(web["report.html"]), try #require(web["report.md"]))
        let list = try #require(Self.texts(try await Self.files(data))["report.bbl"])
        let keys = Self.arguments(of: "bibitem", in: list)
        func ids(_ text: String, _ mark: String) -> [String] {
            text.components(separatedBy: "\(mark) id=\"source-").dropFirst().map { String($0.prefix { $0 != "\"" }) }
        }
        #expect(ids(html, "<li") == keys && ids(markdown, "1. <a") == keys)
        for (index, key) in keys.enumerated() {
            #expect(html.contains("<a href=\"#source-\(key)\" role=\"doc-biblioref\">\(index + 1)</a>"))
            #expect(markdown.contains("[\(index + 1)](#source-\(key))"))
        }
        #expect(keys.first == "muccino2019" && !keys.contains("gallicchio2018"))
    }

    /// Experiments whose reports have different tables: few sizes, variants and depths, and more sizes than fit the
    /// width or height of a page.
    private static let experiments = [
        Synthetic.experiment(name: "quick-like", inputSizes: [1, 4, 16], hiddenSizes: [1, 4, 16]),
        Synthetic.experiment(
            cells: [.lstm], hiddenSizes: [1, 4], layers: [1, 2], runs: 2, criteria: [.cosine, .bitwiseState],
            variants: ["base", "a-name-that-is-as-long-as-the-name-of-a-variant-is-allowed-to-be"]),
        Synthetic.experiment(
            cells: [.gru], inputSizes: Array(1...60), hiddenSizes: Array(1...24), runs: 1,
            criteria: [.cosine, .bitwiseState]),
    ]

    @Test(
        .enabled(if: PDFLaTeX.isInstalled, "\(PDFLaTeX.absence)"), arguments: experiments.indices)
    func theReportCompilesWithoutAWarning(index: Int) async throws {
        let scratch = try TemporaryFolder()
        for file in try await Self.files(Synthetic.data(Self.experiments[index])) {
            let url = URL(fileURLWithPath: "\(scratch.path)/\(file.path)")
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(file.bytes).write(to: url)
        }
        let problems = try PDFLaTeX.problems(of: "report", in: scratch.path)
        #expect(problems == [], "\(problems.joined(separator: "; "))")
    }

    @Test func theManifestNamesEveryFile() async throws {
        let scratch = try TemporaryFolder()
        let experiment = Synthetic.experiment(
            cells: [.gru], inputSizes: [16], hiddenSizes: [1, 4], runs: 2, criteria: [.cosine])
        let writer = try JournalWriter(directory: "\(scratch.path)/journal", experiment: experiment)
        for result in Synthetic.data(experiment).results { try writer.append(result) }
        try await writer.finish()
        let output = "\(scratch.path)/paper"
        try await Report.generate(
            journal: "\(scratch.path)/journal", output: output,
            templates: ReportTemplates(folder: ProjectTemplates.folder), format: .latex)
        #expect(try Report.verifyFiles(of: output) > 10)
        #expect(scratch.has("paper/report.tex") && !scratch.has("paper/journal"))
    }
}
