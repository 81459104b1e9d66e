import MemoryExperiment
import Synchronization

/// Measures networks of a journal once more and compares every number.
public struct AnalysisVerification: Sendable {
    private let journal: AnalysisJournal
    private let sweep: AnalysisSweep
    private let jobs: [AnalysisSweep.Job]

    /// A verification of everything that a journal holds of its plan, or of a sample.
    ///
    /// - Parameters:
    ///   - journal: The journal.
    ///   - sampleSize: The most runs to recompute, spread evenly over the journal, at least one; both protocols of a start
    ///     are recomputed together. Nil for all.
    ///   - threads: The number of threads.
    public init(_ journal: AnalysisJournal, sampleSize: Int?, threads: Int) {
        self.journal = journal
        sweep = AnalysisSweep(journal.experiment, threads: threads)
        let all = sweep.jobs(beside: nil)
        // What is recomputed together: the recording or one start of a network.
        var units: [(job: Int, start: Int?)] = []
        for (index, job) in all.enumerated() {
            func holds(_ parts: [AnalysisKey.Part]) -> Bool {
                parts.contains { journal.result(of: AnalysisKey(job.network, $0)) != nil }
            }
            if holds([.recording]) { units.append((index, nil)) }
            units += job.parts.starts.filter { start in
                holds(AnalysisProtocol.allCases.map { .start($0, start + 1) })
            }.map { (index, $0) }
        }
        let count = min(max(sampleSize ?? units.count, 1), units.count)
        var parts = all.map { _ in NetworkAnalysis.Parts(recording: false, starts: []) }
        for index in 0..<count {
            let unit = units[index * units.count / count]
            if let start = unit.start {
                parts[unit.job].starts.append(start)
            } else {
                parts[unit.job].recording = true
            }
        }
        jobs = zip(all, parts).compactMap { job, parts in
            guard parts.recording || !parts.starts.isEmpty else { return nil }
            var job = job
            job.parts = parts
            return job
        }
    }

    /// The number of runs to recompute.
    public var runCount: Int { jobs.reduce(0) { $0 + $1.count } }

    /// The progress of the verification.
    public var progress: AnalysisProgress { sweep.progress }

    /// Recomputes the runs.
    ///
    /// - Returns: The records of the journal that differ, in plan order.
    /// - Throws: `Failure` if a checkpoint or the recording has changed or is gone; `CancellationError` if the task was
    ///   cancelled.
    public func run() async throws -> [AnalysisRecord] {
        let differing = Mutex<[AnalysisKey: AnalysisRecord]>([:])
        try await sweep.compute(jobs, beside: nil) { [journal] record in
            guard let held = journal.result(of: record.key), held != record else { return }
            differing.withLock { $0[held.key] = held }
        }
        let found = differing.withLock { $0 }
        return journal.experiment.keys.compactMap { found[$0] }
    }
}
