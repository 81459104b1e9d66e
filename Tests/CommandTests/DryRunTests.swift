import Foundation
import TestSupport
import Testing

/// Forecasts before work begins, and forecasts alone.
@Suite struct DryRunTests {
    private static let sweep = ["sweep", "--experiment", "experiment.yaml", "--journal", "journal"]
    private static let largest = """
        name: largest
        cells: [lstm]
        inputSizes: [4096]
        hiddenSizes: [4096]
        runs: 2
        steps: 2
        divergentSteps: 1

        """

    /// Expects one forecast line and returns it.
    private func forecast(in text: String) throws -> Substring {
        let lines = text.split(separator: "\n").filter(\.isForecast)
        #expect(lines.count == 1)
        return try #require(lines.first)
    }

    @Test func largestRunsAreForecastButNotStarted() async throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.largest, to: "experiment.yaml")
        let outcome = try await Program().run(Self.sweep + ["--dry-run", "--threads", "2"], in: folder)
        #expect(outcome.code == 0)
        #expect(outcome.diagnostics.isEmpty)
        #expect(outcome.output.hasPrefix("largest: 2 runs, of which journal holds 0 and 2 are missing.\n"))
        let line = try forecast(in: outcome.output)
        #expect(line.hasPrefix("The sweep will take about ") && line.contains(" GB of memory."))
        #expect(Set(try folder.tree().keys) == ["experiment.yaml"])
    }

    @Test func existingRunsAreNotCountedAgain() async throws {
        let folder = try TemporaryFolder()
        try folder.write(Experiments.small(runs: 2), to: "experiment.yaml")
        #expect(try await Program().run(Self.sweep + ["--quiet"], in: folder).code == 0)
        let before = try folder.tree("journal")
        try folder.write(Experiments.small(runs: 3), to: "experiment.yaml")
        let outcome = try await Program().run(Self.sweep + ["--dry-run"], in: folder)
        #expect(outcome.output.hasPrefix("small: 24 runs, of which journal holds 16 and 8 are missing.\n"))
        #expect(try folder.tree("journal") == before)
    }

    @Test func everyComputingCommandForecastsOnce() async throws {
        let folder = try TemporaryFolder()
        let reproduced = try await Program().run(["--experiment", "quick", "--threads", "2"], in: folder)
        #expect(try forecast(in: reproduced.diagnostics).contains("The sweep and its report will take "))
        let again = try await Program().run(["--experiment", "quick"], in: folder)
        #expect(try forecast(in: again.diagnostics).contains("The report will take "))
        let swept = try await Program().run(
            ["sweep", "--experiment", "quick", "--journal", "output-quick/journal"], in: folder)
        #expect(!swept.diagnostics.split(separator: "\n").contains { $0.isForecast })
        let report = try await Program().run(
            ["report", "--journal", "output-quick/journal", "--output", "report"], in: folder)
        #expect(try forecast(in: report.diagnostics).contains("The report will take "))
        let verified = try await Program().run(["verify", "--output", "report", "--runs", "2"], in: folder)
        #expect(try forecast(in: verified.diagnostics).contains("The verification will take "))
    }

    @Test(arguments: [
        ["--experiment", "quick"], ["reproduce"], ["sweep", "--experiment", "coalescence"],
        ["lyapunov", "--input-size", "4096", "--hidden-size", "4096"], ["verify", "functions"], ["bench"],
    ])
    func dryRunsWriteNothing(arguments: [String]) async throws {
        let folder = try TemporaryFolder()
        let outcome = try await Program().run(arguments + ["--dry-run"], in: folder)
        #expect(outcome.code == 0)
        #expect(outcome.diagnostics.isEmpty)
        #expect(!outcome.output.isEmpty)
        #expect(try folder.tree().isEmpty)
    }

    @Test(arguments: [["report"], ["verify"]])
    func dryRunsWithoutAJournalFail(arguments: [String]) async throws {
        let outcome = try await Program().run(arguments + ["--dry-run"])
        #expect(outcome.code == 66)
        #expect(outcome.output.isEmpty)
    }

    @Test(arguments: [[], ["--dry-run"]])
    func sweepOfManyYearsIsRefused(options: [String]) async throws {
        let folder = try TemporaryFolder()
        try folder.write(
            """
            name: endless
            hiddenSizes: [2048]
            inputSizes: [1024]
            runs: 100000
            steps: 100000000

            """, to: "experiment.yaml")
        let outcome = try await Program().run(Self.sweep + options, in: folder)
        #expect(outcome.code == 64)
        #expect(outcome.output.isEmpty)
        #expect(outcome.diagnostics.contains("endless would take about "))
        #expect(outcome.diagnostics.contains(" years are allowed. It fits with "))
        #expect(Set(try folder.tree().keys) == ["experiment.yaml"])
    }
}
