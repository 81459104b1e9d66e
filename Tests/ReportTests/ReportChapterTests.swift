import FoundationEssentials
import MemoryExperiment
import Recurrent
import Report
import Statistics
import Support
import Testing
import Typesetting

/// The chapters of a report, and what each needs to be understood.
@Suite struct ReportChapterTests {
    private static func report(_ experiment: Experiment) async throws -> (html: String, markdown: String) {
        let templates = try ReportTemplates(folder: ProjectTemplates.folder)
        let data = Forgetting.data(
            experiment,
            exponents: { key in
                experiment.settings.lyapunov ? (0..<key.cell.layers).map { -0.2 - 0.1 * Double($0) } : []
            },
            first: { key, _ in .observed(40 + 10 * key.cell.layers + key.run) })
        let files = try await Report.files(of: data, templates: templates)
        func text(_ path: String) throws -> String {
            String(decoding: try #require(files.first { $0.path == path }).bytes, as: UTF8.self)
        }
        return (try text("report.html"), try text("report.md"))
    }

    /// Lines that Markdown takes for items of a list although they continue a paragraph, as a year or a number at the
    /// end of a sentence may.
    private static func accidentalItems(_ markdown: String) -> [Substring] {
        markdown.split(separator: "\n").filter { line in
            line.prefixMatch(of: #/[0-9]+[.)] /#) != nil && !line.hasPrefix("1. <a id=")
        }
    }

    /// The number of occurrences of a text in another.
    private static func count(_ part: String, in text: String) -> Int { text.components(separatedBy: part).count - 1 }

    private static func chapters(_ html: String) -> [String] {
        ["lyapunov", "forget-bias", "gain", "input-scale", "depth", "precision"]
            .filter { html.contains("<section id=\"\($0)\">") }
    }

    /// Settings that differ in a chapter's subject.
    private static func variants(on chapter: String) -> [(String, (inout RunSettings) -> Void)] {
        if chapter == "precision" {
            return [("single", { $0.precision = .float32 }), ("double", { $0.precision = .float64 })]
        }
        return [0.0, 1, 2].map { value in
            (
                "v\(Int(value))",
                { settings in
                    switch chapter {
                    case "forget-bias":
                        settings.initialization = .glorotUniform(recurrent: .orthogonal, forgetBias: value)
                    case "gain": settings.recurrentScale = value
                    default: settings.inputScale = value
                    }
                }
            )
        }
    }

    @Test(arguments: ["forget-bias", "gain", "input-scale", "precision"])
    func aQuestionHasItsChapter(chapter: String) async throws {
        let experiment = Forgetting.experiment(cells: [.lstm], variants: Self.variants(on: chapter))
        let (html, markdown) = try await Self.report(experiment)
        #expect(Self.chapters(html) == ["lyapunov", chapter])
        #expect(html.contains("<figure id=\"figure-\(chapter)\" class=\"drawn\""))
        #expect(markdown.contains("](#figure-\(chapter)))."))
        #expect(markdown.contains("R. Vogt"))
        #expect(markdown.contains("J. Miller, M. Hardt") == (chapter == "gain"))
        #expect(!markdown.contains("C. Gallicchio"))
        #expect(Self.accidentalItems(markdown).isEmpty)
    }

    @Test func depthHasItsChapter() async throws {
        let (html, markdown) = try await Self.report(Forgetting.experiment(layers: [1, 2], runs: 2))
        #expect(Self.chapters(html) == ["lyapunov", "depth"])
        #expect(html.contains("<figure id=\"table-depth\" class=\"table\""))
        #expect(markdown.contains("C. Gallicchio") && markdown.contains("stacks of recurrent layers, taken up above,"))
        #expect(Self.accidentalItems(markdown).isEmpty)
    }

    @Test func reportWithoutExponentsOmitsTheirChapter() async throws {
        let (html, markdown) = try await Self.report(Forgetting.experiment(lyapunov: false))
        #expect(Self.chapters(html) == [])
        #expect(!markdown.contains("(#lyapunov)") && !markdown.contains("R. Vogt"))
        #expect(markdown.contains("`lyapunov: true`"))
    }

    @Test func everyFormulaIsTypesetInBothDocuments() async throws {
        let (html, markdown) = try await Self.report(Forgetting.experiment())
        let displayed = Self.count("```math\n", in: markdown)
        #expect(displayed > 4)
        #expect(Self.count("<math display=\"block\">", in: html) == displayed)
        #expect(Self.count("<math>", in: html) == Self.count("$`", in: markdown))
        #expect(!markdown.contains("$$") && !PageText.withoutScripts(html).contains("$"))
        #expect(html.contains("<a href=\"#lyapunov\">rate</a>"))
    }
}
