import Foundation
import TestSupport
import Testing

/// Experiment files that name networks, through every command that takes an experiment or a journal.
@Suite struct AnalysisSweepTests {
    private static func fixture(_ name: String) -> String {
        "\(PackageFolder.path)/Tests/CheckpointsTests/Fixtures/\(name)"
    }

    private static let experiment = """
        name: mine
        networks:
          - { name: first, file: "\(fixture("lstm1.pt"))" }
          - { name: second, file: "\(fixture("gru1.pt"))" }
        tolerances: [1%, 0.001]
        starts: 7
        horizon: 80

        """

    /// A folder with an experiment and its report in `output-mine`.
    private func reportedFolder() async throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write(Self.experiment, to: "mine.yaml")
        let outcome = try await Program().run(["reproduce", "--experiment", "mine.yaml"], in: folder)
        try #require(outcome.code == 0, "\(outcome.diagnostics)")
        return folder
    }

    @Test func shardsAndReproductionGiveTheSameBytes() async throws {
        let folder = try await reportedFolder()
        for shard in ["1/2", "2/2"] {
            let outcome = try await Program().run(
                [
                    "sweep", "--experiment", "mine.yaml", "--shard", shard, "--journal", "shards", "--threads", "1",
                    "-q",
                ],
                in: folder)
            #expect(outcome.code == 0 && outcome.diagnostics.isEmpty)
        }
        let (one, other) = ("output-mine/journal/runs.jsonl", "shards/runs.jsonl")
        #expect(try folder.text(of: one) == folder.text(of: other))

        // A report from the other journal has the same files, journal and experiment included.
        let report = try await Program().run(["report", "--journal", "shards", "--output", "again"], in: folder)
        #expect(report.code == 0, "\(report.diagnostics)")
        #expect(try folder.tree("again") == folder.tree("output-mine"))

        // So has the experiment that the report describes.
        let repeated = try await Program().run(
            ["reproduce", "--experiment", "output-mine/experiment.yaml", "--output", "third"], in: folder)
        #expect(repeated.code == 0, "\(repeated.diagnostics)")
        #expect(try folder.tree("third") == folder.tree("output-mine"))
    }

    @Test func completeJournalIsNotComputedAgain() async throws {
        let folder = try await reportedFolder()
        let again = try await Program().run(["sweep", "--experiment", "mine.yaml"], in: folder)
        #expect(again.diagnostics.contains("output-mine/journal holds every run of mine; nothing is left to compute."))
        let dry = try await Program().run(["sweep", "--experiment", "mine.yaml", "--dry-run"], in: folder)
        #expect(dry.output.hasPrefix("mine: 0 of 60 runs would be computed into output-mine/journal"))
        let shown = try await Program().run(["experiments", "show", "mine.yaml"], in: folder)
        #expect(shown.output.contains("\n# runs: 60\nname: mine\n"))
    }

    @Test func verificationRecomputesAndComparesFiles() async throws {
        let folder = try await reportedFolder()
        let all = try await Program().run(["verify", "--output", "output-mine", "--all"], in: folder)
        #expect(all.code == 0, "\(all.diagnostics)")
        #expect(all.output.contains("60 of 60 runs of output-mine/journal: every number and curve is the same."))
        #expect(all.output.contains("every SHA-256 matches the manifest."))
        let some = try await Program().run(["verify", "--output", "output-mine", "--runs", "3"], in: folder)
        #expect(some.code == 0)
    }

    @Test func damagedLineIsFoundRepairedAndComputedAgain() async throws {
        let folder = try await reportedFolder()
        let place = "output-mine/journal/runs.jsonl"
        let whole = try folder.text(of: place)
        var lines = whole.split(separator: "\n").map(String.init)
        lines[4] = lines[4].replacing("\"d0\":0.", with: "\"d0\":1.")
        try folder.write(lines.joined(separator: "\n") + "\n", to: place)
        let check = try await Program().run(["journal", "check", "output-mine/journal"], in: folder)
        #expect(check.code == 65 && check.output.contains("runs.jsonl, line 5: its checksum"))
        let report = try await Program().run(["report", "--journal", "output-mine/journal"], in: folder)
        #expect(report.code == 65)
        #expect(try await Program().run(["journal", "repair", "output-mine/journal"], in: folder).code == 0)
        #expect(try await Program().run(["journal", "merge", "output-mine/journal"], in: folder).code == 0)
        let sweep = try await Program().run(["sweep", "--experiment", "mine.yaml"], in: folder)
        #expect(sweep.code == 0, "\(sweep.diagnostics)")
        #expect(try folder.text(of: place) == whole)
    }

    @Test func comparisonPairsStarts() async throws {
        let folder = try await reportedFolder()
        let analyze = ["analyze", Self.fixture("lstm1.pt"), "--starts", "7", "--horizon", "80", "-q"]
        for (output, options) in [("same", []), ("other", ["--tolerance", "1%"])] {
            #expect(try await Program().run(analyze + options + ["--output", output], in: folder).code == 0)
        }
        let outcome = try await Program().run(["compare", "same", "other", "--format", "csv"], in: folder)
        #expect(outcome.code == 0, "\(outcome.diagnostics)")
        // Only one tolerance is common; both measured the same network.
        let rows = outcome.output.split(separator: "\n").dropFirst().map { $0.split(separator: ",") }
        #expect(
            rows.map { $0.suffix(6).map(String.init) } == [
                ["warm_up", "1%", "7", "0", "0", "0"], ["two_pasts", "1%", "7", "0", "0", "0"],
            ])
        let unequal = try await Program().run(["compare", "same", "output-mine"], in: folder)
        #expect(unequal.code == 65 && unequal.diagnostics.contains("has a start in common"))
    }

    @Test(arguments: [
        ["figure", "heatmap-lstm", "--journal", "output-mine/journal", "-o", "x.svg"],
        ["table", "lstm", "--journal", "output-mine/journal"],
        ["notebook", "--journal", "output-mine/journal", "--output", "book.ipynb"],
    ])
    func commandsForSizesSayWhatServesAnAnalysis(_ arguments: [String]) async throws {
        let folder = try await reportedFolder()
        let outcome = try await Program().run(arguments, in: folder)
        #expect([64, 65].contains(outcome.code))
        #expect(outcome.diagnostics.contains("an analysis of given networks"), "\(outcome.diagnostics)")
    }

    @Test func reportOfASweepIsNotReplaced() async throws {
        let folder = try TemporaryFolder()
        try folder.write(Experiments.small(runs: 1), to: "small.yaml")
        try #require(
            await Program().run(["sweep", "--experiment", "small.yaml", "--journal", "out/journal"], in: folder).code
                == 0)
        let outcome = try await Program().run(
            ["analyze", Self.fixture("lstm1.pt"), "--starts", "3", "--horizon", "60", "--output", "out"], in: folder)
        #expect(outcome.code == 73 && outcome.diagnostics.contains("which this one would replace"))
    }

    @Test(.timeLimit(.minutes(5)))
    func interruptedAnalysisContinues() async throws {
        let folder = try TemporaryFolder()
        let arguments = [
            "analyze", Self.fixture("lstm1.pt"), "--starts", "2000", "--horizon", "40000", "--threads", "1", "--output",
            "out",
        ]
        let running = try Program().start(
            arguments, in: folder, through: ["/bin/sh", "-c", "exec \"$0\" \"$@\" 2> said"])
        #expect(await running.send(SIGINT, atLine: 1, of: "said", in: folder))
        let outcome = try await running.outcome()
        #expect(outcome.hasExited && outcome.code == 130)
        #expect(try folder.text(of: "said").contains("Run the same command to continue."))
        #expect(!folder.has("out/report.html"))
    }
}
