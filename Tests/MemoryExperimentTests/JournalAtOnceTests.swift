import Foundation
import MemoryExperiment
import TestSupport
import Testing

/// Concurrent writers, merges, readers and arriving files lose nothing.
@Suite struct JournalAtOnceTests {
    private let experiment = Experiment.sample.growing(to: 6)

    @Test(arguments: 0..<4)
    func concurrentWritersLoseNoRuns(attempt: Int) async throws {
        let (folder, apart) = (try TemporaryFolder(), try TemporaryFolder())
        let (experiment, results) = (experiment, experiment.sampleResults)
        let smaller = experiment.growing(to: 1)
        try await write(smaller.sampleResults, of: smaller, to: folder.path)
        try await withThrowingTaskGroup { group in
            for number in 0..<4 {
                group.addTask {
                    let own = results.enumerated().filter { $0.offset % 4 == number }.map(\.element)
                    for half in [own[..<(own.count / 2)], own[(own.count / 2)...]] {
                        try await write(half, of: experiment, to: folder.path)
                        _ = try Journal.compact(folder.path, for: smaller)
                    }
                }
            }
            for number in 0..<2 {
                group.addTask {
                    let place = apart.path(of: "\(number)")
                    let shard = Shard(index: number + 1, count: 2)
                    let own = results.enumerated().filter { $0.offset % 2 == number }.map(\.element)
                    try await write(own, of: experiment, to: place, shard: shard)
                    for name in try FileManager.default.contentsOfDirectory(atPath: place) {
                        try FileManager.default.moveItem(atPath: "\(place)/\(name)", toPath: folder.path(of: name))
                    }
                }
            }
            group.addTask {
                var known = 0
                for _ in 0..<40 {
                    let count = try Journal.read(folder.path, for: experiment).results.count
                    #expect(count >= known)
                    known = count
                }
            }
            try await group.waitForAll()
        }
        // A process that another test is starting shares the files that a writer has closed here; until it calls exec,
        // they stay next to `runs.jsonl`.
        var outcome = try Journal.compact(folder.path, for: experiment)
        for _ in 0..<10_000 where outcome != .done {
            guard case .shared = outcome else { break }
            await Task.yield()
            outcome = try Journal.compact(folder.path, for: experiment)
        }
        #expect(outcome == .done)
        #expect(try folder.names == ["runs.jsonl"])
        #expect(try Journal.read(folder.path).results == results)
    }

    /// An unfinished copy is not taken for a file that its writer abandoned.
    @Test func unfinishedCopyIsKept() async throws {
        let (folder, apart) = (try TemporaryFolder(), try TemporaryFolder())
        let smaller = experiment.growing(to: 1)
        try await write(experiment.sampleResults, of: experiment, to: apart.path)
        let part = try apart.part
        let bytes = Data(try apart.text(of: part).utf8)
        try await write(smaller.sampleResults, of: smaller, to: folder.path)
        try folder.write("", to: part)
        let copy = try FileHandle(forWritingTo: URL(filePath: folder.path(of: part)))
        try copy.write(contentsOf: bytes[..<(bytes.count / 2)])
        #expect(try Journal.compact(folder.path, for: smaller) == .shared(files: 1))
        try copy.write(contentsOf: bytes[(bytes.count / 2)...])
        try copy.close()
        #expect(try Journal.compact(folder.path, for: experiment) == .done)
        #expect(try Journal.read(folder.path).results == experiment.sampleResults)
    }

    @Test func mergeJoinsUnclosedFiles() async throws {
        let folder = try TemporaryFolder()
        let results = experiment.sampleResults
        let writer = try JournalWriter(directory: folder.path, experiment: experiment)
        for result in results[..<20] { try writer.append(result) }
        try await write(results[20..<30], of: experiment, to: folder.path)
        #expect(try Journal.compact(folder.path, for: experiment) == .incomplete(missing: experiment.runCount - 30))
        #expect(try Journal.merge(folder.path) == .shared(files: 1))
        #expect(try Journal.merge(folder.path, dead: true) == .done)
        #expect(try folder.names == ["runs.jsonl"])
        // A writer that is alive nevertheless notices.
        for result in results[30...] { try writer.append(result) }
        try await writer.finish()
        #expect(try Journal.compact(folder.path, for: experiment) == .done)
        #expect(try Journal.read(folder.path).results == results)
    }
}
