import Foundation
import TestSupport
import Testing

/// Whether verification detects altered journals and reports.
@Suite struct VerifyTests {
    /// A folder with the report of `quick` in `report`.
    private func reportedFolder() async throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let outcome = try await Program().run(["--experiment", "quick", "--output", "report", "--quiet"], in: folder)
        #expect(outcome.code == 0)
        return folder
    }

    @Test(arguments: ["reference", "lanes"])
    func unchangedReportIsConfirmed(backend: String) async throws {
        let folder = try await reportedFolder()
        let outcome = try await Program().run(
            ["verify", "--output", "report", "--all", "--backend", backend], in: folder)
        #expect(outcome.code == 0)
        #expect(
            outcome.output.hasPrefix(
                "54 of 54 runs of report/journal: every number, curve and final state is the same.\n"))
        #expect(outcome.output.hasSuffix(" files of report: every SHA-256 matches the manifest.\n"))
    }

    @Test func sampleHasTheRequestedSize() async throws {
        let outcome = try await Program().run(
            ["verify", "--journal", "report/journal", "--runs", "5"], in: reportedFolder())
        #expect(outcome.code == 0)
        #expect(outcome.output.hasPrefix("5 of 54 runs of report/journal: "))
    }

    @Test func changedRunIsNamed() async throws {
        let folder = try await reportedFolder()
        let journal = try folder.text(of: "report/journal/runs.jsonl").unsealed
        var lines = journal.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let hash = try #require(lines[40].firstRange(of: /"final_state":"[0-9a-f]{4}/))
        let digits = lines[40][hash].suffix(4)
        lines[40].replaceSubrange(hash, with: "\"final_state\":\"\(digits == "0000" ? "1111" : "0000")")
        try folder.write(lines.joined(separator: "\n"), to: "report/journal/runs.jsonl")
        let outcome = try await Program().run(["verify", "--journal", "report/journal", "--all"], in: folder)
        #expect(outcome.code == 65)
        #expect(outcome.output.isEmpty)
        // The journal's 40th run in plan order.
        #expect(outcome.diagnostics.contains("The first is gru 4→4 #1: the hash of the final states is "))
    }

    @Test func changedFileIsNamed() async throws {
        let folder = try await reportedFolder()
        let text = try folder.text(of: "report/tables/cells.csv")
        try folder.write(text + "\n", to: "report/tables/cells.csv")
        let outcome = try await Program().run(["verify", "--output", "report", "--runs", "1"], in: folder)
        #expect(outcome.code == 65)
        #expect(outcome.diagnostics.contains("report/tables/cells.csv is not the file that manifest.json names"))
    }

    @Test func missingFileIsNamed() async throws {
        let folder = try await reportedFolder()
        try FileManager.default.removeItem(atPath: folder.path(of: "report/report.md"))
        let outcome = try await Program().run(["verify", "--output", "report", "--runs", "1"], in: folder)
        #expect(outcome.code == 65)
        #expect(outcome.diagnostics.contains("report/report.md is missing"))
    }

    @Test func functionsAreMeasured() async throws {
        let outcome = try await Program().run(["verify", "functions", "--every", "10007"])
        #expect(outcome.code == 0)
        let lines = outcome.output.split(separator: "\n")
        #expect(lines.count == 3)
        for (name, line) in zip(["exp", "tanh", "sigmoid"], lines) { #expect(line.hasPrefix("\(name): at most ")) }
    }
}
