import Analysis
import Foundation
import Support
import TestSupport
import Testing
import Training
import TrainingStudy

@Suite("A training experiment")
struct TrainingRunTests {
    private static let text = """
        training:
          name: tiny
          cells: [elman, { cell: lstm, forgetBias: 1 }]
          hiddenSizes: [3]
          tasks: ["delayed-recall:delay=1", "adding:steps=4"]
          runs: 2
          updates: 4
          batch: 3
          checkpoints: [2]
          starts: 3
          horizon: 40
        """

    private func experiment() throws -> TrainingExperiment { try TrainingFile.read(Self.text, from: "tiny.yaml") }

    private func outcome(in folder: TemporaryFolder, threads: Int) async throws -> TrainingOutcome {
        try await TrainingExperimentRun(experiment(), in: folder.path(of: "out"), threads: threads).outcome()
    }

    /// Every file below a folder with its bytes.
    private func files(in folder: TemporaryFolder) throws -> [String: Data] {
        let names = try #require(FileManager.default.enumerator(atPath: folder.path(of: "out"))).compactMap {
            $0 as? String
        }
        var files: [String: Data] = [:]
        for name in names {
            var isFolder = ObjCBool(false)
            let path = folder.path(of: "out/\(name)")
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue else {
                continue
            }
            files[name] = try Data(contentsOf: URL(filePath: path))
        }
        return files
    }

    @Test("gives the same files in any folder, with any number of threads and after files were lost")
    func sameBytes() async throws {
        let (first, second) = (try TemporaryFolder(), try TemporaryFolder())
        let outcome = try await outcome(in: first, threads: 1)
        let expected = try files(in: first)
        #expect(outcome.memories.count == 2 * 2 * 2 * 3)
        #expect(expected.keys.count { $0.hasSuffix(".safetensors") } == 2 * 2 * 2 * 3)
        #expect(expected.keys.count { $0.hasSuffix("runs.jsonl") } == 4)
        #expect(try await self.outcome(in: second, threads: 2).memories == outcome.memories)
        #expect(try files(in: second) == expected)
        // Every other file, so weights, inputs, states and journals are among them.
        for name in expected.keys.sorted().enumerated().filter({ $0.offset.isMultiple(of: 2) }).map(\.element) {
            try FileManager.default.removeItem(atPath: second.path(of: "out/\(name)"))
        }
        #expect(try await self.outcome(in: second, threads: 2).memories == outcome.memories)
        #expect(try files(in: second) == expected)
    }

    @Test("measures networks before the first update, along the training and at the end")
    func memories() async throws {
        let folder = try TemporaryFolder()
        let outcome = try await outcome(in: folder, threads: 2)
        let experiment = outcome.experiment
        for network in experiment.networks {
            let memories = outcome.memories.filter { $0.network == network }
            #expect(memories.map(\.update) == [0, 2, 4])
            #expect(Set(memories.map(\.digest)).count == 3)
            for memory in memories {
                #expect(memory.counts.map(\.tolerance) == experiment.tolerances)
                // Outputs agree to 0.001 no earlier than to 0.1.
                #expect(memory.counts[0].median.steps <= memory.counts[1].median.steps)
                #expect(memory.counts.allSatisfy { $0.starts == 3 && $0.known <= 3 })
            }
            // The losses are those that the training wrote.
            let lines = try folder.lines(of: "out/\(network.folder)/losses.csv")
            let last = try #require(lines.last).split(separator: ",", omittingEmptySubsequences: false)
            #expect(memories.last?.loss == Double(last[2]) && memories.last?.score == Double(last[3]))
        }
        let changes = experiment.tasks.flatMap { outcome.changes(on: $0, to: outcome.fine) }
        #expect(changes.count == 4 && changes.allSatisfy { $0.pairs.count == 2 && $0.low == nil && $0.high == nil })
    }

    @Test("does not go on with other settings")
    func otherSettings() async throws {
        let folder = try TemporaryFolder()
        _ = try await outcome(in: folder, threads: 2)
        var other = try experiment()
        other.settings.batch = 2
        let run = TrainingExperimentRun(other, in: folder.path(of: "out"), threads: 1)
        let error = await #expect(throws: Failure.self) { try await run.outcome() }
        #expect(error?.kind == .usage)
        #expect(error?.message.hasPrefix("elman-3-delayed-recall-delay-1-run-1: ") == true, "\(error?.message ?? "")")
        #expect(error?.message.contains("other settings") == true)
    }
}
