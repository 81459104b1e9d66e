import Foundation
import MemoryExperiment
import Recurrent
import Report
import Statistics
import Support
import TestSupport
import Testing
import Typesetting

/// Reports that rest on more runs beside their journal, which stopped once the outputs shared a direction.
@Suite struct FirstRunsTests {
    private let scratch: TemporaryFolder

    init() throws {
        scratch = try TemporaryFolder()
    }

    private static let whole = Synthetic.experiment(
        inputSizes: [1, 16], hiddenSizes: [2, 8], runs: 4, criteria: [.cosine, .maximum(exponent: 2)])

    private static func more(
        runs: Int = 12, hiddenSizes: [Int] = [2, 8, 16], _ change: (inout RunSettings) -> Void = { _ in }
    ) -> Experiment {
        var settings = whole.settings
        settings.criteria = [.cosine]
        settings.lyapunov = false
        settings.stopAtFirst = true
        change(&settings)
        var plan = whole.plan
        (plan.runs, plan.hiddenSizes) = (runs, hiddenSizes)
        return Experiment(name: "more", settings: settings, plan: plan)
    }

    /// The same count in both experiments, as the draws are the same.
    private static func count(_ key: RunKey) -> Int {
        3 * key.cell.hiddenSize - key.cell.inputSize / 8 + (key.run * 7 + key.cell.inputSize) % 5
    }

    private static func results(
        _ experiment: Experiment, _ count: (RunKey) -> Int = Self.count
    ) -> [RunResult] {
        Synthetic.data(experiment) { key, criterion in
            let first = StepCount.observed(count(key) + (criterion == .cosine ? 0 : 2))
            return experiment.settings.stopAtFirst
                ? CriterionOutcome(stoppedWith: first) : CriterionOutcome(first: first, settled: first)
        }.results
    }

    /// Writes a journal and returns its folder.
    private func journal(
        _ experiment: Experiment, _ results: [RunResult]? = nil, to name: String
    ) async throws -> String {
        let path = scratch.path(of: name)
        let writer = try JournalWriter(directory: path, experiment: experiment)
        for result in results ?? Self.results(experiment) { try writer.append(result) }
        try await writer.finish()
        return path
    }

    /// The data of both journals, and those of the first alone.
    private func data() async throws -> (all: ReportData, alone: ReportData) {
        let folder = try await journal(Self.whole, to: "journal")
        let alone = try ReportData(ofJournal: folder)
        _ = try await journal(Self.more(), to: "journal-first")
        return (try ReportData(ofJournal: folder), alone)
    }

