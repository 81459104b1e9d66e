import Foundation
import MemoryExperiment
import Support
import TestSupport
import Testing

@Suite struct JournalWriterTests {
    private let experiment = Experiment.sample

    @Test func concurrentTasksAppendWholeLines() async throws {
        let folder = try TemporaryFolder()
        let experiment = experiment.growing(to: 100)
        let writer = try JournalWriter(directory: folder.path, experiment: experiment)
        try await withThrowingTaskGroup { group in
            for task in 0..<8 {
                group.addTask {
                    for (position, key) in experiment.keys.enumerated() where position % 8 == task {
                        try writer.append(experiment.sampleResult(of: key))
                    }
                }
            }
            try await group.waitForAll()
        }
        try await writer.finish()
        #expect(try Journal.read(folder.path).results(for: experiment) == experiment.sampleResults)
    }

    @Test func everyWriterHasItsOwnFile() async throws {
        let folder = try TemporaryFolder()
        let writers = try (0..<20).map { _ in try JournalWriter(directory: folder.path, experiment: experiment) }
        #expect(try folder.names.count == 20)
        #expect(try folder.names.allSatisfy { $0.wholeMatch(of: /part-[0-9a-f]{32}\.jsonl/) != nil })
        try writers[3].append(experiment.sampleResults[0])
        for writer in writers { try await writer.finish() }
        // Writers without runs remove their files.
        #expect(try folder.names.map(folder.path(of:)) == [writers[3].path])
    }

    @Test func resumedShardWritesAnotherFile() async throws {
        let folder = try TemporaryFolder()
        let shard = try #require(Shard(index: 1, count: 4))
        let results = experiment.sampleResults
        try await write(results[..<3], of: experiment, to: folder.path, shard: shard)
        let part = try folder.part
        let (torn, closing) = (try folder.text(of: part), try #require(try folder.lines(of: part).last))
        try folder.write(String(torn.dropLast(closing.utf8.count + 1 + 20)), to: part)
        try await write(results[2...], of: experiment, to: folder.path, shard: shard)
        #expect(try folder.journalNames == ["shard-1-of-4.jsonl", "shard-1-of-4.jsonl"])
        #expect(Set(try Journal.read(folder.path).results.map(\.key)) == Set(results.map(\.key)))
    }

    /// A writer never relies on others leaving its file alone.
    @Test(arguments: [false, true])
    func removedFileIsWrittenAgain(atTheEnd: Bool) async throws {
        let folder = try TemporaryFolder()
        let results = experiment.sampleResults
        let writer = try JournalWriter(directory: folder.path, experiment: experiment)
        for result in results[..<9] { try writer.append(result) }
        if atTheEnd {
            for result in results[9...] { try writer.append(result) }
        }
        try await writtenLines(atLeast: atTheEnd ? results.count : 9, by: writer)
        try FileManager.default.removeItem(atPath: writer.path)
        if !atTheEnd {
            for result in results[9...] { try writer.append(result) }
        }
        try await writer.finish()
        #expect(try Journal.read(folder.path).results(for: experiment) == results)
        #expect(try Journal.compact(folder.path, for: experiment) == .done)
        #expect(try folder.names == ["runs.jsonl"])
    }

    /// Returns when a writer's file has at least that many runs.
    private func writtenLines(atLeast count: Int, by writer: JournalWriter<Experiment>) async throws {
        while try String(contentsOfFile: writer.path, encoding: .utf8).utf8.count(where: { $0 == 10 }) < count + 1 {
            await Task.yield()
        }
    }

    @Test func shardIsNotRunTwiceConcurrently() async throws {
        let folder = try TemporaryFolder()
        let shard = try #require(Shard(index: 2, count: 4))
        let writer = try JournalWriter(directory: folder.path, experiment: experiment, shard: shard)
        let failure = #expect(throws: Failure.self) {
            try JournalWriter(directory: folder.path, experiment: experiment, shard: shard)
        }
        #expect(failure?.kind == .cannotCreate)
        #expect(failure?.message.contains("Shard 2/4 is being run") == true)
        try await writer.finish()
        try await write(experiment.sampleResults, of: experiment, to: folder.path, shard: shard)
    }

    @Test func folderBelowAFileCannotBeCreated() throws {
        let folder = try TemporaryFolder()
        try folder.write("", to: "file")
        for path in ["file", "file/journal", "file/a/b"].map(folder.path(of:)) {
            let failure = #expect(throws: Failure.self) { try JournalWriter(directory: path, experiment: experiment) }
            #expect(failure?.kind == .cannotCreate)
            #expect(failure?.message.contains("\(path) cannot be created: Not a directory.") == true)
        }
    }

    @Test func parentFoldersAreCreated() async throws {
        let folder = try TemporaryFolder()
        try await write(experiment.sampleResults, of: experiment, to: folder.path(of: "a/b"))
        #expect(try Journal.read(folder.path(of: "a/b")).results == experiment.sampleResults)
    }

    @Test func invalidResultsAreRefused() async throws {
        let folder = try TemporaryFolder()
        let writer = try JournalWriter(directory: folder.path, experiment: experiment)
        var result = experiment.sampleResults[0]
        result.curve[1].maximumDifference = .nan
        #expect(throws: Failure.self) { try writer.append(result) }
        result = experiment.sampleResults[0]
        result.outcomes.removeLast()
        #expect(throws: Failure.self) { try writer.append(result) }
        try await writer.finish()
        #expect(try folder.names.isEmpty)
    }

    /// A file-size limit stands in for a full disk.
    @Test func failedWriteIsReportedAndLosesNothing() async {
        await #expect(processExitsWith: .success) {
            let folder = try TemporaryFolder()
            let experiment = Experiment.sample.growing(to: 100)
            let writer = try JournalWriter(directory: folder.path, experiment: experiment)
            limitFileSize(to: 50_000)
            var failure: Failure?
            do {
                for result in experiment.sampleResults { try writer.append(result) }
                try await writer.finish()
            } catch let error as Failure {
                failure = error
            }
            try #require(failure?.kind == .inputOutput)
            try #require(failure?.message.contains(writer.path) == true)
            #expect(throws: Failure.self) { try writer.append(experiment.sampleResults[0]) }
            let kept = try Journal.read(folder.path)
            try #require(!kept.missing(for: experiment).isEmpty)
            try #require(kept.results.allSatisfy { $0 == experiment.sampleResult(of: $0.key) })
        }
    }
}

/// Makes every write of this process beyond `bytes` fail with an error instead of a signal.
private func limitFileSize(to bytes: Int) {
    #if canImport(Glibc)
        let resource = __rlimit_resource_t(RLIMIT_FSIZE.rawValue)
    #else
        let resource = RLIMIT_FSIZE
    #endif
    signal(SIGXFSZ, SIG_IGN)
    var limit = rlimit()
    getrlimit(resource, &limit)
    limit.rlim_cur = rlim_t(bytes)
    setrlimit(resource, &limit)
}
