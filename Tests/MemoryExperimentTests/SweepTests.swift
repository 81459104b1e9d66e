import Foundation
import MemoryExperiment
import Recurrent
import Support
import TestSupport
import Testing

@Suite("Sweeps")
struct SweepTests {
    /// A small experiment with `runs` runs per table cell.
    static func experiment(runs: Int = 3, hiddenSizes: [Int] = [1, 4, 9]) -> Experiment {
        var settings = Experiment.post.settings
        settings.steps = 300
        settings.divergentSteps = 50
        return Experiment(
            name: "small", settings: settings,
            plan: Plan(cells: [.lstm, .gru], inputSizes: [1, 3], hiddenSizes: hiddenSizes, runs: runs))
    }

    /// Runs `body` with the path of a folder that does not exist yet and is removed afterwards.
    static func withFolder<Result>(_ body: (String) async throws -> Result) async throws -> Result {
        let folder = try TemporaryFolder()
        defer { withExtendedLifetime(folder) {} }
        return try await body(folder.path(of: "journal"))
    }

    static func bytes(_ folder: String) throws -> Data {
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["runs.jsonl"])
        return try Data(contentsOf: URL(fileURLWithPath: folder + "/runs.jsonl"))
    }

    static func whole(_ experiment: Experiment, threads: Int = 1) async throws -> Data {
        try await withFolder { folder in
            #expect(try await Sweep(experiment, journal: folder, threads: threads).run() == .done)
            return try bytes(folder)
        }
    }

    @Test("the number of threads changes no byte", arguments: [2, 3, 8])
    func threads(count: Int) async throws {
        let alone = try await Self.whole(Self.experiment())
        #expect(try await Self.whole(Self.experiment(), threads: count) == alone)
    }

    @Test("shards together give the journal of one sweep")
    func shards() async throws {
        let experiment = Self.experiment()
        let whole = try await Self.whole(experiment)
        try await Self.withFolder { folder in
            for index in 1...4 {
                let shard = try #require(Shard(index: index, count: 4))
                let compaction = try await Sweep(experiment, journal: folder, threads: 2, shard: shard).run()
                #expect((compaction == .done) == (index == 4))
            }
            #expect(try Self.bytes(folder) == whole)
        }
    }

    @Test("a shard without runs changes nothing and does not fail")
    func emptyShard() async throws {
        let experiment = Self.experiment()
        try await Self.withFolder { folder in
            let shard = try #require(Shard(index: 60, count: 60))
            let compaction = try await Sweep(experiment, journal: folder, threads: 1, shard: shard).run()
            #expect(compaction == .incomplete(missing: experiment.runCount))
            #expect(!FileManager.default.fileExists(atPath: folder))
        }
    }

    @Test("compaction removes repeated lines and a torn tail", arguments: ["twice", "torn"])
    func untidyJournal(kind: String) async throws {
        let experiment = Self.experiment()
        try await Self.withFolder { folder in
            _ = try await Sweep(experiment, journal: folder, threads: 2).run()
            let whole = try Self.bytes(folder)
            let lines = whole.split(separator: UInt8(ascii: "\n"))
            let tail = kind == "twice" ? Data(lines[3]) + Data("\n".utf8) : Data(lines[3].prefix(30))
            try (whole + tail).write(to: URL(fileURLWithPath: folder + "/runs.jsonl"))
            #expect(try await Sweep(experiment, journal: folder, threads: 1).run() == .done)
            #expect(try Self.bytes(folder) == whole)
        }
    }

    @Test("a larger plan computes the missing runs and gives its whole journal")
    func growth() async throws {
        let large = Self.experiment(runs: 3, hiddenSizes: [1, 4, 9])
        let whole = try await Self.whole(large)
        try await Self.withFolder { folder in
            _ = try await Sweep(Self.experiment(runs: 2, hiddenSizes: [4]), journal: folder, threads: 2).run()
            let sweep = Sweep(large, journal: folder, threads: 2)
            #expect(try await sweep.run() == .done)
            #expect(sweep.progress.snapshot.runsFound == 8)
            #expect(sweep.progress.snapshot.runsFinished == 28)
            #expect(sweep.progress.snapshot.fraction == 1)
            #expect(try Self.bytes(folder) == whole)
        }
    }

    @Test("a smaller plan keeps the runs outside it")
    func shrinking() async throws {
        try await Self.withFolder { folder in
            _ = try await Sweep(Self.experiment(runs: 3), journal: folder, threads: 2).run()
            let small = Sweep(Self.experiment(runs: 1), journal: folder, threads: 1)
            #expect(try await small.run() == .done)
            #expect(small.progress.snapshot.runsFinished == 0)
            #expect(try Journal.read(folder).experiment == Self.experiment(runs: 1))
            let again = Sweep(Self.experiment(runs: 3), journal: folder, threads: 1)
            #expect(try await again.run() == .done)
            #expect(again.progress.snapshot.runsFinished == 0)
            #expect(try await Self.whole(Self.experiment(runs: 3)) == Self.bytes(folder))
        }
    }

    @Test("a cancelled sweep leaves a valid journal and resumes from it")
    func cancellation() async throws {
        let experiment = Self.experiment(runs: 3)
        let whole = try await Self.whole(experiment, threads: 2)
        try await Self.withFolder { folder in
            _ = try await Sweep(Self.experiment(runs: 1), journal: folder, threads: 1).run()
            // Cancelled during its first milliseconds, it would take a minute.
            let sweep = Sweep(Self.experiment(runs: 5_000), journal: folder, threads: 2)
            let cancelled = Task { try await sweep.run() }
            // The sweep may keep every task thread busy, so a separate thread watches it.
            Thread.detachNewThread {
                while sweep.progress.snapshot.runsFinished == 0, !cancelled.isCancelled {
                    Thread.sleep(forTimeInterval: 0.001)
                }
                cancelled.cancel()
            }
            await #expect(throws: CancellationError.self) { try await cancelled.value }
            cancelled.cancel()
            let snapshot = sweep.progress.snapshot
            #expect(snapshot.runsFound == Self.experiment(runs: 1).runCount && snapshot.runsFinished > 0)
            let part = try Journal.read(folder, for: sweep.experiment).results
            #expect(part.count == snapshot.runsFound + snapshot.runsFinished)
            #expect(part.count < sweep.experiment.runCount)
            let resumed = Sweep(experiment, journal: folder, threads: 2)
            #expect(try await resumed.run() == .done)
            let found = part.count { $0.key.run <= 3 }
            #expect(resumed.progress.snapshot.runsFound == found)
            // Runs outside the plan follow those of the plan.
            #expect(try Self.bytes(folder).starts(with: whole))
        }
    }

    @Test("another experiment's journal is refused and left alone")
    func otherExperiment() async throws {
        try await Self.withFolder { folder in
            _ = try await Sweep(Self.experiment(), journal: folder, threads: 1).run()
            let before = try Self.bytes(folder)
            var other = Experiment.quick
            other.settings.seed += 1
            other = Experiment(name: "other", settings: other.settings, plan: other.plan)
            await #expect(throws: Failure.self) { try await Sweep(other, journal: folder, threads: 1).run() }
            #expect(try Self.bytes(folder) == before)
        }
    }
}
