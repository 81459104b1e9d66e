import Foundation
import TestSupport
import Testing

/// The tutorial shows exactly what its commands print.
@Suite struct TutorialTests {
    /// A command and the output shown below it.
    struct Command: Sendable {
        let text: String
        var shown: [String] = []
    }

    @Test func everyCommandPrintsWhatIsShown() async throws {
        let path = "\(PackageFolder.path)/Sources/MemoryExperiment/MemoryExperiment.docc/YourOwnExperiment.md"
        let page = try String(contentsOfFile: path, encoding: .utf8)
        let folder = try TemporaryFolder()
        let experiment = try #require(Self.blocks(of: page, in: "yaml").first)
        try folder.write(experiment, to: "reset.yaml")
        let commands = Self.commands(in: Self.blocks(of: page, in: "console"))
        #expect(commands.count > 6)
        let program = URL(fileURLWithPath: try Program().path).deletingLastPathComponent().path
        for command in commands {
            let outcome = try await Program(at: "/bin/sh").run(
                ["-c", "PATH=\"\(program):$PATH\"; { \(command.text); } 2>&1"], in: folder)
            #expect(outcome.code == 0, "\(command.text)")
            #expect(ProcessOutcome.statements(in: outcome.output).map(String.init) == command.shown, "\(command.text)")
        }
        #expect(try folder.text(of: "before.svg").contains("<svg"))
    }

    private static func blocks(of page: String, in language: String) -> [String] {
        page.split(separator: "\n```\(language)\n").dropFirst().compactMap { $0.split(separator: "\n```").first }
            .map { $0 + "\n" }
    }

    private static func commands(in blocks: [String]) -> [Command] {
        blocks.flatMap { $0.split(separator: "\n") }.reduce(into: []) { commands, line in
            if line.hasPrefix("$ ") {
                commands.append(Command(text: String(line.dropFirst(2))))
            } else {
                commands[commands.count - 1].shown.append(String(line))
            }
        }
    }
}
