import Foundation
import TestSupport
import Testing

/// Experiments whose runs stop once every criterion has held, in every command.
@Suite struct StopAtFirstTests {
    private static let small = """
        name: stopped
        inputSizes: [1, 4]
        hiddenSizes: [1, 8]
        runs: 9
        steps: 2000
        criteria: [max-1e-2, cosine]
        lyapunov: false
        stopAtFirst: true

        """

    /// Runs long enough to be interrupted, although each stops soon after its inputs agree.
    private static let long = """
        name: stopped
        cells: [lstm]
        inputSizes: [4]
        hiddenSizes: [96]
        runs: 24
        steps: 80000
        divergentSteps: 79000
        criteria: [cosine]
        lyapunov: false
        stopAtFirst: true

        """

    private static let sweep = ["sweep", "--experiment", "experiment.yaml", "--journal", "journal"]

    private func journal(of experiment: String, threads: Int) async throws -> [String: Data] {
        let folder = try TemporaryFolder()
        try folder.write(experiment, to: "experiment.yaml")
        #expect(try await Program().run(Self.sweep + ["--threads", "\(threads)"], in: folder).code == 0)
        return try folder.tree("journal")
    }

    @Test func threadsChangeNoByte() async throws {
        let alone = try await journal(of: Self.small, threads: 1)
        #expect(Set(alone.keys) == ["runs.jsonl"])
        for threads in [2, 5] { #expect(try await journal(of: Self.small, threads: threads) == alone) }
    }

    @Test(.timeLimit(.minutes(5)))
    func killedSweepResumes() async throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.long, to: "experiment.yaml")
        for _ in 1...2 {
            let known = Set(folder.names(in: "journal"))
            let running = try Program().start(Self.sweep + ["--threads", "2"], in: folder)
            #expect(await running.send(SIGKILL, atLine: 3, ofAFileIn: "journal", of: folder, but: known))
            #expect(try await !running.outcome().hasExited)
        }
        #expect(!folder.has("journal/runs.jsonl"))
        let resumed = try await Program().run(Self.sweep, in: folder)
        #expect(resumed.code == 0)
        let found = try #require(resumed.diagnostics.firstMatch(of: /24 runs, ([0-9]+) already done/)?.1)
        #expect(try #require(Int(found)) >= 4)
        #expect(try await folder.tree("journal") == journal(of: Self.long, threads: 1))
    }

    @Test func journalIsVerifiedCheckedMergedAndRepaired() async throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.small, to: "experiment.yaml")
        for shard in ["1/2", "2/2"] {
            #expect(try await Program().run(Self.sweep + ["--shard", shard], in: folder).code == 0)
        }
        let whole = try folder.text(of: "journal/runs.jsonl")
        let alone = try #require(try await journal(of: Self.small, threads: 1)["runs.jsonl"])
        #expect(whole == String(decoding: alone, as: UTF8.self))
        for backend in ["reference", "lanes"] {
            let verified = try await Program().run(
                ["verify", "--journal", "journal", "--all", "--backend", backend], in: folder)
            #expect(verified.code == 0)
            #expect(verified.output.hasPrefix("72 of 72 runs of journal: every number"))
        }
        let checked = try await Program().run(["journal", "check", "journal"], in: folder)
        #expect(checked.code == 0 && checked.output.hasSuffix("72 runs, no damage.\n"))
        #expect(try await Program().run(["journal", "merge", "journal"], in: folder).code == 0)
        // A step that does not follow from the counts is damage, even under the right checksum.
        var lines = whole.split(separator: "\n").map(String.init)
        let stopped = try #require(lines[5].firstRange(of: /"stopped":[0-9]+/))
        lines[5] = lines[5].replacingCharacters(in: stopped, with: "\"stopped\":999").resealed
        try folder.write(lines.map { $0 + "\n" }.joined(), to: "journal/runs.jsonl")
        #expect(try await Program().run(["journal", "check", "journal"], in: folder).code == 65)
        #expect(try await Program().run(["journal", "repair", "journal"], in: folder).code == 0)
        #expect(try await Program().run(Self.sweep, in: folder).diagnostics.contains("71 already done, 1 to compute"))
        #expect(try folder.text(of: "journal/runs.jsonl") == whole)
    }

    @Test func reportIsReproducedAndVerified() async throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.small, to: "experiment.yaml")
        let words = ["--experiment", "experiment.yaml", "--output", "report"]
        #expect(try await Program().run(words, in: folder).code == 0)
        let again = try await Program().run(words + ["--recompute"], in: folder)
        #expect(again.code == 0 && again.diagnostics.contains("report/journal/runs.jsonl is the same, byte for byte"))
        #expect(try await Program().run(["verify", "--output", "report"], in: folder).code == 0)
        #expect(!folder.names(in: "report/figures").contains { $0.hasPrefix("divergence") })
        let table = try await Program().run(["table", "lstm", "--journal", "report/journal"], in: folder)
        #expect(table.code == 0 && table.output.contains("| 4 |"))
    }

    @Test func keyIsShownOnlyIfItIsSet() async throws {
        let post = try await Program().run(["experiments", "show", "post"])
        #expect(post.code == 0 && !post.output.contains("stopAtFirst"))
        let first = try await Program().run(["experiments", "show", "post-first"])
        #expect(first.code == 0)
        #expect(first.output.contains("# runs: 12,800\n"))
        #expect(first.output.contains("\nlyapunov: false\nstopAtFirst: true\n"))
    }

    @Test func wholeAndStoppedRunsAreCompared() async throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.small, to: "experiment.yaml")
        try folder.write(Self.small.replacing("stopAtFirst: true", with: "stopAtFirst: false"), to: "whole.yaml")
        #expect(try await Program().run(Self.sweep, in: folder).code == 0)
        #expect(
            try await Program().run(
                ["sweep", "--experiment", "whole.yaml", "--journal", "whole"], in: folder
            ).code == 0)
        let first = try await Program().run(["compare", "whole", "journal"], in: folder)
        #expect(first.code == 0 && first.diagnostics.contains("both sides are the same runs"))
        let settled = try await Program().run(["compare", "whole", "journal", "--measure", "settled"], in: folder)
        #expect(settled.code == 65 && settled.diagnostics.contains("Compare first: --measure first."))
    }
}
