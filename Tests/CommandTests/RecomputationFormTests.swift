import Foundation
import TestSupport
import Testing

/// Journals and tables whose bytes differ from a recomputation although no run does.
@Suite struct RecomputationFormTests {
    /// A form of the same runs, and the reason that is reported.
    enum Form: String, CaseIterable, CustomTestStringConvertible {
        case otherOrder = "its lines are in another order"
        case repeatedRun = "it holds some runs twice"
        case tornLine = "bytes follow its last line"
        case olderSchema = "its lines have no checksums, as older versions wrote them"
        case onePart = "its runs are in the file of one sweep instead of runs.jsonl"
        case twoFiles = "its runs are in 2 files"

        var testDescription: String { rawValue }
    }

    /// Writes the journal of a folder in another form.
    private func rewrite(_ folder: TemporaryFolder, as form: Form) throws {
        let journal = RecomputationTests.journal
        let text = try folder.text(of: journal)
        let part = "output-small/journal/part-\(String(repeating: "0a", count: 16)).jsonl"
        switch form {
        case .otherOrder: try folder.changeLines(of: journal) { $0.swapAt(1, 2) }
        case .repeatedRun: try folder.changeLines(of: journal) { $0.append($0[3]) }
        case .tornLine: try folder.write(text + "{\"variant\":\"ba", to: journal)
        case .olderSchema: try folder.write(text.unsealed, to: journal)
        case .onePart, .twoFiles:
            try folder.copy(folder.path(of: journal), to: part)
            try FileManager.default.removeItem(atPath: folder.path(of: journal))
            guard form == .twoFiles else { return }
            try folder.copy(folder.path(of: part), to: journal)
            try folder.changeLines(of: journal) { $0.removeLast(5) }
        }
    }

    @Test(arguments: Form.allCases)
    func differentFormHasTheSameRuns(form: Form) async throws {
        let folder = try await RecomputationTests.sweptFolder()
        let before = try folder.tree("output-small/journal")
        try rewrite(folder, as: form)
        #expect(try folder.tree("output-small/journal") != before)
        let outcome = try await Program().run(RecomputationTests.recompute, in: folder)
        #expect(outcome.code == 0)
        let said = "All 16 of them in output-small/journal are the same; the bytes differ because \(form.rawValue).\n"
        #expect(outcome.diagnostics.contains(said))
        #expect(try folder.tree("output-small/journal") == before)
    }

    @Test func smallerPlanIsComparedWithALargerJournal() async throws {
        let folder = try await RecomputationTests.sweptFolder()
        try folder.write(Experiments.small(runs: 1), to: "small.yaml")
        let outcome = try await Program().run(RecomputationTests.recompute, in: folder)
        #expect(outcome.code == 0)
        #expect(outcome.diagnostics.contains("Recomputed 8 runs in "))
        #expect(
            outcome.diagnostics.contains(
                """
                All 8 of them in output-small/journal are the same; the bytes differ because it holds 8 runs outside \
                the experiment's plan, and its header names another plan.
                """))
        let check = try await Program().run(["journal", "check", "output-small/journal"], in: folder)
        #expect(check.output.contains("16 runs"))
    }

    /// A folder with the report of `small` in it.
    private func reportedFolder() async throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write(Experiments.small(runs: 2), to: "small.yaml")
        try #require(await Program().run(["--experiment", "small.yaml", "--quiet"], in: folder).code == 0)
        return folder
    }

    @Test func editedTableIsNamedAndReplaced() async throws {
        let folder = try await reportedFolder()
        let before = try folder.tree("output-small")
        let table = "output-small/tables/lstm.md"
        try folder.write(folder.text(of: table) + "edited\n", to: table)
        let outcome = try await Program().run(RecomputationTests.recompute + ["--quiet"], in: folder)
        #expect(outcome.code == 0)
        let count = folder.names(in: "output-small/tables").count
        #expect(
            outcome.diagnostics == """
                rnn-memory: 1 of \(count) files in output-small/tables had other bytes and was replaced:
                  tables/lstm.md: it was edited after the former report was written

                """)
        #expect(try folder.tree("output-small") == before)
    }

    /// An earlier report wrote two tables with swapped contents, and its manifest says so.
    @Test func differentTablesOfAnEarlierReportAreNamedAndReplaced() async throws {
        let folder = try await reportedFolder()
        let before = try folder.tree("output-small")
        let names = ["lstm.md", "gru.md"].map { "output-small/tables/\($0)" }
        let texts = try names.map { try folder.text(of: $0) }
        let manifest = try folder.text(of: "output-small/manifest.json")
        let hashes = try [/"tables\/lstm\.md": "([0-9a-f]{64})"/, /"tables\/gru\.md": "([0-9a-f]{64})"/].map { entry in
            String(try #require(manifest.firstMatch(of: entry)).output.1)
        }
        try #require(hashes[0] != hashes[1])
        for (name, text) in zip(names, texts.reversed()) { try folder.write(text, to: name) }
        try folder.write(
            manifest.replacing(hashes[0], with: "other").replacing(hashes[1], with: hashes[0])
                .replacing("other", with: hashes[1]), to: "output-small/manifest.json")
        let outcome = try await Program().run(RecomputationTests.recompute, in: folder)
        #expect(outcome.code == 0)
        #expect(outcome.diagnostics.contains(": output-small/journal/runs.jsonl is the same, byte for byte.\n"))
        #expect(
            outcome.diagnostics.contains(
                """
                 had other bytes and were replaced:
                  tables/gru.md: it was unchanged since the former report
                  tables/lstm.md: it was unchanged since the former report

                """))
        #expect(try folder.tree("output-small") == before)
    }
}
