import Foundation
import TestSupport
import Testing

/// The program's errors about unusable journals, which it leaves unchanged.
@Suite struct JournalTests {
    /// A folder with a finished sweep in `journal`.
    private func sweptFolder() async throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write(Experiments.small(runs: 2), to: "small.yaml")
        let outcome = try await Program().run(
            ["sweep", "--experiment", "small.yaml", "--journal", "journal"], in: folder)
        #expect(outcome.code == 0)
        return folder
    }

    @Test func journalOfAnotherExperimentIsRefused() async throws {
        let folder = try await sweptFolder()
        let before = try folder.tree("journal")
        let outcome = try await Program().run(["sweep", "--experiment", "quick", "--journal", "journal"], in: folder)
        #expect(outcome.code == 65)
        #expect(outcome.diagnostics.contains("journal/runs.jsonl belongs to another experiment"))
        #expect(outcome.diagnostics.contains("another folder"))
        #expect(try folder.tree("journal") == before)
    }

    @Test func corruptLineIsNamedAndRepaired() async throws {
        let folder = try await sweptFolder()
        let whole = try folder.text(of: "journal/runs.jsonl")
        var lines = whole.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let good = lines[4]
        lines[4] = String(good.dropLast(good.count / 2))
        try folder.write(lines.joined(separator: "\n"), to: "journal/runs.jsonl")
        let before = try folder.tree("journal")
        let sweep = ["sweep", "--experiment", "small.yaml", "--journal", "journal"]
        let refused = try await Program().run(sweep, in: folder)
        #expect(refused.code == 65)
        #expect(refused.diagnostics.contains("journal/runs.jsonl, line 5 is corrupt"))
        #expect(refused.diagnostics.contains("`rnn-memory journal repair journal`"))
        #expect(try folder.tree("journal") == before)

        let repair = try await Program().run(["journal", "repair", "journal"], in: folder)
        #expect(repair.code == 0)
        #expect(repair.output.contains("runs.jsonl, line 5: "))
        #expect(try await Program().run(sweep, in: folder).code == 0)
        #expect(try folder.text(of: "journal/runs.jsonl") == whole)
    }

    @Test func folderBelowAFileCannotBeCreated() async throws {
        let folder = try TemporaryFolder()
        try folder.write("precious", to: "file")
        let outcome = try await Program().run(
            ["sweep", "--experiment", "quick", "--journal", "file/journal"], in: folder)
        #expect(outcome.code == 73)
        #expect(outcome.diagnostics.contains("file/journal cannot be created: Not a directory"))
        #expect(try folder.text(of: "file") == "precious")
    }
}
