import TestSupport
import Testing

/// The program's errors about invalid experiments.
@Suite struct ExperimentFileTests {
    struct BadFile: CustomTestStringConvertible, Sendable {
        let what: String
        let text: String
        /// What the message must contain: the place, and what is allowed.
        let says: [String]

        var testDescription: String { what }
    }

    static let badFiles = [
        BadFile(what: "not YAML", text: "name: mine\nruns: [1\n", says: ["line 3", "not valid YAML"]),
        BadFile(what: "empty", text: "# nothing\n", says: ["empty", "name: mine"]),
        BadFile(
            what: "unknown key", text: "name: mine\nhidenSizes: [4]\n", says: ["line 2", "hidenSizes", "hiddenSizes"]),
        BadFile(what: "wrong type", text: "name: mine\nruns: many\n", says: ["line 2", "runs", "many", "1…1000000"]),
        BadFile(what: "size 0", text: "name: mine\ninputSizes: [4, 0]\n", says: ["line 2", "inputSizes[2]", "1…4096"]),
        BadFile(
            what: "size 10^9", text: "name: mine\nhiddenSizes: [1000000000]\n",
            says: ["line 2", "hiddenSizes[1]", "1…4096"]),
        BadFile(
            what: "size −1", text: "name: mine\nhiddenSizes: [-1]\n", says: ["line 2", "hiddenSizes[1]", "1…4096"]),
        BadFile(what: "empty list", text: "name: mine\ncells: []\n", says: ["line 2", "cells", "lstm, gru"]),
        BadFile(
            what: "D ≥ T", text: "name: mine\nsteps: 1000\ndivergentSteps: 1000\n",
            says: ["line 3", "divergentSteps", "steps"]),
        BadFile(
            what: "duplicate criterion", text: "name: mine\ncriteria: [cosine, cosine]\n",
            says: ["line 2", "criteria[2]", "cosine"]),
    ]

    @Test(arguments: badFiles)
    func invalidFileIsRefused(_ bad: BadFile) async throws {
        let folder = try TemporaryFolder()
        try folder.write(bad.text, to: "mine.yaml")
        let outcome = try await Program().run(["sweep", "--experiment", "mine.yaml", "--journal", "j"], in: folder)
        #expect(outcome.code == 64)
        #expect(outcome.output.isEmpty)
        for part in ["mine.yaml"] + bad.says { #expect(outcome.diagnostics.contains(part)) }
        #expect(outcome.diagnostics.hasPrefix("rnn-memory: "))
        #expect(try Set(folder.tree().keys) == ["mine.yaml"])
    }

    @Test func unknownPresetErrorListsThePresets() async throws {
        let folder = try TemporaryFolder()
        let outcome = try await Program().run(["sweep", "--experiment", "qick"], in: folder)
        #expect(outcome.code == 64)
        for part in ["`qick`", "`quick`", "post, quick", "./qick.yaml"] { #expect(outcome.diagnostics.contains(part)) }
        #expect(try folder.tree().isEmpty)
    }

    @Test func missingFileIsNamed() async throws {
        let folder = try TemporaryFolder()
        let outcome = try await Program().run(["sweep", "--experiment", "./mine.yaml"], in: folder)
        #expect(outcome.code == 66)
        #expect(outcome.diagnostics.contains("./mine.yaml cannot be read: No such file or directory"))
        #expect(try folder.tree().isEmpty)
    }

    @Test func shownExperimentCanBeReadBack() async throws {
        let folder = try TemporaryFolder()
        let shown = try await Program().run(["experiments", "show", "quick"], in: folder)
        #expect(shown.code == 0)
        #expect(shown.diagnostics.isEmpty)
        try folder.write(shown.output, to: "copy.yaml")
        let again = try await Program().run(["experiments", "show", "copy.yaml"], in: folder)
        #expect(again.output == shown.output)
    }
}
