import Foundation
import MemoryExperiment
import Recurrent
import Statistics
import Support
import TestSupport
import Testing

/// Several input streams for each network.
@Suite("Input streams")
struct InputStreamTests {
    private static func experiment(streams: Int, runs: Int = 2) -> Experiment {
        var experiment = SweepTests.experiment(runs: runs, hiddenSizes: [1, 6])
        experiment.plan.streams = streams
        return experiment
    }

    @Test("the first stream is the run of an experiment without streams; others have the network and other inputs")
    func results() throws {
        let experiment = Self.experiment(streams: 3)
        let cell = experiment.cellKeys[1]
        func result(_ run: Int, _ stream: Int) throws -> RunResult {
            try #require(try RunResult.compute(RunKey(cell: cell, run: run, stream: stream), of: experiment))
        }
        let first = try result(1, 1)
        #expect(try RunResult.compute(RunKey(cell: cell, run: 1), of: Self.experiment(streams: 1)) == first)
        let hashes = try [result(1, 1), result(1, 2), result(1, 3), result(2, 1), result(2, 2)].map(\.finalStateHash)
        #expect(Set(hashes).count == 5)
        #expect(try result(1, 2).lyapunov != first.lyapunov)
    }

    @Test("a run of a later stream is what its definition says, in every form")
    func definitions() throws {
        let experiment = PairRunTests.experiment()
        for cell in experiment.cellKeys {
            let key = RunKey(cell: cell, run: 2, stream: 3)
            let lanes = try #require(try RunResult.compute(key, of: experiment))
            #expect(try RunResult.compute(key, of: experiment, backend: .reference) == lanes)
            let slow = try SlowPairRun(key, settings: experiment.settings, definitions: SlowPairRun.standard)
            #expect(lanes.outcomes == slow.outcomes)
        }
    }

    @Test("a stream beyond the last is refused")
    func beyondTheLast() {
        let experiment = Self.experiment(streams: 1)
        for stream in [0, 9] {
            let failure = #expect(throws: Failure.self) {
                try RunResult.compute(RunKey(cell: experiment.cellKeys[0], run: 1, stream: stream), of: experiment)
            }
            #expect(failure?.message == "Input stream \(stream) cannot be computed: streams are 1 to 8.")
        }
    }

    @Test("threads, shards and a growing plan change no byte of the journal")
    func journals() async throws {
        let experiment = Self.experiment(streams: 3)
        let whole = try await SweepTests.whole(experiment)
        #expect(try await SweepTests.whole(experiment, threads: 3) == whole)
        try await SweepTests.withFolder { folder in
            for index in 1...3 {
                let shard = try #require(Shard(index: index, count: 3))
                _ = try await Sweep(experiment, journal: folder, threads: 2, shard: shard).run()
            }
            #expect(try SweepTests.bytes(folder) == whole)
        }
        try await SweepTests.withFolder { folder in
            let single = Self.experiment(streams: 1)
            _ = try await Sweep(single, journal: folder, threads: 2).run()
            let lines = try SweepTests.bytes(folder).split(separator: UInt8(ascii: "\n"))
            // The lines of first streams are those of a plan without streams.
            let all = Set(whole.split(separator: UInt8(ascii: "\n")))
            #expect(lines.dropFirst().allSatisfy(all.contains))
            let sweep = Sweep(experiment, journal: folder, threads: 2)
            _ = try await sweep.run()
            #expect(sweep.progress.snapshot.runsFound == single.runCount)
            #expect(sweep.progress.snapshot.runsFinished == experiment.runCount - single.runCount)
            #expect(try SweepTests.bytes(folder) == whole)
        }
    }

    @Test("only streams above the first are in lines, in one form")
    func lines() async throws {
        let folder = try TemporaryFolder()
        let experiment = Self.experiment(streams: 2)
        let results = experiment.keys.map { experiment.sampleResult(of: $0) }
        try await write(results, of: experiment, to: folder.path)
        #expect(try Journal.read(folder.path).results(for: experiment) == results)
        let lines = try folder.lines(of: folder.part)
        #expect(lines[0].contains(#""runs":2,"streams":2,"#))
        #expect(!lines[1].contains("stream\"") && lines[2].contains(#""run":1,"stream":2,"first""#))
        for wrong in ["1", "9", "02"] {
            let line = lines[2].replacing(#""stream":2"#, with: #""stream":\#(wrong)"#).resealed
            try folder.write(([lines[0], line].joined(separator: "\n") + "\n"), to: "wrong/runs.jsonl")
            let failure = #expect(throws: Failure.self) { try Journal.read(folder.path(of: "wrong")) }
            #expect(failure?.message.contains("stream is not a whole number in 2…8") == true)
        }
    }

    @Test("a plan without streams ignores the others in its journal and keeps them")
    func smallerPlan() async throws {
        try await SweepTests.withFolder { folder in
            let experiment = Self.experiment(streams: 2)
            _ = try await Sweep(experiment, journal: folder, threads: 2).run()
            let single = Self.experiment(streams: 1)
            let journal = try Journal.read(folder, for: single)
            #expect(journal.isComplete(for: single) && journal.results(for: single).count == single.runCount)
            _ = try await Sweep(single, journal: folder, threads: 1).run()
            #expect(try Journal.read(folder, for: experiment).isComplete(for: experiment))
        }
    }
}
