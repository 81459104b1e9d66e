import Foundation
import TestSupport
import Testing

/// The program's description of its own commands and options.
struct ProgramDescription: Decodable {
    struct Command: Decodable {
        var commandName: String
        var arguments: [Argument]?
        var subcommands: [Command]?
    }

    struct Argument: Decodable {
        struct Name: Decodable {
            var kind: String
            var name: String

            var text: String { (kind == "long" ? "--" : "-") + name }
        }

        var kind: String
        var names: [Name]?
        var valueName: String?
        var defaultValue: String?
    }

    var command: Command

    /// What the program prints about itself.
    static func read() async throws -> ProgramDescription {
        let dump = try await Program().run(["--experimental-dump-help"])
        try #require(dump.code == 0)
        return try JSONDecoder().decode(ProgramDescription.self, from: Data(dump.output.utf8))
    }

    /// The words of every command; those of the program itself, none, come first.
    var commands: [[String]] {
        func commands(from command: Command, _ words: [String]) -> [[String]] {
            [words] + (command.subcommands ?? []).flatMap { commands(from: $0, words + [$0.commandName]) }
        }
        return commands(from: command, [])
    }
}
