import Foundation
import TestSupport
import Testing

/// A command on a page of documentation, and the output shown below it.
struct PageCommand: Sendable {
    let text: String
    private(set) var shown: [String] = []

    /// The commands in the blocks of consoles, in their order.
    static func all(of page: String) -> [PageCommand] {
        blocks(of: page, in: "console").flatMap { $0.split(separator: "\n") }.reduce(into: []) { commands, line in
            if line.hasPrefix("$ ") {
                commands.append(PageCommand(text: String(line.dropFirst(2))))
            } else {
                commands[commands.count - 1].shown.append(String(line))
            }
        }
    }

    /// The blocks of code in a language, each of which ends with a newline.
    static func blocks(of page: String, in language: String) -> [String] {
        page.split(separator: "\n```\(language)\n").dropFirst().compactMap { $0.split(separator: "\n```").first }
            .map { $0 + "\n" }
    }

    /// Runs the command in a folder, with the program on the search path, and compares what it prints.
    func expectShownOutput(in folder: TemporaryFolder) async throws {
        let program = URL(fileURLWithPath: try Program().path).deletingLastPathComponent().path
        let outcome = try await Program(at: "/bin/sh").run(
            ["-c", "PATH=\"\(program):$PATH\"; { \(text); } 2>&1"], in: folder)
        #expect(outcome.code == 0, "\(text)")
        #expect(ProcessOutcome.statements(in: outcome.output).map(String.init) == shown, "\(text)")
    }
}
