import Foundation
import Testing

/// What the README shows is what the program prints.
@Suite struct ReadmeTests {
    private func readme() throws -> String {
        try String(contentsOfFile: "\(Program.package)/README.md", encoding: .utf8)
    }

    /// The README's form of printed lines.
    private func block(_ lines: some Sequence<Substring>) -> String {
        lines.map { "    \($0)\n" }.joined()
    }

    @Test func experimentsAreListed() async throws {
        let outcome = try await Program().run(["experiments"], in: Scratch())
        let lines = outcome.output.split(separator: "\n").map { $0.prefix { $0 != ";" } }
        #expect(try readme().contains("    $ rnn-memory experiments | cut -d ';' -f 1\n" + block(lines)))
    }

    @Test func everyPresetHasItsQuestion() async throws {
        let outcome = try await Program().run(["experiments"], in: Scratch())
        let names = outcome.output.split(separator: "\n").compactMap { $0.split(separator: " ").first }
        #expect(names.count > 2)
        let readme = try readme()
        for name in names where name != "quick" { #expect(readme.contains("\n| `\(name)` | "), "\(name)") }
    }

    @Test func digestIsThatOfThePreset() async throws {
        let outcome = try await Program().run(["experiments", "show", "quick"], in: Scratch())
        let text = block(outcome.output.split(separator: "\n").prefix(2))
        #expect(try readme().contains("    $ rnn-memory experiments show quick | head -n 2\n" + text))
    }

    @Test func everyKeyOfAnExperimentIsExplained() async throws {
        let outcome = try await Program().run(["experiments", "show", "post"], in: Scratch())
        let keys = outcome.output.split(separator: "\n").filter { !$0.hasPrefix("#") }.compactMap {
            $0.split(separator: ":").first
        }
        #expect(keys.count == 18)
        let readme = try readme()
        for key in keys { #expect(readme.contains("\n| `\(key)` | ")) }
    }

    @Test func tourPrintsWhatItShows() async throws {
        let folder = Scratch()
        let reproduced = try await Program().run(["--experiment", "quick", "--threads", "2"], in: folder)
        #expect(reproduced.code == 0)
        let table = try await Program().run(["table", "lstm", "--journal", "output-quick/journal"], in: folder)
        let compared = try await Program().run(["compare", "output-quick", "published", "--quiet"], in: folder)
        let verified = try await Program().run(["verify", "--output", "output-quick"], in: folder)
        let readme = try readme()
        #expect(readme.contains(block(reproduced.diagnostics.split(separator: "\n"))))
        #expect(readme.contains(block(table.output.split(separator: "\n").dropFirst(1))))
        #expect(readme.contains(block(compared.output.split(separator: "\n").prefix(12).dropFirst(1))))
        #expect(readme.contains(block(verified.output.split(separator: "\n"))))
    }

    @Test func exponentsAreThoseThatAreShown() async throws {
        let command = "lyapunov --cell lstm --input-size 16 --hidden-size 64 --runs 3"
        let outcome = try await Program().run(command.split(separator: " ").map(String.init), in: Scratch())
        let lines = (outcome.diagnostics + outcome.output).split(separator: "\n", omittingEmptySubsequences: false)
        let shown = lines.dropLast().map { $0.isEmpty ? "\n" : "    \($0)\n" }.joined()
        #expect(try readme().contains("    $ rnn-memory \(command)\n" + shown))
    }

    @Test func differencesAreThoseThatAreShown() async throws {
        let report = "\(Program.package)/output"
        let folder = Scratch()
        let outcome = try await Program().run(["compare", report, "published", "--output", "difference"], in: folder)
        #expect(outcome.code == 0)
        #expect(
            try readme().contains(
                "    $ rnn-memory compare output published --output difference\n"
                    + block(outcome.diagnostics.split(separator: "\n"))))
    }
}
