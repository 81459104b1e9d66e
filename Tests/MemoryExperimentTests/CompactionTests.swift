import Foundation
import MemoryExperiment
import Recurrent
import TestSupport
import Testing

@Suite struct CompactionTests {
    private let experiment = Experiment.sample

    /// The journal of the whole plan, swept in one go.
    private func reference(_ experiment: Experiment) async throws -> String {
        let folder = try TemporaryFolder()
        try await write(experiment.sampleResults, of: experiment, to: folder.path)
        #expect(try Journal.compact(folder.path, for: experiment) == .done)
        #expect(try folder.names == ["runs.jsonl"])
        return try folder.text(of: "runs.jsonl")
    }

    @Test func runsAreInPlanOrderAfterOneHeader() async throws {
        let text = try await reference(experiment)
        #expect(text.hasSuffix("}\n"))
        let folder = try TemporaryFolder()
        try folder.write(text, to: "runs.jsonl")
        #expect(try Journal.read(folder.path).results == experiment.sampleResults)
        #expect(try folder.lines(of: "runs.jsonl").count == 1 + experiment.runCount)
    }

    @Test func sameBytesFromAnyOrder() async throws {
        let folder = try TemporaryFolder()
        var generator = SystemIndependentGenerator()
        let shuffled = experiment.sampleResults.shuffled(using: &generator)
        try await write(shuffled[..<10], of: experiment, to: folder.path)
        try await write(shuffled[8...], of: experiment, to: folder.path)
        #expect(try Journal.compact(folder.path, for: experiment) == .done)
        #expect(try folder.names == ["runs.jsonl"])
        #expect(try await folder.text(of: "runs.jsonl") == reference(experiment))
    }

    @Test func sameBytesFromShards() async throws {
        let together = try TemporaryFolder()
        for index in 1...4 {
            let apart = try TemporaryFolder()
            let shard = try #require(Shard(index: index, count: 4))
            let keys = experiment.keys.enumerated().filter { shard.contains(position: $0.offset) }.map(\.element)
            try await write(keys.map(experiment.sampleResult), of: experiment, to: apart.path, shard: shard)
            let name = try apart.part
            try FileManager.default.moveItem(atPath: apart.path(of: name), toPath: together.path(of: name))
            let expected = index < 4 ? Compaction.incomplete(missing: 24 - 6 * index) : .done
            #expect(try Journal.compact(together.path, for: experiment) == expected)
        }
        #expect(try await together.text(of: "runs.jsonl") == reference(experiment))
    }

    @Test func sameBytesFromAGrownPlan() async throws {
        let folder = try TemporaryFolder()
        try await write(experiment.sampleResults, of: experiment, to: folder.path)
        #expect(try Journal.compact(folder.path, for: experiment) == .done)
        let grown = experiment.growing(to: 10)
        let missing = try Journal.read(folder.path, for: grown).missing(for: grown)
        try await write(missing.map(grown.sampleResult), of: grown, to: folder.path)
        #expect(try Journal.compact(folder.path, for: grown) == .done)
        #expect(try await folder.text(of: "runs.jsonl") == reference(grown))
    }

    @Test func runsOutsideThePlanAreKeptInFixedOrder() async throws {
        let grown = experiment.growing(to: 5)
        var texts: Set<String> = []
        var generator = SystemIndependentGenerator()
        for _ in 0..<3 {
            let folder = try TemporaryFolder()
            try await write(grown.sampleResults.shuffled(using: &generator), of: grown, to: folder.path)
            #expect(try Journal.compact(folder.path, for: experiment) == .done)
            let journal = try Journal.read(folder.path)
            #expect(journal.experiment == experiment)
            #expect(Array(journal.results.prefix(experiment.runCount)) == experiment.sampleResults)
            let others = journal.results.dropFirst(experiment.runCount).map(\.key)
            #expect(others.first?.cell.cell == .lstm)
            let runs = (0..<16).map { 4 + $0 % 2 }
            #expect(others.map(\.run) == runs)
            #expect(journal.isComplete(for: grown))
            texts.insert(try folder.text(of: "runs.jsonl"))
        }
        #expect(texts.count == 1)
    }

    @Test func fileOfAnActiveWriterIsKept() async throws {
        let folder = try TemporaryFolder()
        try await write(experiment.sampleResults, of: experiment, to: folder.path)
        let grown = experiment.growing(to: 4)
        let writer = try JournalWriter(directory: folder.path, experiment: grown)
        let last = try #require(grown.keys.last)
        try writer.append(grown.sampleResult(of: last))
        #expect(try Journal.compact(folder.path, for: experiment) == .shared(files: 1))
        #expect(try folder.journalNames == ["part.jsonl", "runs.jsonl"])
        try await writer.finish()
        #expect(try Journal.read(folder.path).result(of: last) == grown.sampleResult(of: last))
        #expect(try Journal.compact(folder.path, for: experiment) == .done)
        #expect(try folder.names == ["runs.jsonl"])
        #expect(try Journal.read(folder.path).result(of: last) == grown.sampleResult(of: last))
    }

    @Test func compactedJournalIsNotRewritten() async throws {
        let folder = try TemporaryFolder()
        try await write(experiment.sampleResults, of: experiment, to: folder.path)
        #expect(try Journal.compact(folder.path, for: experiment) == .done)
        let before = try FileManager.default.attributesOfItem(atPath: folder.path(of: "runs.jsonl"))
        #expect(try Journal.compact(folder.path, for: experiment) == .done)
        let after = try FileManager.default.attributesOfItem(atPath: folder.path(of: "runs.jsonl"))
        #expect(before[.systemFileNumber] as? Int == after[.systemFileNumber] as? Int)
    }

    @Test func leftoversOfAnInterruptedCompactionAreRemoved() async throws {
        let folder = try TemporaryFolder()
        try await write(experiment.sampleResults, of: experiment, to: folder.path)
        try folder.write("half of a li", to: "runs.jsonl.new")
        try await folder.write(reference(experiment), to: "runs.jsonl")
        #expect(try Journal.compact(folder.path, for: experiment) == .done)
        #expect(try folder.names == ["runs.jsonl"])
        #expect(try await folder.text(of: "runs.jsonl") == reference(experiment))
    }
}
