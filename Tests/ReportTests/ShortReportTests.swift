import Foundation
import MemoryExperiment
import Recurrent
import Report
import Support
import TestSupport
import Testing
import Typesetting

/// A report of two pages.
@Suite struct ShortReportTests {
    private static func files(
        _ data: ReportData, format: ReportFormat, titlePage: TitlePage = TitlePage()
    ) async throws -> [OutputFile] {
        try await Report.files(
            of: data, templates: ReportTemplates(folder: ProjectTemplates.folder), format: format, chapters: .short,
            titlePage: titlePage)
    }

    private static func texts(_ files: [OutputFile]) -> [String: String] {
        Dictionary(uniqueKeysWithValues: files.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) })
    }

    /// The committed runs of `post`.
    private static func post() throws -> ReportData {
        try ReportData(journal: Journal.read("\(PackageFolder.path)/output/journal", anyArithmetic: true))
    }

    /// Experiments with the sizes of `quick`, of one recurrent cell, of a single setting, and with variants.
    private static let experiments = [
        Synthetic.experiment(name: "quick-like", inputSizes: [1, 4, 16], hiddenSizes: [1, 4, 16]),
        Synthetic.experiment(cells: [.lstm], runs: 2, criteria: [.cosine, .bitwiseState]),
        Synthetic.experiment(cells: [.gru], inputSizes: [16], hiddenSizes: [4], runs: 1, criteria: [.cosine]),
        Synthetic.experiment(layers: [1, 2], runs: 2, variants: ["base", "other"]),
    ]

    /// The presets with the figure that answers their question.
    private static let presets = [
        "quick": "verdicts", "theory": "prediction", "depth": "depth", "forget-bias": "forget-bias", "gain": "gain",
        "input-scale": "input-scale", "precision": "precision", "elman": "gates",
    ]

    /// Names of the experiments above, of `post`, and of presets.
    private static let names = experiments.indices.map(String.init) + ["post"] + presets.keys.sorted()

    private static func data(_ name: String) throws -> ReportData {
        if let index = Int(name) { return Synthetic.data(experiments[index]) }
        return name == "post" ? try post() : try PresetFigures.data(of: name)
    }

    @Test(arguments: presets.keys.sorted())
    func itAnswersTheQuestionOfItsExperiment(preset: String) async throws {
        let files = Self.texts(try await Self.files(PresetFigures.data(of: preset), format: .typst))
        let figure = try #require(Self.presets[preset])
        #expect(files.keys.contains("figures/\(figure).svg"), "\(files.keys.sorted())")
        #expect(files.keys.count { $0.hasSuffix(".svg") } <= 2)
    }

    @Test func itShowsWhatCarriesTheSummary() async throws {
        let data = try Self.post()
        let files = Self.texts(
            try await Self.files(data, format: .latex, titlePage: TitlePage(title: "Memory", authors: ["Jane Doe"])))
        let pictures = files.keys.filter { $0.hasPrefix("figures/") && $0.hasSuffix(".pdf") }.sorted()
        #expect(pictures == ["figures/overview.pdf", "figures/verdicts.pdf"])
        #expect(files.keys.filter { $0.hasSuffix(".tex") }.sorted() == ["short.tex", "tables/verdicts.tex"])
        #expect(files.keys.contains("short.bbl") && files.keys.contains("references.bib"))
        let document = try #require(files["short.tex"])
        let digest = try data.journalDigest()
        let parts = [
            "\\title{%\n  Memory}", "Jane Doe", "Made with RNNMemory", digest, "\\code{%\n  \(digest.prefix(12))}",
            "figures/overview.pdf", "\\input{tables/verdicts}", "\\ref*{tab:verdicts}", "\\bibliography",
        ]
        for part in parts { #expect(document.contains(part), "\(part)") }
        let whole = try await Report.files(
            of: data, templates: ReportTemplates(folder: ProjectTemplates.folder), format: .latex)
        let abstract = try #require(
            Self.texts(whole)["report.tex"]?.components(separatedBy: "\\begin{abstract}").last?
                .components(separatedBy: "\\end{abstract}").first)
        #expect(abstract.count > 200 && document.contains(abstract))
        #expect(!document.contains("\\tableofcontents") && !document.contains("{{"))
        let cited = Set(
            document.components(separatedBy: "\\cite{").dropFirst().flatMap { part in
                part.prefix { $0 != "}" }.split(separator: ",").map(String.init)
            })
        let listed = try #require(files["short.bbl"]).components(separatedBy: "\\bibitem{").dropFirst().map { part in
            String(part.prefix { $0 != "}" })
        }
        #expect(cited.contains("muccino2019") && cited.count > 3 && Set(listed) == cited)
    }

    @Test func typstHasTheSameParts() async throws {
        let data = try Self.post()
        let files = Self.texts(try await Self.files(data, format: .typst))
        let document = try #require(files["short.typ"])
        for part in [
            "figures/overview.svg", "figures/verdicts.svg", "<tab:verdicts>", "#bibliography(\"references.yaml\"",
        ] {
            #expect(document.contains(part), "\(part)")
        }
        #expect(document.contains("rnn-memory report --short --format typst"))
        #expect(files.keys.count { $0.hasSuffix(".svg") } == 2 && !files.keys.contains("report.typ"))
    }

    @Test(.enabled(if: PDFLaTeX.isInstalled, "\(PDFLaTeX.absence)"), arguments: names)
    func laTeXMakesTwoPages(name: String) async throws {
        let scratch = try TemporaryFolder()
        try scratch.write(try await Self.files(Self.data(name), format: .latex))
        let problems = try PDFLaTeX.problems(of: "short", in: scratch.path)
        #expect(problems == [], "\(problems.joined(separator: "; "))")
        let log = try scratch.text(of: "short.log")
        let pages = try #require(log.firstMatch(of: #/Output written on short.pdf \((\d+) page/#)?.1)
        #expect(try #require(Int(pages)) <= 2)
    }

    @Test(.enabled(if: TypstCompiler.isInstalled, "\(TypstCompiler.absence)"), arguments: names)
    func typstMakesTwoPages(name: String) async throws {
        let scratch = try TemporaryFolder()
        try scratch.write(try await Self.files(Self.data(name), format: .typst))
        let problems = try TypstCompiler.problems(of: "short.typ", in: scratch.path)
        #expect(problems == [], "\(problems.joined(separator: "; "))")
        #expect(try TypstCompiler.pageCount(of: "short.typ", in: scratch.path) <= 2)
    }

    @Test func anUnfinishedSweepGivesANotice() async throws {
        let experiment = Self.experiments[0]
        let results = Array(Synthetic.data(experiment).results.dropLast(3))
        let document = try #require(
            Self.texts(try await Self.files(ReportData(experiment: experiment, results: results), format: .latex))[
                "short.tex"])
        #expect(document.contains("\\medskip\\noindent\\emph{ ") && document.contains("\\section*{Method}"))
    }

    @Test func webPagesAreRefused() async throws {
        let failure = await #expect(throws: Failure.self) {
            try await Self.files(Synthetic.data(Self.experiments[1]), format: .html)
        }
        #expect(failure?.kind == .usage)
        #expect(failure?.message.contains("Select --format latex or --format typst") == true)
    }

    @Test func shortAndWholeReportsDoNotReplaceEachOther() async throws {
        let scratch = try TemporaryFolder()
        let experiment = Self.experiments[1]
        let writer = try JournalWriter(directory: "\(scratch.path)/journal", experiment: experiment)
        for result in Synthetic.data(experiment).results { try writer.append(result) }
        try await writer.finish()
        let templates = try ReportTemplates(folder: ProjectTemplates.folder)
        func generate(_ format: ReportFormat, _ chapters: ChapterSelection, to folder: String) async throws {
            try await Report.generate(
                journal: "\(scratch.path)/journal", output: "\(scratch.path)/\(folder)", templates: templates,
                format: format,
                chapters: chapters)
        }
        try await generate(.latex, .short, to: "short")
        try await generate(.latex, .short, to: "short")
        #expect(try Report.verifyFiles(of: "\(scratch.path)/short") > 5)
        let whole = await #expect(throws: Failure.self) { try await generate(.latex, .all, to: "short") }
        #expect(whole?.message.contains("holds a short LaTeX report, which the LaTeX report would replace") == true)
        try await generate(.typst, .all, to: "whole")
        let short = await #expect(throws: Failure.self) { try await generate(.typst, .short, to: "whole") }
        #expect(short?.message.contains("holds a Typst report, which the short Typst report would replace") == true)
    }
}
