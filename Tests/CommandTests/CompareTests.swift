import Foundation
import TestSupport
import Testing

/// The comparison of two journals on the command line.
@Suite struct CompareTests {
    /// A folder with two finished sweeps, `one` and `other`, the latter in float64.
    private func sweptFolder() async throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write(Experiments.small(runs: 3), to: "small.yaml")
        try folder.write(Experiments.small(runs: 3) + "precision: float64\n", to: "other.yaml")
        for (file, journal) in [("small.yaml", "one/journal"), ("other.yaml", "other")] {
            let outcome = try await Program().run(
                ["sweep", "--experiment", file, "--journal", journal, "--quiet"], in: folder)
            #expect(outcome.code == 0)
        }
        return folder
    }

    @Test func tablesGoToStandardOutputAndTheSummaryToStandardError() async throws {
        let folder = try await sweptFolder()
        let before = try folder.tree()
        // One side is an output folder that holds its journal, the other the journal itself.
        let outcome = try await Program().run(["compare", "one", "other"], in: folder)
        #expect(outcome.code == 0)
        #expect(outcome.output.hasPrefix("**LSTM: A − B.**"))
        #expect(outcome.output.contains("\n**GRU: A − B.**"))
        #expect(outcome.diagnostics.hasPrefix("rnn-memory: small − small: "))
        #expect(outcome.diagnostics.split(separator: "\n").count == 1)
        let csv = try await Program().run(["compare", "one", "other", "--format", "csv", "--quiet"], in: folder)
        #expect(csv.diagnostics.isEmpty)
        #expect(csv.output.hasPrefix("cell,layers,variant_a,variant_b,input_size,hidden_size,"))
        #expect(csv.output.split(separator: "\n").count == 9)
        #expect(try folder.tree() == before)
    }

    @Test func omittedSettingsAreListed() async throws {
        let folder = try await sweptFolder()
        try folder.write(Experiments.small(runs: 3) + "cells: [gru]\n", to: "part.yaml")
        let swept = try await Program().run(
            ["sweep", "--experiment", "part.yaml", "--journal", "part", "--quiet"], in: folder)
        #expect(swept.code == 0)
        let outcome = try await Program().run(["compare", "one", "part"], in: folder)
        #expect(outcome.code == 0)
        #expect(outcome.diagnostics.hasSuffix("\nrnn-memory: Left out: recurrent cell LSTM, since only A has it.\n"))
        #expect(!outcome.output.contains("Left out"))
        let quiet = try await Program().run(["compare", "one", "part", "--quiet"], in: folder)
        #expect(quiet.diagnostics.isEmpty && quiet.output == outcome.output)
    }

    @Test func aReportIsWrittenTwiceWithTheSameBytes() async throws {
        let folder = try await sweptFolder()
        let words = ["compare", "one", "one", "--output", "difference", "--level", "0.9"]
        let outcome = try await Program().run(words, in: folder)
        #expect(outcome.code == 0)
        #expect(outcome.output.isEmpty)
        #expect(outcome.diagnostics.contains("both sides are the same runs"))
        #expect(outcome.diagnostics.hasSuffix("rnn-memory: The comparison is difference/report.html.\n"))
        let page = try folder.text(of: "difference/report.html")
        #expect(page.contains("all differences are exactly 0"))
        let tree = try folder.tree("difference")
        #expect(try await Program().run(words, in: folder).code == 0)
        #expect(try folder.tree("difference") == tree)
    }

    @Test(arguments: [
        (["compare", "one"], 64, "<b>"),
        (["compare", "none", "one"], 66, "There is no journal at none"),
        (["compare", "one", "../../../etc"], 66, "There is no journal in ../../../etc"),
        (["compare", "one", "small.yaml"], 66, "There is no journal at small.yaml"),
        (["compare", "published", "published"], 64, "Both sides are the published table"),
        (["compare", "one", "published", "--measure", "settled"], 64, "measure first"),
        (["compare", "one", "other", "--criterion", "equal"], 64, "a criterion is one of cosine, max-1e-1"),
        (["compare", "one", "other", "--level", "1"], 64, "--level 1.0 is not allowed: it must be 0.5…0.9999"),
        (["compare", "one", "other", "--level", "nan"], 64, "0.5…0.9999"),
        (["compare", "one", "other", "--variant-a", "x"], 64, "There are: base"),
        (["compare", "one", "other", "--output", "small.yaml/x"], 73, "small.yaml/x cannot be made"),
        (["compare", "one", "other", "--output", "one"], 73, "one holds the report of an experiment"),
        (["compare", "one", "other", "--output", "x", "--templates", "none"], 66, "none is not a folder of templates"),
    ])
    func invalidComparisonsAreRefused(words: [String], code: Int32, sentence: String) async throws {
        let folder = try await sweptFolder()
        let before = try folder.tree()
        let outcome = try await Program().run(words, in: folder)
        #expect(outcome.code == code)
        #expect(outcome.output.isEmpty)
        #expect(outcome.diagnostics.contains(sentence), "\(outcome.diagnostics)")
        #expect(try folder.tree() == before)
    }

    @Test func aCorruptJournalIsNamed() async throws {
        let folder = try await sweptFolder()
        let text = try folder.text(of: "other/runs.jsonl")
        try folder.write(text.replacingOccurrences(of: "\"run\":2", with: "\"run\":-2"), to: "other/runs.jsonl")
        let outcome = try await Program().run(["compare", "one", "other"], in: folder)
        #expect(outcome.code == 65)
        #expect(outcome.diagnostics.contains("other/runs.jsonl, line 3 is corrupt"))
    }

    /// A journal of an older arithmetic version can only be compared; its runs are not paired.
    @Test func journalsOfAnotherArithmeticAreCompared() async throws {
        let folder = try await sweptFolder()
        let text = try folder.text(of: "one/journal/runs.jsonl").unsealed
        try folder.write(
            text.replacingOccurrences(of: "\"arithmetic\":2", with: "\"arithmetic\":1"), to: "old/runs.jsonl")
        let outcome = try await Program().run(
            ["compare", "one", "old", "--format", "csv", "--criterion", "bitwise-state"], in: folder)
        #expect(outcome.code == 0)
        #expect(outcome.output.contains(",welch-t,0,"))
        let report = try await Program().run(["report", "--journal", "old", "--output", "x"], in: folder)
        #expect(report.code == 65)
        #expect(report.diagnostics.contains("arithmetic version 1"))
    }
}