    private static func table(_ name: String, of data: ReportData) throws -> Table {
        let catalogue = TableCatalogue(data)
        return try catalogue.table(#require(catalogue.reported.first { $0.text == name }))
    }

    private static func text(_ table: Table) -> String { table.caption.replacing("\n", with: " ") }

    @Test func meansRestOnAllRuns() async throws {
        let (all, alone) = try await data()
        let table = try Self.table("lstm", of: all)
        #expect(Self.text(table).contains("in 12 runs per setting"))
        let records = table.records.csv.split(separator: "\n").map { $0.split(separator: ",") }
        #expect(records[0][2] == "runs" && records[0][4] == "mean")
        for record in records.dropFirst() {
            let counts = (1...12).map { run in
                let cell = CellKey(
                    variant: "base", cell: .lstm, layers: 1, inputSize: Int(record[0]) ?? 0,
                    hiddenSize: Int(record[1]) ?? 0)
                return Self.count(RunKey(cell: cell, run: run))
            }
            #expect(record[2] == "12")
            #expect(Double(record[4]) == Double(counts.reduce(0, +)) / 12)
        }
        #expect(try Self.text(Self.table("lstm", of: alone)).contains("in 4 runs per setting"))
        let map = try FigureCatalogue(all).figure(named: "heatmap-lstm")
        #expect(map.caption.contains("Each setting has 12 runs."))
        // Everything that the further runs do not observe rests on the journal's own.
        for name in ["heatmap-lstm-max-1e-2", "heatmap-lstm-settled", "divergence-gru"] {
            let figures = try [all, alone].map { try FigureCatalogue($0).figure(named: name) }
            #expect(figures[0].caption == figures[1].caption)
            #expect(figures[0].records.csv == figures[1].records.csv)
        }
        #expect(Records.cells(of: all).csv == Records.cells(of: alone).csv)
        #expect(RunRecords(of: all).csv == RunRecords(of: alone).csv)
    }

    @Test func comparisonAndVerdictsRestOnAllRunsBesideTheFirst() async throws {
        let (all, alone) = try await data()
        let comparison = try Self.table("comparison-gru", of: all)
        #expect(Self.text(comparison).contains("measured ones from 12 runs per setting"))
        #expect(comparison.records.csv.contains(",12,0\n"))
        let verdicts = try TableCatalogue(all).whole("verdicts")
        // Two input sizes by two hidden sizes, with 12 runs each.
        #expect(Self.text(verdicts).contains("from 48 runs per recurrent cell"))
        #expect(try Self.text(TableCatalogue(alone).whole("verdicts")).contains("from 16 runs per recurrent cell"))
        let byCriterion = try Self.text(TableCatalogue(all).whole("verdicts-by-criterion"))
        #expect(byCriterion.contains("cosine has 12 runs per setting, the others 4."))
        #expect(
            all.findings(ofChapter: "verdicts").contains { $0.hasPrefix("The 4 runs per setting observed to the end") })
        let templates = try ReportTemplates(folder: ProjectTemplates.folder)
        let markdown = try await Report.files(of: all, templates: templates).first { $0.path == "report.md" }
        let report = String(decoding: try #require(markdown).bytes, as: UTF8.self)
        #expect(report.contains("This report covers 96 runs of LSTM and GRU networks, 32 of them observed to the end."))
        #expect(report.contains("That count has 12 runs per setting"))
        #expect(report.contains("rnn-memory sweep --experiment more.yaml --journal output-synthetic/journal-first\n"))
    }

    @Test func bothJournalsAreCopiedAndCited() async throws {
        let folder = try await journal(Self.whole, to: "mine/journal")
        let first = try await journal(Self.more(), to: "elsewhere")
        let templates = try ReportTemplates(folder: ProjectTemplates.folder)
        let output = scratch.path(of: "out")
        try await Report.generate(journal: folder, firstJournal: first, output: output, templates: templates)
        let copy = try scratch.text(of: "out/journal-first/runs.jsonl")
        let manifest = try scratch.text(of: "out/manifest.json")
        for (name, text) in [("journal", try scratch.text(of: "out/journal/runs.jsonl")), ("journal-first", copy)] {
            #expect(manifest.contains("\"\(name)/runs.jsonl\": \"\(SHA256.hexadecimal(of: text))\""))
        }
        #expect(copy.contains("\"stopAtFirst\":true"))
        let report = try scratch.text(of: "out/report.md")
        #expect(report.contains("and from further runs with SHA-256 `\(SHA256.hexadecimal(of: copy))`"))
        #expect(report.contains("of the further runs \(SHA256.hexadecimal(of: copy))"))
        _ = try Report.verifyFiles(of: output)
        // In its place, the report finds both journals by itself and stays the same.
        try await Report.generate(journal: "\(output)/journal", output: output, templates: templates)
        #expect(try scratch.text(of: "out/report.md") == report)
        #expect(try scratch.text(of: "out/manifest.json") == manifest)
        #expect(try Report.firstExperiment(beside: "\(output)/journal") == Self.more())
        #expect(try Report.firstExperiment(beside: folder) == nil)
    }

    @Test func runsThatDoNotContinueTheExperimentAreRefused() async throws {
        let folder = try await journal(Self.whole, to: "journal")
        let different = Self.results(Self.more()) { Self.count($0) + ($0.run == 3 && $0.cell.cell == .gru ? 1 : 0) }
        let cases: [(Experiment, [RunResult]?, String)] = [
            (Self.more { $0.seed = 1 }, nil, "do not continue those of synthetic"),
            (Self.more { $0.inputScale = 2 }, nil, "do not continue those of synthetic"),
            (Self.whole, nil, "with stopAtFirst: true"),
            (Self.more(runs: 3), nil, "do not cover those of synthetic"),
            (Self.more(hiddenSizes: [2]), nil, "do not cover those of synthetic"),
            (Self.more(), Array(Self.results(Self.more()).dropLast(2)), "lacks 2 runs"),
            (Self.more(), different, "Run 3 of GRU with input size 1 and hidden size 2 has other counts"),
        ]
        for (index, (experiment, results, words)) in cases.enumerated() {
            let first = try await journal(experiment, results, to: "first-\(index)")
            let failure = #expect(throws: Failure.self) {
                try Report.renderTable(name: "lstm", journal: folder, firstJournal: first, format: .csv)
            }
            #expect(failure?.kind == .data)
            #expect(failure?.message.contains(words) == true, "\(failure?.message ?? "")")
        }
        let failure = #expect(throws: Failure.self) {
            try Report.renderTable(
                name: "lstm", journal: folder, firstJournal: scratch.path(of: "none"), format: .csv)
        }
        #expect(failure?.kind == .missingInput)
    }
}
