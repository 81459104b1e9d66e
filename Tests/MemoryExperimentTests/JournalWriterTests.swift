import Foundation
import MemoryExperiment
import Testing

@Suite struct JournalWriterTests {
    private let experiment = Experiment.sample

    @Test func manyTasksAppendWholeLines() async throws {
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

    @Test func partsAreNumberedAfterThoseThatAreThere() async throws {
        let folder = try TemporaryFolder()
        try folder.write("", to: "part-7.jsonl")
        try folder.write("", to: "part-09.jsonl")
        let first = try JournalWriter(directory: folder.path, experiment: experiment)
        let second = try JournalWriter(directory: folder.path, experiment: experiment)
        #expect(first.path.hasSuffix("/part-8.jsonl"))
        #expect(second.path.hasSuffix("/part-9.jsonl"))
        try second.append(experiment.sampleResults[0])
        try await first.finish()
        try await second.finish()
        #expect(try folder.names == ["part-09.jsonl", "part-7.jsonl", "part-9.jsonl"])
    }

    @Test func shardIsContinuedAfterATornLine() async throws {
        let folder = try TemporaryFolder()
        let shard = try #require(Shard(index: 1, count: 4))
        let results = experiment.sampleResults
        try await write(results[..<3], of: experiment, to: folder.path, shard: shard)
        let torn = String(try folder.text(of: "shard-1-of-4.jsonl").dropLast(20))
        try folder.write(torn, to: "shard-1-of-4.jsonl")
        try await write(results[2...], of: experiment, to: folder.path, shard: shard)
        #expect(try folder.names == ["shard-1-of-4.jsonl"])
        #expect(try Journal.read(folder.path).results == results)
    }

    @Test func tornHeaderIsWrittenAgain() async throws {
        let folder = try TemporaryFolder()
        try folder.write("{\"schema\":1,\"arith", to: "shard-1-of-4.jsonl")
        let shard = try #require(Shard(index: 1, count: 4))
        try await write(experiment.sampleResults, of: experiment, to: folder.path, shard: shard)
        #expect(try Journal.read(folder.path).results == experiment.sampleResults)
    }

    @Test(arguments: ["notes without a line's end", "{\"name\":\"something else\"}", "["])
    func shardOfSomethingElseIsLeftAlone(text: String) async throws {
        let folder = try TemporaryFolder()
        try folder.write(text, to: "shard-1-of-4.jsonl")
        let shard = try #require(Shard(index: 1, count: 4))
        let failure = #expect(throws: Failure.self) {
            try JournalWriter(directory: folder.path, experiment: experiment, shard: shard)
        }
        #expect(failure?.kind == .data)
        #expect(failure?.message.contains("shard-1-of-4.jsonl, line 1 is not a header") == true)
        #expect(try folder.text(of: "shard-1-of-4.jsonl") == text)
    }

    @Test func oneShardIsNotRunTwiceAtOnce() async throws {
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

    @Test func shardOfAnotherExperimentIsRefused() async throws {
        let folder = try TemporaryFolder()
        let shard = try #require(Shard(index: 2, count: 4))
        try await write(experiment.sampleResults, of: experiment, to: folder.path, shard: shard)
        let text = try folder.text(of: "shard-2-of-4.jsonl")
        let failure = #expect(throws: Failure.self) {
            try JournalWriter(directory: folder.path, experiment: .quick, shard: shard)
        }
        #expect(failure?.kind == .data)
        #expect(try folder.text(of: "shard-2-of-4.jsonl") == text)
    }

    @Test func pathBelowAFileCannotBeMade() throws {
        let folder = try TemporaryFolder()
        try folder.write("", to: "file")
        for path in ["file", "file/journal", "file/a/b"].map(folder.path(of:)) {
            let failure = #expect(throws: Failure.self) { try JournalWriter(directory: path, experiment: experiment) }
            #expect(failure?.kind == .cannotCreate)
            #expect(failure?.message.contains("\(path) cannot be made: Not a directory.") == true)
        }
        try FileManager.default.createDirectory(
            atPath: folder.path(of: "shard-1-of-1.jsonl"), withIntermediateDirectories: false)
        let failure = #expect(throws: Failure.self) {
            try JournalWriter(directory: folder.path, experiment: experiment, shard: Shard("1/1"))
        }
        #expect(failure?.kind == .cannotCreate)
    }

    @Test func foldersAboveAreMade() async throws {
        let folder = try TemporaryFolder()
        try await write(experiment.sampleResults, of: experiment, to: folder.path(of: "a/b"))
        #expect(try Journal.read(folder.path(of: "a/b")).results == experiment.sampleResults)
    }

    @Test func resultsThatDoNotFitAreRefused() async throws {
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

    /// A limit on the size of files stands for a full disk.
    @Test func failedWriteSurfacesAndLosesNothing() async {
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
