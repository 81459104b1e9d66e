import ChartRendering
import Charts
import Foundation
import MemoryExperiment
import Recurrent
import Report
import Support
import TestSupport
import Testing
import Typesetting

@Suite struct GenerateTests {
    private let scratch: TemporaryFolder
    private let templates: ReportTemplates

    init() throws {
        scratch = try TemporaryFolder()
        templates = try ReportTemplates(folder: ProjectTemplates.folder)
    }

    private static let experiment = Synthetic.experiment(
        cells: [.gru], inputSizes: [16], hiddenSizes: [1, 4], runs: 2, criteria: [.cosine])

    /// Writes a journal with all runs but the last few.
    private func writeJournal(
        _ experiment: Experiment = experiment, to folder: String = "journal", without missing: Int = 0
    ) async throws -> String {
        let path = "\(scratch.path)/\(folder)"
        let writer = try JournalWriter(directory: path, experiment: experiment)
        for result in Synthetic.data(experiment).results.dropLast(missing) { try writer.append(result) }
        try await writer.finish()
        return path
    }

    @Test func journalOutsideTheOutputIsCopied() async throws {
        let journal = try await writeJournal()
        let output = "\(scratch.path)/out"
        let before = try FileManager.default.contentsOfDirectory(atPath: journal)
        try await Report.generate(journal: journal, output: output, templates: templates)
        // The folder may be read-only.
        #expect(try FileManager.default.contentsOfDirectory(atPath: journal) == before)
        #expect(try Journal.compact(journal, for: Self.experiment) == .done)
        #expect(try scratch.text(of: "out/journal/runs.jsonl") == scratch.text(of: "journal/runs.jsonl"))
        let manifest = try JSONDecoder().decode(Manifest.self, from: Data(scratch.text(of: "out/manifest.json").utf8))
        for (path, hash) in manifest.files {
            let data = try Data(contentsOf: URL(fileURLWithPath: "\(output)/\(path)"))
            #expect(SHA256.hexadecimal(of: data) == hash, "\(path)")
        }
        let written = try FileManager.default.subpathsOfDirectory(atPath: output)
            .filter { $0.contains(".") }.sorted()
        #expect(written == (manifest.files.keys + ["manifest.json"]).sorted())
    }

    @Test func journalInTheOutputIsKept() async throws {
        let journal = try await writeJournal(to: "out/journal")
        let output = "\(scratch.path)/out"
        try await Report.generate(journal: journal, output: output, templates: templates)
        let once = try scratch.text(of: "out/journal/runs.jsonl")
        let entry = "\"journal/runs.jsonl\": \"\(SHA256.hexadecimal(of: once))"
        #expect(try scratch.text(of: "out/manifest.json").contains(entry))
        try await Report.generate(journal: journal, output: output, templates: templates)
        #expect(try scratch.text(of: "out/journal/runs.jsonl") == once)
        #expect(try Journal.read(journal).isComplete(for: Self.experiment))
    }

    @Test func reportNamesTheDigestOfItsJournal() async throws {
        let journal = try await writeJournal()
        let digest = try ReportData(journal: Journal.read(journal)).journalDigest()
        try await Report.generate(journal: journal, output: "\(scratch.path)/out", templates: templates)
        #expect(try SHA256.hexadecimal(of: scratch.text(of: "out/journal/runs.jsonl")) == digest)
        for document in ["report.html", "report.md"] {
            #expect(try scratch.text(of: "out/\(document)").contains("SHA-256 of the journal \(digest)}"))
        }
    }

    @Test func digestCountsRunsBeyondThePlan() async throws {
        var experiment = Self.experiment
        experiment.plan.runs = 3
        let journal = try await writeJournal(experiment)
        #expect(try Journal.compact(journal, for: Self.experiment) == .done)
        let data = try ReportData(journal: Journal.read(journal))
        #expect(data.experiment == Self.experiment)
        #expect(try data.journalDigest() == SHA256.hexadecimal(of: scratch.text(of: "journal/runs.jsonl")))
        #expect(try data.journalDigest() != Synthetic.data(Self.experiment).journalDigest())
    }

    @Test func anotherJournalIsNotReplaced() async throws {
        let journal = try await writeJournal()
        let other = Synthetic.experiment(
            name: "other", cells: [.lstm], inputSizes: [1], hiddenSizes: [1], runs: 1, criteria: [.cosine])
        _ = try await writeJournal(other, to: "out/journal")
        let failure = await #expect(throws: Failure.self) {
            try await Report.generate(journal: journal, output: "\(scratch.path)/out", templates: templates)
        }
        #expect(failure?.kind == .cannotCreate)
        #expect(!scratch.has("out/report.html"))
    }

    @Test func missingRunsAreCounted() async throws {
        let journal = try await writeJournal(without: 3)
        let failure = await #expect(throws: Failure.self) {
            try await Report.generate(journal: journal, output: "\(scratch.path)/out", templates: templates)
        }
        #expect(failure?.kind == .data)
        #expect(failure?.message.contains("lacks 3 runs of the 4") == true)
        #expect(failure?.message.contains("rnn-memory sweep --experiment FILE --journal \(journal)") == true)
        #expect(!scratch.has("out"))
    }

    @Test func anExperimentWithTheNameOfAPresetIsNotThePreset() async throws {
        let quick = Synthetic.experiment(
            name: "quick", cells: [.lstm], inputSizes: [1], hiddenSizes: [1], runs: 2, criteria: [.cosine])
        let journal = try await writeJournal(quick, without: 1)
        let failure = #expect(throws: Failure.self) { try ReportData(journal: Journal.read(journal)) }
        #expect(failure?.message.contains("--experiment FILE") == true)
    }

    @Test func aMissingJournalIsMissingInput() async throws {
        let failure = await #expect(throws: Failure.self) {
            try await Report.generate(
                journal: "\(scratch.path)/none", output: "\(scratch.path)/out", templates: templates)
        }
        #expect(failure?.kind == .missingInput)
    }

    @Test func singleFigureAndTableCanBeRendered() async throws {
        let journal = try await writeJournal()
        let svg = try Report.renderFigure(
            name: "heatmap-gru-settled", journal: journal, format: .svg, size: FigureSize(width: 234), theme: .paper)
        #expect(String(decoding: svg, as: UTF8.self).contains("<svg"))
        let table = try Report.renderTable(name: "gru", journal: journal, format: .csv)
        #expect(table.hasPrefix("input_size,hidden_size,runs,censored,mean"))
        #expect(
            try Report.figures(journal: journal).entries.contains { $0.name == "divergence-gru" && $0.reason == nil })
        #expect(try Report.tables(journal: journal).entries.suffix(2).map(\.name) == ["runs", "cells"])
        let unavailable = #expect(throws: Failure.self) {
            try Report.renderFigure(
                name: "divergence-lstm", journal: journal, format: .svg, size: FigureSize(width: 234), theme: .paper)
        }
        #expect(unavailable?.kind == .data)
        let unknown = #expect(throws: Failure.self) {
            try Report.renderFigure(
                name: "heatmap", journal: journal, format: .svg, size: FigureSize(width: 234), theme: .paper)
        }
        #expect(unknown?.kind == .usage)
    }
}
