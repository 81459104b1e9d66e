import Foundation
import MemoryExperiment
import Support
import TestSupport
import Testing

/// Journals that are copied into other folders, and folders locked by others.
@Suite struct JournalInstallTests {
    private let experiment = Experiment.sample

    @Test func copyIsTheCompactedJournal() async throws {
        let (source, target) = (try TemporaryFolder(), try TemporaryFolder())
        let results = experiment.sampleResults
        try await write(results[..<9], of: experiment, to: source.path)
        try await write(results[7...], of: experiment, to: source.path)
        let before = try source.names
        try Journal.read(source.path).install(in: target.path(of: "journal"))
        // Reading a journal changes nothing, so it also works on read-only media.
        #expect(try source.names == before)
        #expect(try Journal.compact(source.path, for: experiment) == .done)
        let copy = try String(contentsOfFile: target.path(of: "journal/runs.jsonl"), encoding: .utf8)
        #expect(try source.text(of: "runs.jsonl") == copy)
    }

    /// A report takes seconds, during which a sweep may add to the journal that its copy would replace.
    @Test func journalThatHasGrownIsNotReplaced() async throws {
        let (source, target) = (try TemporaryFolder(), try TemporaryFolder())
        let grown = experiment.growing(to: 4)
        for folder in [source, target] {
            try await write(experiment.sampleResults, of: experiment, to: folder.path)
            #expect(try Journal.compact(folder.path, for: experiment) == .done)
        }
        let copy = try Journal.read(source.path)
        try await write(grown.sampleResults.filter { $0.key.run == 4 }.prefix(3), of: grown, to: target.path)
        let names = try target.names
        let failure = #expect(throws: Failure.self) { try copy.install(in: target.path) }
        #expect(failure?.kind == .cannotCreate)
        #expect(try target.names == names)
        #expect(try Journal.read(target.path).results.count == experiment.runCount + 3)
    }

    @Test func locksOfOthersDoNotBlock() async throws {
        let folder = try TemporaryFolder()
        try await write(experiment.sampleResults, of: experiment, to: folder.path)
        let held = try HeldFolder(at: folder.path)
        #expect(held.lock() == .taken)
        #expect(try Journal.read(folder.path).results == experiment.sampleResults)
        #expect(try Journal.compact(folder.path, for: experiment) == .done)
        try await write(experiment.sampleResults, of: experiment, to: folder.path)
        let runs = try OpenFile(folder.path(of: "runs.jsonl"), O_RDONLY)
        #expect(try runs.takeLock())
        #expect(try Journal.compact(folder.path, for: experiment) == .done)
        #expect(try folder.names == ["runs.jsonl"])
    }

    @Test func foldersMayHaveNamesOfOneLetter() async throws {
        let folder = try TemporaryFolder()
        for name in ["a", "~", "…", "a/~/b", "c//d/"] {
            try await write(experiment.sampleResults, of: experiment, to: folder.path(of: name))
            #expect(try Journal.read(folder.path(of: name)).results == experiment.sampleResults)
        }
    }
}
