import Foundation
import TestSupport
import Testing

/// `--recompute`: every run is recomputed next to the existing journal; differences are reported and kept.
@Suite struct RecomputationTests {
    static let recompute = ["reproduce", "--experiment", "small.yaml", "--recompute", "--threads", "2"]
    static let journal = "output-small/journal/runs.jsonl"

    /// A folder with the experiment `small` of 16 runs and its journal in the output folder, without a report.
    static func sweptFolder() async throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write(Experiments.small(runs: 2), to: "small.yaml")
        let sweep = ["sweep", "--experiment", "small.yaml", "--quiet"]
        try #require(await Program().run(sweep, in: folder).code == 0)
        return folder
    }

    /// Expects the folder to contain only the output folder and the experiment.
    private func expectNothingBeside(_ folder: TemporaryFolder) {
        #expect(folder.names(in: "") == ["output-small", "small.yaml"])
    }

    @Test func identicalBytesAreReported() async throws {
        let folder = try TemporaryFolder()
        try folder.write(Experiments.small(runs: 2), to: "small.yaml")
        try #require(await Program().run(["--experiment", "small.yaml", "--quiet"], in: folder).code == 0)
        let before = try folder.tree()
        let outcome = try await Program().run(Self.recompute, in: folder)
        #expect(outcome.code == 0)
        #expect(outcome.output.isEmpty)
        let statements = outcome.statements
        #expect(
            statements.first
                == "rnn-memory: Recomputing small to compare it with output-small/journal: 16 runs on 2 threads.")
        let found = try #require(statements.dropFirst().first)
        #expect(found.hasPrefix("rnn-memory: Recomputed 16 runs in "))
        #expect(found.hasSuffix(": output-small/journal/runs.jsonl is the same, byte for byte."))
        let tables = folder.names(in: "output-small/tables").count
        #expect(
            statements.suffix(2) == [
                "rnn-memory: \(tables) files in output-small/tables stayed the same, byte for byte.",
                "rnn-memory: The report is output-small/report.html.",
            ])
        #expect(tables > 10)
        #expect(try folder.tree() == before)
        expectNothingBeside(folder)

        let quiet = try await Program().run(Self.recompute + ["--quiet"], in: folder)
        #expect(quiet.code == 0 && quiet.output.isEmpty && quiet.diagnostics.isEmpty)
    }

    @Test(arguments: [1, 7])
    func changedRunsAreNamedAndBothJournalsKept(count: Int) async throws {
        let folder = try await Self.sweptFolder()
        let original = try folder.tree("output-small/journal")
        // The lines from the fourth on: LSTM, input size 1, hidden size 8, run 1, and those after it.
        try folder.changeLines(of: Self.journal) { lines in
            for index in 3..<3 + count {
                lines[index] = lines[index].replacing(/"lyapunov":\[-?[0-9.e-]+/, with: "\"lyapunov\":[-0.5").resealed
            }
        }
        let changed = try folder.tree("output-small")
        #expect(changed["journal/runs.jsonl"] != original["runs.jsonl"])
        try #require(
            await Program().run(["journal", "check", "output-small/journal"], in: folder).code == 0)

        let outcome = try await Program().run(Self.recompute, in: folder)
        #expect(outcome.code == 65)
        #expect(outcome.output.isEmpty)
        let place = outcome.diagnostics.firstMatch(of: /is kept in (output-small-recomputed-[0-9a-f]{32})\./)
        let kept = String(try #require(place).output.1)
        let lines = outcome.diagnostics.split(separator: "\n")
        let headline = "rnn-memory: \(count) of 16 runs in output-small/journal differ"
        let begin = try #require(lines.firstIndex { $0.hasPrefix(headline) })
        let run = "  variant base, lstm, layers 1, input size 1, hidden size 8, run 1: "
        #expect(lines[begin + 1].hasPrefix("\(run)the exponent of layer 1 is -0.5 ± "))
        #expect(lines[begin + min(count, 5) + 1] == (count == 1 ? lines[lines.count - 1] : "  and 2 more"))
        #expect(lines.count == begin + min(count, 5) + (count == 1 ? 2 : 3))
        #expect(try folder.tree("output-small") == changed)
        #expect(try folder.tree(kept) == original)
        #expect(folder.names(in: "") == ["output-small", kept, "small.yaml"])
    }

    @Test func journalIsKeptBesideTheTargetOfALink() async throws {
        let folder = try await Self.sweptFolder()
        try folder.changeLines(of: Self.journal) { lines in
            let other = "\"final_state\":\"0123456789abcdef"
            lines[1] = lines[1].replacing(/"final_state":"[0-9a-f]{16}/, with: other).resealed
        }
        try folder.copy(folder.path(of: "output-small"), to: "elsewhere/report")
        try FileManager.default.createSymbolicLink(
            atPath: folder.path(of: "link"), withDestinationPath: "elsewhere/report")
        let outcome = try await Program().run(Self.recompute + ["--output", "link"], in: folder)
        #expect(outcome.code == 65)
        let names = folder.names(in: "elsewhere")
        #expect(names.count == 2 && names[0] == "report" && names[1].hasPrefix("report-recomputed-"))
        #expect(outcome.diagnostics.contains("/elsewhere/\(names[1])"))
        #expect(folder.names(in: "") == ["elsewhere", "link", "output-small", "small.yaml"])
    }

    @Test func damagedJournalIsRefusedBeforeComputing() async throws {
        let folder = try await Self.sweptFolder()
        try folder.changeLines(of: Self.journal) { lines in
            lines[4] = lines[4].replacing(/"lyapunov":\[-?[0-9.e-]+/, with: "\"lyapunov\":[-0.5")
        }
        let before = try folder.tree()
        let outcome = try await Program().run(Self.recompute, in: folder)
        #expect(outcome.code == 65)
        #expect(outcome.diagnostics.hasPrefix("rnn-memory: output-small/journal/runs.jsonl, line 5 is corrupt: "))
        #expect(try folder.tree() == before)
        expectNothingBeside(folder)
    }

    @Test func journalOfAnotherExperimentIsRefused() async throws {
        let folder = try await Self.sweptFolder()
        try folder.write(Experiments.small(runs: 2) + "seed: 7\n", to: "small.yaml")
        let before = try folder.tree()
        let outcome = try await Program().run(Self.recompute, in: folder)
        #expect(outcome.code == 65)
        #expect(outcome.diagnostics.contains("output-small/journal/runs.jsonl belongs to another experiment"))
        #expect(try folder.tree() == before)
        expectNothingBeside(folder)
    }

    @Test func recomputationWithoutAJournalIsASweep() async throws {
        let (plain, recomputed) = (try TemporaryFolder(), try TemporaryFolder())
        for folder in [plain, recomputed] { try folder.write(Experiments.small(runs: 1), to: "small.yaml") }
        let first = try await Program().run(Self.recompute.filter { $0 != "--recompute" }, in: plain)
        let outcome = try await Program().run(Self.recompute, in: recomputed)
        #expect(outcome.code == 0)
        #expect(outcome.statements == first.statements)
        #expect(outcome.diagnostics.contains("Sweeping small into output-small/journal: 8 runs"))
        #expect(try recomputed.tree() == plain.tree())
    }

    @Test func unfinishedJournalIsComparedAndCompleted() async throws {
        let whole = try await Self.sweptFolder()
        let folder = try TemporaryFolder()
        try folder.write(Experiments.small(runs: 2), to: "small.yaml")
        let shard = ["sweep", "--experiment", "small.yaml", "--shard", "1/2"]
        try #require(await Program().run(shard, in: folder).code == 0)
        let outcome = try await Program().run(Self.recompute, in: folder)
        #expect(outcome.code == 0)
        #expect(outcome.diagnostics.contains("Recomputed 16 runs in "))
        #expect(
            outcome.diagnostics.contains(
                """
                . All 8 of them in output-small/journal are the same; the bytes differ because it lacks 8 runs, and its \
                runs are in the file of one sweep instead of runs.jsonl.
                """))
        #expect(outcome.diagnostics.contains("output-small/tables was empty before"))
        #expect(try folder.tree("output-small/journal") == whole.tree("output-small/journal"))
        #expect(folder.has("output-small/report.html"))
        expectNothingBeside(folder)
    }

    @Test func dryRunCountsAllRuns() async throws {
        let folder = try await Self.sweptFolder()
        let before = try folder.tree()
        let outcome = try await Program().run(Self.recompute + ["--dry-run"], in: folder)
        #expect(outcome.code == 0)
        #expect(outcome.diagnostics.isEmpty)
        let lines = outcome.output.split(separator: "\n")
        #expect(lines.first == "small: 16 runs to recompute and compare with output-small/journal.")
        #expect(lines.count == 2 && lines[1].hasPrefix("The recomputation and its report will take "))
        #expect(try folder.tree() == before)
        expectNothingBeside(folder)
    }
}
