import Foundation
import TestSupport
import Testing

/// What the committed report says about the published claims, beside what a Python script computes from its journal.
@Suite(
    .enabled(if: Executable.installed("python3") != nil, "python3 is not installed"))
struct RecomputedClaimsTests {
    private static let output = "\(PackageFolder.path)/output"

    private func outcomeOfScript(tables: String, report: String) async throws -> ProcessOutcome {
        let python = try #require(Executable.installed("python3"))
        let script = "\(PackageFolder.path)/Tests/Recomputation/claims.py"
        return try await Program(at: python).run(
            [script, "\(Self.output)/journal", tables, report], in: TemporaryFolder())
    }

    @Test func reportAgreesWithTheScript() async throws {
        let outcome = try await outcomeOfScript(
            tables: "\(Self.output)/tables", report: "\(Self.output)/report.md")
        #expect(outcome.code == 0, "\(outcome.output)\(outcome.diagnostics)")
        #expect(outcome.output == "1280 runs, 0 differences\n")
    }

    @Test(arguments: [
        ("verdicts-by-criterion", 3), ("verdicts", 5), ("comparison-lstm", 4), ("comparison-gru", 10),
        ("forensics", 12), ("lyapunov", 9), ("prediction-errors", 7),
    ])
    func scriptFindsAChangedNumber(table: String, field: Int) async throws {
        let folder = try TemporaryFolder()
        for name in [
            "verdicts-by-criterion", "verdicts", "comparison-lstm", "comparison-gru", "forensics", "lyapunov",
            "prediction-errors",
        ] {
            let text = try String(contentsOfFile: "\(Self.output)/tables/\(name).csv", encoding: .utf8)
            try folder.write(text, to: "tables/\(name).csv")
        }
        try folder.changeLines(of: "tables/\(table).csv") { lines in
            var fields = lines[2].split(separator: ",", omittingEmptySubsequences: false)
            fields[field] = "\((Double(fields[field]) ?? 0) + 0.001)"[...]
            lines[2] = fields.joined(separator: ",")
        }
        let outcome = try await outcomeOfScript(
            tables: "\(folder.path)/tables", report: "\(Self.output)/report.md")
        #expect(outcome.code == 1 && outcome.output.contains("\(table).csv: "), "\(outcome.output)")
    }
}
