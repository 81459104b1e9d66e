import Foundation
import Recurrent
import Support

/// Computes the runs of an experiment that its journal lacks.
///
/// Runs are independent, and their numbers depend only on their addresses. So any number of threads, any order and any
/// interruption give the same journal. Small networks of one table cell are stepped side by side. The costliest jobs
/// start first, so that no thread ends with a long one.
public struct Sweep: Sendable {
    /// The experiment to run.
    public let experiment: Experiment
    /// The folder of the journal.
    public let journal: String
    /// The share of the runs to compute; nil for all.
    public let shard: Shard?
    /// The number of threads; more than the machine has processors bring no gain.
    public let threads: Int
    /// How to compute networks; the results do not depend on it.
    public let backend: PairNetwork.Backend
    /// What the user can do after a failed write, as a sentence.
    let advice: String?
    /// The progress of the sweep.
    public let progress = SweepProgress()

    /// The allowed numbers of threads.
    public static let threadCounts = 1...1024

    /// A sweep that has not begun.
    ///
    /// - Parameters:
    ///   - experiment: The experiment to run.
    ///   - journal: The folder of the journal, which is created if necessary.
    ///   - threads: A number in `threadCounts`; numbers outside are clamped.
    ///   - shard: The share of the runs to compute; nil for all.
    ///   - backend: How to compute networks; the results do not depend on it.
    ///   - advice: What the user can do after a failed write, as a sentence; nil to start the sweep again.
    public init(
        _ experiment: Experiment, journal: String, threads: Int, shard: Shard? = nil,
        backend: PairNetwork.Backend = .lanes, advice: String? = nil
    ) {
        self.experiment = experiment
        self.journal = journal
        self.shard = shard
        self.threads = min(max(threads, Self.threadCounts.lowerBound), Self.threadCounts.upperBound)
        self.backend = backend
        self.advice = advice
    }

    /// Finds the missing runs: reads the journal and goes through the plan.
    ///
    /// - Throws: `Failure` as the journal does; `CancellationError` if the task was cancelled.
    /// - Complexity: O(n) in the number of runs.
    public func plan() throws -> SweepPlan {
        let found = try interruptible { () throws(Failure) in try Journal.read(journal, for: experiment) }
        let plan = SweepPlan(of: experiment, beside: found, shard: shard, while: { !Task.isCancelled })
        guard let plan else { throw CancellationError() }
        return plan
    }

    /// Finds the missing runs as `plan()` does, but stops waiting for it if the task is cancelled.
    ///
    /// - Throws: As `plan()` does.
    public func planned() async throws -> SweepPlan {
        let planned = try await leavingBehindWhenCancelled { try plan() }
        MachineMemory.giveBack()
        return planned
    }

    /// Computes the missing runs and, once the journal holds the whole plan, compacts it.
    ///
    /// - Parameter notice: Called before the runs with a notice about the journal's folder, if there is one.
    /// - Returns: The result of the compaction.
    /// - Throws: `Failure` as the journal does; `CancellationError` if the task was cancelled, within a few steps and
    ///   after all finished runs are on disk.
    public func run(notice: @escaping @Sendable (String) -> Void = { _ in }) async throws -> Compaction {
        try await run(try plan(), notice: notice)
    }

    /// Computes the runs of a plan of this sweep and, once the journal holds the whole plan, compacts it.
    ///
    /// - Returns: The result of the compaction.
    /// - Throws: As `run(notice:)` does.
    public func run(
        _ plan: SweepPlan, notice: @escaping @Sendable (String) -> Void = { _ in }
    ) async throws -> Compaction {
        progress.begin(found: plan.runsFound, asked: plan.runsMissing, cost: plan.cost)
        if plan.runsMissing > 0 {
            let jobs = try SweepJobs(of: plan, threads: threads, check: Task.checkCancellation)
            let writer = try JournalWriter(
                directory: journal, experiment: experiment, shard: shard,
                advice: advice ?? JournalWriter<Experiment>.advice)
            if let sentence = writer.notice { notice(sentence) }
            do {
                try await compute(jobs, of: plan, into: writer)
            } catch {
                // Saving finished runs matters more than the order of two errors.
                try await writer.finish()
                throw error
            }
            try await writer.finish()
        }
        try Task.checkCancellation()
        guard FileManager.default.fileExists(atPath: journal) else {
            return .incomplete(missing: experiment.runCount)
        }
        return try interruptible { () throws(Failure) in
            try Journal.compact(journal, for: experiment, advice: advice)
        }
    }

    /// Does work on the journal; an interruption of it counts as one of the sweep.
    private func interruptible<Value>(_ work: () throws(Failure) -> Value) throws -> Value {
        do throws(Failure) {
            return try work()
        } catch  where error.kind == .interrupted {
            throw CancellationError()
        }
    }

    private func compute(_ jobs: SweepJobs, of plan: SweepPlan, into writer: JournalWriter<Experiment>) async throws {
        let queue = RunQueue(jobs)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for worker in 0..<Workers.count(for: jobs, of: plan, threads: threads) {
                group.addTask {
                    while let job = queue.next() { try compute(job, into: writer, worker: worker) }
                }
            }
            // The first failure ends the loop; leaving the group cancels the others.
            for try await _ in group {}
        }
    }

    private func compute(_ job: SweepJob, into writer: JournalWriter<Experiment>, worker: Int) throws {
        let isDone = try RunResult.compute(
            job.keys, of: experiment, backend: backend, width: job.width,
            while: { seat, key, steps in
                if steps == 0 {
                    progress.begin(key, cost: job.costOfRun, worker: worker, seat: seat)
                } else {
                    progress.advance(worker: worker, seat: seat, to: steps)
                }
                return !Task.isCancelled
            },
            finish: { seat, result in
                try writer.append(result)
                progress.finish(worker: worker, seat: seat)
            })
        guard isDone else { throw CancellationError() }
    }
}
