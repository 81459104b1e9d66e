import Checkpoints
public import MemoryExperiment
import Recurrent
import Support
import Synchronization

/// Computes the measurements of an analysis that its journal lacks.
///
/// Measurements depend only on the network, the recording and their addresses, so that any number of threads, shards and
/// interruptions give the same journal.
public struct AnalysisSweep: Sendable {
    /// The analysis.
    public let experiment: AnalysisExperiment
    /// The share of the measurements to compute; nil for all.
    public let shard: Shard?
    /// The number of threads.
    public let threads: Int
    /// The progress of the work.
    public let progress = AnalysisProgress()
    private let files: AnalysisFiles

    /// A sweep that has not begun.
    public init(_ experiment: AnalysisExperiment, threads: Int, shard: Shard? = nil) {
        self.init(experiment, from: .onDisk, threads: threads, shard: shard)
    }

    /// A sweep that has not begun.
    ///
    /// - Parameter files: Opens the files.
    package init(_ experiment: AnalysisExperiment, from files: AnalysisFiles, threads: Int, shard: Shard? = nil) {
        self.experiment = experiment
        self.files = files
        self.threads = min(max(threads, Sweep.threadCounts.lowerBound), Sweep.threadCounts.upperBound)
        self.shard = shard
    }

    /// Computes what a journal lacks and, once it holds the whole analysis, compacts it.
    ///
    /// - Parameters:
    ///   - journal: The folder of the journal, which is created if necessary.
    ///   - notice: Called before the work with a notice about the folder, if there is one.
    /// - Returns: The result of the compaction.
    /// - Throws: `Failure` as the journal does, and if a file has changed; `CancellationError` if the task was cancelled,
    ///   after everything finished is on disk.
    public func run(
        journal: String, notice: @escaping @Sendable (String) -> Void = { _ in }
    ) async throws -> Compaction {
        let found = try AnalysisJournal.read(journal, for: experiment)
        let jobs = jobs(beside: found)
        if !jobs.isEmpty {
            let writer = try JournalWriter(directory: journal, experiment: experiment, shard: shard)
            if let sentence = writer.notice { notice(sentence) }
            do {
                try await compute(jobs, beside: found) { try writer.append($0) }
            } catch {
                // Saving what is finished matters more than the order of two errors.
                try await writer.finish()
                throw error
            }
            try await writer.finish()
        }
        try Task.checkCancellation()
        return try AnalysisJournal.compact(journal, for: experiment)
    }

    /// Computes everything without a journal.
    ///
    /// - Returns: The records in the order of a journal.
    /// - Throws: As `run(journal:)` does.
    public func records() async throws -> [AnalysisRecord] {
        let records = Mutex<[AnalysisKey: AnalysisRecord]>([:])
        try await compute(jobs(beside: nil), beside: nil) { record in
            records.withLock { $0[record.key] = record }
        }
        let computed = records.withLock { $0 }
        return experiment.keys.compactMap { computed[$0] }
    }
}

/// The journal of an analysis.
public typealias AnalysisJournal = RunJournal<AnalysisExperiment>

// MARK: - Jobs

extension AnalysisSweep {
    /// What is to be measured of one network.
    struct Job: Sendable {
        let network: NetworkKey
        let source: AnalysisExperiment.Network
        var parts: NetworkAnalysis.Parts

        /// The number of measurements.
        var count: Int { (parts.recording ? 1 : 0) + AnalysisProtocol.allCases.count * parts.starts.count }
    }

    /// The networks of which something is missing: along the recording, or in one of the protocols after a start.
    ///
    /// A shard takes the recording or a start of a network whole, because both protocols share a run.
    func jobs(beside journal: AnalysisJournal?) -> [Job] {
        let sources =
            experiment.networks.map { ($0.key, $0) } + experiment.untrainedNetworks.map { ($0.key, $0.beside) }
        var position = 0
        return sources.compactMap { key, source in
            func isMissing(_ parts: [AnalysisKey.Part]) -> Bool {
                defer { position += 1 }
                guard shard?.contains(position: position) ?? true else { return false }
                return parts.contains { journal?.result(of: AnalysisKey(key, $0)) == nil }
            }
            let recording = isMissing([.recording])
            let starts = (0..<experiment.starts).filter { start in
                isMissing(AnalysisProtocol.allCases.map { .start($0, start + 1) })
            }
            guard recording || !starts.isEmpty else { return nil }
            return Job(
                network: key, source: source, parts: NetworkAnalysis.Parts(recording: recording, starts: starts))
        }
    }

    func compute(
        _ jobs: [Job], beside journal: AnalysisJournal?,
        append: @escaping @Sendable (AnalysisRecord) throws -> Void
    ) async throws {
        let asked = jobs.reduce(0) { $0 + $1.count }
        let found = journal.map { journal in experiment.keys.count { journal.result(of: $0) != nil } } ?? 0
        progress.begin(found: found, asked: asked)
        let recording = try experiment.input.map { input throws(Failure) in
            try Recording.joined(input.files.map { AnalysisDraft.Input(path: $0.path, digest: $0.digest) }, from: files)
                .joined
        }
        var waiting = jobs[...]
        try await withThrowingTaskGroup(of: Void.self) { group in
            func begin() {
                guard let job = waiting.popFirst() else { return }
                group.addTask { try await compute(job, on: recording, append: append) }
            }
            for _ in 0..<threads { begin() }
            // The first failure ends the loop; leaving the group cancels the others.
            while try await group.next() != nil { begin() }
        }
    }

    private func compute(
        _ job: Job, on recording: Recording?, append: @escaping @Sendable (AnalysisRecord) throws -> Void
    ) async throws {
        progress.begin(job.network.name)
        let analysis = try analysis(of: job, on: recording)
        let timings = try await analysis.compute(job.parts) { part in
            switch part {
            case .recording(let result):
                try append(AnalysisRecord(job.network, .recording(result)))
                progress.finish(1)
            case .starts(let results):
                for result in results { try append(AnalysisRecord(job.network, .start(result))) }
                progress.finish(results.count)
            }
        }
        progress.end(job.network.name, timings)
    }

    private func analysis(of job: Job, on recording: Recording?) throws -> NetworkAnalysis {
        let source = job.source
        let draft = AnalysisDraft.Network(file: source.file, digest: source.key.digest)
        let checkpoint = try draft.open(experiment.reading, from: files)
        let network = try AnalyzedNetwork(
            reading: checkpoint.module(named: source.key.module), of: checkpoint, head: experiment.reading.head)
        var settings = experiment.settings
        settings.untrained = source.untrained
        let analysis = try NetworkAnalysis(of: network, recording: recording, settings: settings, threads: threads)
        guard job.network.isUntrained else { return analysis }
        guard let twin = try analysis.untrainedTwin() else { throw CancellationError() }
        return twin
    }
}
