import TestSupport
import Testing

/// `rnn-memory train --experiment`.
@Suite struct TrainingExperimentTests {
    private static let tiny = """
        training:
          name: tiny
          cells: [gru, elman]
          hiddenSizes: [3]
          tasks: ["delayed-recall:delay=1", "delayed-recall:delay=2"]
          runs: 1
          updates: 3
          batch: 2
          checkpoints: [1]
          starts: 2
          horizon: 30
        """

    @Test func anExperimentBecomesAReport() async throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.tiny, to: "tiny.yaml")
        let arguments = ["train", "--experiment", "tiny.yaml", "--output", "out"]
        let outcome = try await Program().run(arguments + ["--threads", "1"], in: folder)
        #expect(outcome.code == 0, "\(outcome.diagnostics)")
        #expect(outcome.output.isEmpty)
        #expect(outcome.diagnostics.contains("Training 4 networks for 3 updates each."))
        #expect(outcome.diagnostics.hasSuffix("rnn-memory: The report is out/report.html.\n"))
        for name in [
            "figures/training.svg", "figures/before-after.png", "figures/delay.csv", "tables/training.csv",
            "tables/change.md", "tables/networks.csv", "report.md", "report.html", "experiment.yaml",
            "trainings/gru-3-delayed-recall-delay-1-run-1/checkpoints/update-000001.safetensors",
            "analyses/delayed-recall-delay-2-run-1/journal/runs.jsonl",
        ] {
            #expect(folder.has("out/\(name)"), "\(name)")
        }
        // Again with more threads, quietly and from the experiment that the report shows.
        let tree = try folder.tree()
        let again = try await Program().run(
            ["train", "--experiment", "out/experiment.yaml", "-o", "out", "--threads", "2", "-q"], in: folder)
        #expect(again.code == 0 && again.diagnostics.isEmpty && again.output.isEmpty, "\(again.diagnostics)")
        #expect(try folder.tree() == tree)
        // No other report takes its place.
        let analysis = try await Program().run(
            ["analyze", "out/trainings/gru-3-delayed-recall-delay-1-run-1/checkpoints", "-o", "out", "-q"], in: folder)
        #expect(analysis.code == 73)
        #expect(
            analysis.diagnostics.contains("out holds the report of a training experiment"), "\(analysis.diagnostics)")
    }

    @Test func aDryRunTrainsNothing() async throws {
        let folder = try TemporaryFolder()
        let outcome = try await Program().run(
            ["train", "--experiment", "training", "--output", "out", "--dry-run"], in: folder)
        #expect(outcome.code == 0, "\(outcome.diagnostics)")
        #expect(outcome.output.contains("48 networks would be trained into out for 2,000 updates each"))
        #expect(outcome.output.contains("288 checkpoints would be measured from 24 starts over 4,000 steps"))
        #expect(try folder.tree().isEmpty)
    }

    @Test(arguments: ["training", "delay", "burn-in"])
    func presetsAreShownAsFiles(name: String) async throws {
        let folder = try TemporaryFolder()
        let shown = try await Program().run(["experiments", "show", name], in: folder)
        #expect(shown.code == 0, "\(shown.diagnostics)")
        try folder.write(shown.output, to: "copy.yaml")
        func dryRun(_ experiment: String) async throws -> String {
            try await Program().run(["train", "--experiment", experiment, "-o", "out", "--dry-run"], in: folder).output
        }
        let planned = try await dryRun("copy.yaml")
        #expect(!planned.isEmpty)
        #expect(try await dryRun(name) == planned)
    }

    @Test(arguments: [
        (["train", "-o", "out"], 64, "Give a task, such as delayed-recall:delay=10, or an --experiment."),
        (["train", "adding", "--experiment", "training", "-o", "out"], 64, "not both"),
        (["train", "adding", "--dry-run", "-o", "out"], 64, "--dry-run is allowed only with --experiment"),
        (["train", "--experiment", "training", "--cell", "gru", "-o", "out"], 64, "--cell is not allowed"),
        (["train", "--experiment", "training", "--updates", "9", "-o", "out"], 64, "write them into its file"),
        (["train", "--experiment", "trainig", "-o", "out"], 64, "Did you mean `training`?"),
        (["train", "--experiment", "missing.yaml", "-o", "out"], 66, "missing.yaml"),
        (
            ["train", "--experiment", "bad.yaml", "-o", "out"], 64,
            "bad.yaml, line 1, training.cell: the key is unknown"
        ),
        (["train", "--experiment", "training"], 64, "--output"),
    ])
    func whatCannotBeTrainedIsRefused(arguments: [String], code: Int32, sentence: String) async throws {
        let folder = try TemporaryFolder()
        try folder.write("training: { name: bad, tasks: [adding], cell: lstm }", to: "bad.yaml")
        let outcome = try await Program().run(arguments, in: folder)
        #expect(outcome.code == code)
        #expect(outcome.diagnostics.contains(sentence), "\(outcome.diagnostics)")
        #expect(!folder.has("out"))
    }
}
