import Foundation
import TestSupport
import Testing

/// A journal has the same bytes, however its sweep is run.
@Suite struct SweepTests {
    /// The journal of an experiment swept in one go.
    private func journal(of experiment: String) async throws -> [String: Data] {
        let folder = try TemporaryFolder()
        try folder.write(experiment, to: "experiment.yaml")
        let outcome = try await Program().run(Self.sweep + ["--threads", "1"], in: folder)
        #expect(outcome.code == 0)
        let tree = try folder.tree("journal")
        #expect(Set(tree.keys) == ["runs.jsonl"])
        return tree
    }

    private static let sweep = ["sweep", "--experiment", "experiment.yaml", "--journal", "journal"]

    @Test func shardsFromSeparateFoldersAreJoined() async throws {
        let whole = try TemporaryFolder()
        try whole.write(Experiments.small(runs: 3), to: "experiment.yaml")
        for number in 1...4 {
            let apart = try TemporaryFolder()
            try apart.write(Experiments.small(runs: 3), to: "experiment.yaml")
            let outcome = try await Program().run(Self.sweep + ["--shard", "\(number)/4"], in: apart)
            #expect(outcome.code == 0)
            #expect(outcome.diagnostics.contains("18 runs of other shards are missing"))
            let name = try #require(apart.names(in: "journal").first)
            #expect(name.wholeMatch(of: /shard-[1-4]-of-4-[0-9a-f]{32}\.jsonl/) != nil)
            let file = "journal/\(name)"
            try whole.copy(apart.path(of: file), to: file)
        }
        #expect(try await Program().run(Self.sweep, in: whole).code == 0)
        #expect(try await whole.tree("journal") == journal(of: Experiments.small(runs: 3)))
    }

    @Test func concurrentShardsAreJoined() async throws {
        let folder = try TemporaryFolder()
        try folder.write(Experiments.small(runs: 3), to: "experiment.yaml")
        let running = try (1...4).map { try Program().start(Self.sweep + ["--shard", "\($0)/4"], in: folder) }
        for shard in running { #expect(try await shard.outcome().code == 0) }
        #expect(try await Program().run(Self.sweep, in: folder).code == 0)
        #expect(try await folder.tree("journal") == journal(of: Experiments.small(runs: 3)))
    }

    @Test func grownPlanComputesOnlyTheNewRuns() async throws {
        let folder = try TemporaryFolder()
        try folder.write(Experiments.small(runs: 4), to: "experiment.yaml")
        #expect(try await Program().run(Self.sweep, in: folder).code == 0)
        try folder.write(Experiments.small(runs: 10), to: "experiment.yaml")
        let grown = try await Program().run(Self.sweep, in: folder)
        #expect(grown.code == 0)
        #expect(grown.diagnostics.contains("80 runs, 32 already done, 48 to compute"))
        #expect(try await folder.tree("journal") == journal(of: Experiments.small(runs: 10)))
    }

    @Test(.timeLimit(.minutes(5)))
    func killedSweepResumes() async throws {
        let folder = try TemporaryFolder()
        try folder.write(Experiments.long(runs: 24), to: "experiment.yaml")
        for _ in 1...3 {
            let known = Set(folder.names(in: "journal"))
            let running = try Program().start(Self.sweep + ["--threads", "2"], in: folder)
            #expect(await running.send(SIGKILL, atLine: 3, ofAFileIn: "journal", of: folder, but: known))
            let outcome = try await running.outcome()
            #expect(!outcome.hasExited && outcome.code == SIGKILL)
        }
        #expect(!folder.has("journal/runs.jsonl"))
        let resumed = try await Program().run(Self.sweep, in: folder)
        #expect(resumed.code == 0)
        // Each killed sweep had written at least two runs.
        let found = try #require(resumed.diagnostics.firstMatch(of: /24 runs, ([0-9]+) already done/)?.1)
        #expect(try #require(Int(found)) >= 6)
        #expect(try await folder.tree("journal") == journal(of: Experiments.long(runs: 24)))
    }

    @Test(.timeLimit(.minutes(5)), arguments: [SIGINT, SIGTERM])
    func interruptedSweepClosesItsJournalAndResumes(signal: Int32) async throws {
        let folder = try TemporaryFolder()
        try folder.write(Experiments.long(runs: 8), to: "experiment.yaml")
        let running = try Program().start(Self.sweep + ["--threads", "1"], in: folder)
        #expect(await running.send(signal, atLine: 2, ofAFileIn: "journal", of: folder))
        let outcome = try await running.outcome()
        #expect(outcome.hasExited && outcome.code == 130)
        let part = try folder.text(of: "journal/\(folder.names(in: "journal")[0])")
        let lines = part.split(separator: "\n", omittingEmptySubsequences: false)
        let runs = lines.count - 3
        #expect(lines[lines.count - 2].hasPrefix("{\"closed\":\(runs),") && lines[lines.count - 1].isEmpty)
        #expect((1..<8).contains(runs))
        #expect(outcome.diagnostics.contains("The journal in journal holds \(runs) of 8 runs. Continue with: "))
        #expect(outcome.diagnostics.contains("sweep --experiment experiment.yaml --journal journal --threads 1\n"))

        let resumed = try await Program().run(Self.sweep, in: folder)
        #expect(resumed.diagnostics.contains("8 runs, \(runs) already done, \(8 - runs) to compute"))
        #expect(Set(try folder.tree("journal").keys) == ["runs.jsonl"])
    }
}
