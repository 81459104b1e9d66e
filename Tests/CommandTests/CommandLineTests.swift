import TestSupport
import Testing

/// Which arguments the command line accepts, and where it writes.
@Suite struct CommandLineTests {
    @Test(arguments: [
        (["sweep", "--threads", "0"], "--threads 0 is not allowed: it must be 1…1024"),
        (["sweep", "--threads", "1025"], "--threads 1025 is not allowed: it must be 1…1024"),
        (["sweep", "--threads", "many"], "'many'"),
        (["sweep", "--shard", "5/4"], "a shard is K/N"),
        (["sweep", "--shard", "0/4"], "a shard is K/N"),
        (["sweep", "--shart", "1/4"], "--shart"),
        (["forget"], "'forget'"),
        (["report", "--port", "8020"], "--port is allowed only with --watch"),
        (["verify", "--all", "--runs", "3"], "--runs is not allowed with --all"),
        (["compare", "a", "b", "--output", "c", "--format", "csv"], "--format is not allowed with --output"),
    ])
    func invalidArgumentsAreRefused(arguments: [String], sentence: String) async throws {
        let folder = try TemporaryFolder()
        let outcome = try await Program().run(arguments, in: folder)
        #expect(outcome.code == 64)
        #expect(outcome.output.isEmpty)
        #expect(outcome.diagnostics.hasPrefix("rnn-memory: "))
        #expect(outcome.diagnostics.contains(sentence))
        #expect(try folder.tree().isEmpty)
    }

    @Test func versionGoesToStandardOutput() async throws {
        let outcome = try await Program().run(["--version"])
        #expect(outcome.code == 0)
        #expect(outcome.diagnostics.isEmpty)
        #expect(outcome.output.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
    }

    @Test func completionsAreGenerated() async throws {
        var scripts: Set<String> = []
        for shell in ["bash", "zsh", "fish"] {
            let outcome = try await Program().run(["--generate-completion-script", shell])
            #expect(outcome.code == 0)
            #expect(outcome.output.contains("experiments"))
            scripts.insert(outcome.output)
        }
        #expect(scripts.count == 3)
    }

    @Test func helpFitsEightyColumnsAndShowsExamples() async throws {
        let commands = try await ProgramDescription.read().commands
        #expect(commands.count > 20)
        for command in commands {
            let name = "\(command)"
            // Help fits the terminal; into a file, and without this variable, it is 80 columns wide.
            let outcome = try await Program().run(
                command + ["--help"], through: ["/usr/bin/env", "-u", "COLUMNS"])
            #expect(outcome.code == 0, "\(name)")
            #expect(outcome.diagnostics.isEmpty, "\(name)")
            let lines = outcome.output.split(separator: "\n")
            for line in lines { #expect(line.count <= 80, "\(name): \(line)") }
            guard command != ["experiments", "list"] else { continue }
            #expect(outcome.output.contains("EXAMPLES\n  rnn-memory"), "\(name)")
            let examples = lines.drop { $0 != "EXAMPLES" }.dropFirst().prefix { $0.hasPrefix("  ") }
            #expect(examples.allSatisfy { $0.hasPrefix("  rnn-memory") }, "\(name)")
        }
    }

    @Test func progressGoesToStandardError() async throws {
        let folder = try TemporaryFolder()
        let outcome = try await Program().run(["sweep", "--experiment", "quick", "--threads", "1"], in: folder)
        #expect(outcome.code == 0)
        #expect(outcome.output.isEmpty)
        #expect(
            outcome.statements.first
                == "rnn-memory: Sweeping quick into output-quick/journal: 54 runs, 54 to compute on 1 thread.")
        #expect(outcome.diagnostics.hasSuffix("rnn-memory: output-quick/journal holds all 54 runs.\n"))
    }

    @Test func quietProgramPrintsNothing() async throws {
        let outcome = try await Program().run(["sweep", "--experiment", "quick", "--quiet"])
        #expect(outcome.code == 0)
        #expect(outcome.output.isEmpty)
        #expect(outcome.diagnostics.isEmpty)
    }

    @Test func closedOutputEndsTheProgramSilently() async throws {
        let outcome = try await Program().run(
            [], through: ["/bin/sh", "-c", "{ \"$0\" experiments show post; echo $? >&2; } | true"])
        #expect(outcome.code == 0)
        #expect(["0\n", "141\n"].contains(outcome.diagnostics))
    }
}
