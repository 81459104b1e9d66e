import Foundation
import MemoryExperiment
import Report
import Statistics
import Support
import TestSupport
import Testing
import Typesetting

/// The report of a comparison.
@Suite struct DifferenceFilesTests {
    private static func difference(
        _ criterion: Criterion = .bitwiseState, steps: Int = 2_500
    ) throws -> ExperimentDifference {
        let first = Synthetic.experiment(name: "one", runs: 4)
        var second = Synthetic.experiment(name: "other", runs: 4)
        second.settings.steps = steps
        second.variants = [Variant(name: "base", settings: second.settings)]
        // On the second side every run ends; on the first, states of 64 units never become bit-identical.
        let ending = Synthetic.data(second) { key, _ in
            CriterionOutcome(first: .observed(100 * key.run), settled: .observed(100 * key.run))
        }
        return try ExperimentDifference(
            .measured(MeasuredSide(experiment: first, results: Synthetic.data(first).results)),
            .measured(MeasuredSide(experiment: second, results: ending.results)),
            request: DifferenceRequest(criterion: criterion))
    }

    @Test func pageLoadsNothingAndShowsBothProtocols() async throws {
        let difference = try Self.difference()
        let files = try await DifferenceTests.files(of: difference)
        let html = try #require(files["report.html"])
        #expect(PageText.loaders(in: html).isEmpty)
        for part in html.components(separatedBy: "http").dropLast() {
            #expect(["<a href=\"", "xmlns=\"", "<meta "].contains { part.hasSuffix($0) })
        }
        let ids = html.components(separatedBy: " id=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
        #expect(Set(ids).count == ids.count)
        for reference in html.components(separatedBy: " href=\"").dropFirst().map({ $0.prefix { $0 != "\"" } }) {
            #expect(
                reference.hasPrefix("#")
                    ? ids.contains(reference.dropFirst()) : files[String(reference)] != nil, "\(reference)")
        }
        for document in ["report.html", "report.md"] {
            let text = try #require(files[document])
            for side in [difference.first, difference.second] {
                guard case .measured(let measured) = side else { continue }
                #expect(text.contains(measured.experiment.digest))
                #expect(text.contains("name: \(measured.experiment.name)\n"))
            }
            #expect(text.contains("Holm"))
            #expect(text.contains("log-rank test (uncorrected p)"))
            #expect(text.contains("later"))
            #expect(!text.contains("{{"))
        }
        // A map for each of LSTM and GRU, broad and narrow.
        #expect(html.matches(of: /<div class="(broad|narrow)">\n<svg [^>]*role="img"/).count == 4)
        #expect(html.components(separatedBy: "<svg").count == 5)
    }

    @Test func everyTableAndFigureIsWrittenInEveryFormat() async throws {
        let files = try await DifferenceTests.files(of: try Self.difference(.cosine))
        let names = ["difference-lstm", "difference-gru"]
        let expected =
            names.flatMap { name in ["svg", "pdf", "png", "csv"].map { "figures/\(name).\($0)" } }
            + (names + ["compared"]).flatMap { name in ["csv", "md", "tex"].map { "tables/\(name).\($0)" } }
            + ["tables/differences.csv", "report.html", "report.md"]
        #expect(Set(files.keys) == Set(expected))
        #expect(try #require(files["tables/compared.csv"]).contains("\n,steps,\"3,000\",\"2,500\"\n"))
        #expect(try #require(files["tables/compared.csv"]).contains("\n,digest,"))
    }

    @Test func sameComparisonGivesTheSameBytes() async throws {
        let (once, again) = (
            try await DifferenceTests.files(of: try Self.difference()),
            try await DifferenceTests.files(of: try Self.difference())
        )
        #expect(once == again)
    }

    @Test func hatchedTilesAreExplained() async throws {
        let page = try #require(try await DifferenceTests.files(of: try Self.difference())["report.html"])
        #expect(page.contains("Hatched tiles hold censored runs"))
        let plain = try #require(try await DifferenceTests.files(of: try Self.difference(.cosine))["report.html"])
        #expect(!plain.contains("Hatched tiles"))
    }

    @Test func comparisonDoesNotReplaceAReport() async throws {
        let scratch = try TemporaryFolder()
        let templates = try DifferenceTemplates(folder: ProjectTemplates.folder)
        let difference = try Self.difference()
        try scratch.write("precious", to: "report/journal/runs.jsonl")
        let failure = await #expect(throws: Failure.self) {
            try await difference.write(to: "\(scratch.path)/report", templates: templates)
        }
        #expect(failure?.kind == .cannotCreate)
        #expect(!scratch.has("report/report.html"))
        // A comparison replaces an earlier one.
        let output = "\(scratch.path)/difference"
        try await difference.write(to: output, templates: templates)
        let manifest = try scratch.text(of: "difference/manifest.json")
        try await difference.write(to: output, templates: templates)
        #expect(try scratch.text(of: "difference/manifest.json") == manifest)
        #expect(manifest.contains("\"comparedWith\": {\"experiment\": \"other\", \"digest\": "))
        #expect(try Report.verifyFiles(of: output) > 10)
    }
}
