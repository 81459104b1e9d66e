import TestSupport
import Testing

/// Options whose values are numbers.
@Suite struct NumberOptionTests {
    /// The names of numeric values whose type no default reveals.
    private static let numbers: Set<String> = [
        "m", "n", "b", "count", "number", "threads", "seconds", "length", "k/n", "factor", "level",
        "port", "runs",
    ]

    /// Every numeric option, after the words of its command.
    private func options() async throws -> [[String]] {
        func options(of command: ProgramDescription.Command, _ words: [String]) -> [[String]] {
            let own = (command.arguments ?? []).filter { argument in
                argument.kind == "option"
                    && (Self.numbers.contains(argument.valueName ?? "") || Double(argument.defaultValue ?? "") != nil)
            }
            return own.flatMap { argument in (argument.names ?? []).map { words + [$0.text] } }
                + (command.subcommands ?? []).flatMap { options(of: $0, words + [$0.commandName]) }
        }
        return options(of: try await ProgramDescription.read().command, [])
    }

    @Test func negativeNumbersAreNotTakenForOptions() async throws {
        let options = try await options()
        #expect(options.count > 30)
        for option in options {
            let outcome = try await Program().run(option + ["-1"])
            #expect(outcome.code == 64 || outcome.code == 66, "\(option)")
            #expect(!outcome.diagnostics.contains("Missing value"), "\(option): \(outcome.diagnostics)")
            #expect(!outcome.diagnostics.contains("Unknown option"), "\(option): \(outcome.diagnostics)")
        }
    }

    private static let small = [
        "lyapunov", "--input-size", "1", "--hidden-size", "2", "--runs", "1", "--steps", "40", "-q",
    ]

    @Test func negativeBiasIsAccepted() async throws {
        let apart = try await Program().run(Self.small + ["--forget-bias", "-1.5"])
        let joined = try await Program().run(Self.small + ["--forget-bias=-1.5"])
        let other = try await Program().run(Self.small)
        #expect(apart.code == 0 && apart.output == joined.output && apart.output != other.output)
    }

    @Test(
        "a number that float64 cannot represent is refused",
        arguments: [
            ("1e-400", "too small for float64"), ("-1e-400", "too small for float64"),
            ("1e400", "too large for float64"),
            ("inf", "not a number"), ("nan", "not a number"), ("0x10", "not a number"), ("", "not a number"),
        ])
    func lostNumbers(text: String, words: String) async throws {
        for arguments in [
            Self.small + ["--forget-bias", text], Self.small + ["--recurrent-scale", text],
            Self.small + ["--input-scale", text], ["compare", "a", "b", "--level", text],
            ["contact-sheet", "--output", "a.pdf", "--scale", text], ["bench", "--seconds", text],
        ] {
            let outcome = try await Program().run(arguments)
            #expect(outcome.code == 64)
            #expect(outcome.diagnostics.contains(words), "\(arguments.suffix(2)): \(outcome.diagnostics)")
        }
    }
}
