import Foundation
import TestSupport
import Testing

/// The names that `--list` prints.
@Suite struct ListedNamesTests {
    /// A folder with a finished sweep of one setting.
    private func sweptFolder() async throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write(
            "name: lone\ncells: [gru]\ninputSizes: [3]\nhiddenSizes: [5]\nruns: 2\nsteps: 1200\ncriteria: [cosine]\n",
            to: "lone.yaml")
        let outcome = try await Program().run(["sweep", "-e", "lone.yaml", "-j", "output/journal", "-q"], in: folder)
        #expect(outcome.code == 0)
        return folder
    }

    @Test("the listed figures and tables are those that the journal can provide", arguments: ["figure", "table"])
    func available(command: String) async throws {
        let folder = try await sweptFolder()
        let list = try await Program().run([command, "--list"], in: folder)
        #expect(list.code == 0)
        let names = list.output.split(separator: "\n").map(String.init)
        #expect(!names.isEmpty && !names.contains { $0.contains("lstm") })
        let whole = try await Program().run([command, "--list", "--all"], in: folder)
        let lines = whole.output.split(separator: "\n").map(String.init)
        #expect(lines.count > names.count)
        for line in lines {
            let parts = line.split(separator: ": ", maxSplits: 1).map(String.init)
            let options =
                command == "figure"
                ? ["--output", "a.svg"] : parts[0] == "runs" || parts[0] == "cells" ? ["-f", "csv"] : []
            let outcome = try await Program().run([command, parts[0]] + options, in: folder)
            if parts.count == 1 {
                #expect(names.contains(parts[0]))
                #expect(outcome.code == 0, "\(line): \(outcome.diagnostics)")
            } else {
                #expect(!names.contains(parts[0]))
                #expect(outcome.code == 65)
                #expect(outcome.diagnostics.contains(parts[1]))
            }
        }
        #expect(lines.contains { $0.contains("lstm: The experiment has no LSTM runs.") })
    }

    @Test func allRequiresList() async throws {
        let outcome = try await Program().run(["figure", "heatmap-gru", "--all", "--output", "a.svg"])
        #expect(outcome.code == 64)
        #expect(outcome.diagnostics.contains("--list"))
    }
}
