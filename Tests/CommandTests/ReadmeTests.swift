import Foundation
import TestSupport
import Testing

/// The README shows exactly what the program prints.
@Suite struct ReadmeTests {
    private func readme() throws -> String {
        try String(contentsOfFile: "\(PackageFolder.path)/README.md", encoding: .utf8)
    }

    /// The README without the lines that depend on the machine.
    private func steadyReadme() throws -> String {
        Self.steady(
            try readme().split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.isForecast }
                .joined(separator: "\n"))
    }

    /// A text without the numbers of files in a report, which change with every chapter.
    private static func steady(_ text: String) -> String {
        text.replacing(#/[0-9]+ (files (?:of|in) output)/#) { "N \($0.1)" }
    }

    /// Expects the README to show lines, below a command if one is given.
    private func expectShown(
        _ lines: some Sequence<Substring>, of command: String? = nil, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let lines = Array(lines)
        try #require(lines.contains { !$0.isEmpty }, "The program printed nothing.", sourceLocation: sourceLocation)
        let commandLine = command.map { "    $ \($0)\n" } ?? ""
        let shown = commandLine + lines.map { $0.isEmpty ? "\n" : "    \($0)\n" }.joined()
        let isShown = try steadyReadme().contains(Self.steady(shown))
        #expect(isShown, "README.md does not show:\n\(shown)", sourceLocation: sourceLocation)
    }

    @Test func experimentsAreListed() async throws {
        let outcome = try await Program().run(["experiments"])
        #expect(outcome.code == 0)
        let lines = outcome.output.split(separator: "\n").map { $0.prefix { $0 != ";" } }
        try expectShown(lines, of: "rnn-memory experiments | cut -d ';' -f 1")
    }

    @Test func everyPresetIsDescribed() async throws {
        let outcome = try await Program().run(["experiments"])
        #expect(outcome.code == 0)
        let names = outcome.output.split(separator: "\n").compactMap { $0.split(separator: " ").first }
        #expect(names.count > 2)
        let readme = try readme()
        for name in names where name != "quick" {
            let isAsked = readme.contains("\n| `\(name)` | ")
            #expect(isAsked, "README.md does not say what \(name) asks.")
        }
    }

    @Test func digestOfThePresetIsShown() async throws {
        let outcome = try await Program().run(["experiments", "show", "quick"])
        #expect(outcome.code == 0)
        try expectShown(
            outcome.output.split(separator: "\n").prefix(2), of: "rnn-memory experiments show quick | head -n 2")
    }

    @Test func everyKeyOfAnExperimentIsExplained() async throws {
        // This preset also has the key that is written only if it is set.
        let outcome = try await Program().run(["experiments", "show", "post-first"])
        #expect(outcome.code == 0)
        let keys = outcome.output.split(separator: "\n").filter { !$0.hasPrefix("#") }.compactMap {
            $0.split(separator: ":").first
        }
        #expect(keys.count == 19)
        let readme = try readme()
        for key in keys {
            let isExplained = readme.contains("\n| `\(key)` | ")
            #expect(isExplained, "README.md does not explain the key \(key).")
        }
    }

    @Test func tourPrintsWhatIsShown() async throws {
        let folder = try TemporaryFolder()
        let reproduced = try await Program().run(["--experiment", "quick", "--threads", "2"], in: folder)
        let table = try await Program().run(["table", "lstm", "--journal", "output-quick/journal"], in: folder)
        let compared = try await Program().run(["compare", "output-quick", "published", "--quiet"], in: folder)
        let verified = try await Program().run(["verify", "--output", "output-quick"], in: folder)
        for outcome in [reproduced, table, compared, verified] { #expect(outcome.code == 0) }
        try expectShown(reproduced.statements)
        try expectShown(table.output.split(separator: "\n").dropFirst(1))
        try expectShown(compared.output.split(separator: "\n").prefix(12).dropFirst(1))
        try expectShown(verified.output.split(separator: "\n"))
    }

    @Test func notebookPrintsWhatIsShown() async throws {
        let folder = try TemporaryFolder()
        try #require(await Program().run(["--experiment", "quick", "--quiet"], in: folder).code == 0)
        let outcome = try await Program().run(["notebook", "--report", "output-quick"], in: folder)
        #expect(outcome.code == 0)
        try expectShown(outcome.statements, of: "rnn-memory notebook --report output-quick")
    }

    @Test func recomputationPrintsWhatIsShown() async throws {
        let folder = try TemporaryFolder()
        try #require(await Program().run(["--experiment", "quick", "--quiet"], in: folder).code == 0)
        let outcome = try await Program().run(["--experiment", "quick", "--recompute", "--threads", "2"], in: folder)
        #expect(outcome.code == 0)
        // How long the runs take depends on the machine.
        let lines = outcome.statements.map { $0.replacing(#/in \d+ s:/#, with: "in less than a second:") }
        try expectShown(lines, of: "rnn-memory --experiment quick --recompute")
    }

    @Test func lyapunovPrintsWhatIsShown() async throws {
        let command = "lyapunov --cell lstm --input-size 16 --hidden-size 64 --runs 3"
        let outcome = try await Program().run(command.split(separator: " ").map(String.init))
        #expect(outcome.code == 0)
        let lines = (outcome.diagnostics + outcome.output)
            .split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.isForecast }
        try expectShown(lines.dropLast(), of: "rnn-memory \(command)")
    }

    @Test func comparisonPrintsWhatIsShown() async throws {
        let report = "\(PackageFolder.path)/output"
        let folder = try TemporaryFolder()
        let outcome = try await Program().run(["compare", report, "published", "--output", "difference"], in: folder)
        #expect(outcome.code == 0)
        try expectShown(outcome.statements, of: "rnn-memory compare output published --output difference")
    }
}
