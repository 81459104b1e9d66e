import Foundation
import TestSupport
import Testing

/// The tables of all runs and table cells, beside those that a Python script computes from the journal.
@Suite(
    .enabled(if: Executable.installed("python3") != nil, "python3 is not installed"))
struct RecomputedCountsTests {
    private func outcomeOfScript(_ journal: String, in folder: TemporaryFolder) async throws -> ProcessOutcome {
        let python = try #require(Executable.installed("python3"))
        let script = "\(PackageFolder.path)/Tests/Recomputation/counts.py"
        return try await Program(at: python).run([script, journal, "runs.csv", "cells.csv"], in: folder)
    }

    /// Writes both tables of a journal.
    private func writeTables(of journal: String, to folder: TemporaryFolder) async throws {
        for table in ["runs", "cells"] {
            let printed = try await Program().run(
                ["table", table, "--journal", journal, "--format", "csv"], in: folder)
            try #require(printed.code == 0)
            try folder.write(printed.output, to: "\(table).csv")
        }
    }

    /// The journal of the repository: some of its criteria flicker to the last step.
    @Test func tablesAgreeWithTheScript() async throws {
        let folder = try TemporaryFolder()
        let journal = "\(PackageFolder.path)/output/journal"
        try await writeTables(of: journal, to: folder)
        let outcome = try await outcomeOfScript(journal, in: folder)
        #expect(outcome.code == 0, "\(outcome.output)\(outcome.diagnostics)")
        #expect(outcome.output == "1280 runs, 2304 rows of cells.csv, 0 differences\n")
    }

    @Test(arguments: ["runs", "cells"])
    func scriptFindsAChangedNumber(table: String) async throws {
        let folder = try TemporaryFolder()
        try folder.write(Experiments.small(runs: 2), to: "small.yaml")
        let sweep = ["sweep", "--experiment", "small.yaml", "--journal", "journal"]
        try #require(await Program().run(sweep, in: folder).code == 0)
        try await writeTables(of: "journal", to: folder)
        #expect(try await outcomeOfScript("journal", in: folder).code == 0)
        try folder.changeLines(of: "\(table).csv") { lines in
            var fields = lines[1].split(separator: ",", omittingEmptySubsequences: false)
            let field = table == "runs" ? 7 : 9
            fields[field] = "\((Double(fields[field]) ?? 0).rounded() + 1)".dropLast(2)
            lines[1] = fields.joined(separator: ",")
        }
        let outcome = try await outcomeOfScript("journal", in: folder)
        #expect(outcome.code == 1 && outcome.output.contains("\(table).csv: "), "\(outcome.output)")
    }
}
