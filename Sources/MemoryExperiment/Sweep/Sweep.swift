import Foundation
import Recurrent

/// Computes the runs that an experiment asks for and its journal does not hold yet.
///
/// Runs are independent, and their numbers depend on nothing but their addresses, so any number of threads, any order and
/// any interruption give the same journal. Small networks of one cell of a table are stepped side by side. The costliest
/// jobs go first, so that no thread is left with a long one at the end.
public struct Sweep: Sendable {
    /// What is asked for.
    public let experiment: Experiment
    /// The folder of the journal.
    public let journal: String
    /// The share of the runs that this sweep computes; nil for all.
    public let shard: Shard?
    /// How many runs are computed at once; more than the machine has processors gain nothing.
    public let threads: Int
    /// How networks are computed; the results are the same.
    public let backend: PairNetwork.Backend
    /// What the user may do after a write has failed, as a sentence.
    let advice: String
    /// How far the sweep is.
    public let progress = SweepProgress()

    /// The numbers of threads that may be asked for.
    public static let threadCounts = 1...1024

    /// A sweep that has not begun.
    ///
    /// - Parameters:
    ///   - experiment: What is asked for.
    ///   - journal: The folder of the journal, which is made where it is not there.
    ///   - threads: A number in `threadCounts`; what lies outside is brought to its nearest end.
    ///   - shard: The share of the runs that it computes; nil for all.
    ///   - backend: How networks are computed; the results are the same.
    ///   - advice: What the user may do after a write has failed, as a sentence.
    public init(
        _ experiment: Experiment, journal: String, threads: Int, shard: Shard? = nil,
        backend: PairNetwork.Backend = .lanes, advice: String = JournalWriter.advice
    ) {
        self.experiment = experiment
        self.journal = journal
        self.shard = shard
        self.threads = min(max(threads, Self.threadCounts.lowerBound), Self.threadCounts.upperBound)
        self.backend = backend
        self.advice = advice
    }

    /// Looks what is missing: reads the journal and goes through the plan.
    ///
    /// - Throws: `Failure` as the journal does; `CancellationError` if the task was cancelled.
    /// - Complexity: O(n) in the number of runs.
    public func plan() throws -> SweepPlan {
        let found = try interruptible { () throws(Failure) in try Journal.read(journal, for: experiment) }
        let plan = SweepPlan(of: experiment, beside: found, shard: shard, while: { !Task.isCancelled })
        guard let plan else { throw CancellationError() }
        return plan
    }

    /// Looks what is missing as `plan()` does, and does not wait for the end of that where the task is cancelled.
    ///
    /// - Throws: As `plan()` does.
    public func planned() async throws -> SweepPlan {
        let planned = try await leavingBehindWhenCancelled { try plan() }
        MachineMemory.giveBack()
        return planned
    }

    /// Computes what is missing and, once the journal holds the whole plan, compacts it.
    ///
    /// - Parameter notice: Told what a user should know of the journal's folder before runs are computed.
    /// - Returns: What came of the compaction.
    /// - Throws: `Failure` as the journal does; `CancellationError` if the task was cancelled, within a few steps and
    ///   after everything finished is on the disk.
    public func run(notice: @escaping @Sendable (String) -> Void = { _ in }) async throws -> Compaction {
        try await run(try plan(), notice: notice)
    }

    /// Computes what a plan of this sweep says and, once the journal holds the whole plan, compacts it.
    ///
    /// - Returns: What came of the compaction.
    /// - Throws: As `run(notice:)` does.
    public func run(
        _ plan: SweepPlan, notice: @escaping @Sendable (String) -> Void = { _ in }
    ) async throws -> Compaction {
        progress.begin(found: plan.runsFound, asked: plan.runsMissing, cost: plan.cost)
        if plan.runsMissing > 0 {
            let jobs = try SweepJobs(of: plan, threads: threads, check: Task.checkCancellation)
            let writer = try JournalWriter(
                directory: journal, experiment: experiment, shard: shard, advice: advice)
            if let sentence = writer.notice { notice(sentence) }
            do {
                try await compute(jobs, of: plan, into: writer)
            } catch {
                // What was finished is worth more than the order of two errors.
                try await writer.finish()
                throw error
            }
            try await writer.finish()
        }
        try Task.checkCancellation()
        guard FileManager.default.fileExists(atPath: journal) else {
            return .incomplete(missing: experiment.runCount)
        }
        return try interruptible { () throws(Failure) in try Journal.compact(journal, for: experiment) }
    }

    /// Does work on the journal, whose interruption is that of the sweep.
    private func interruptible<Value>(_ work: () throws(Failure) -> Value) throws -> Value {
        do throws(Failure) {
            return try work()
        } catch  where error.kind == .interrupted {
            throw CancellationError()
        }
    }

    private func compute(_ jobs: SweepJobs, of plan: SweepPlan, into writer: JournalWriter) async throws {
        let queue = RunQueue(jobs)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for worker in 0..<Workers.count(for: jobs, of: plan, threads: threads) {
                group.addTask {
                    while let job = queue.next() { try compute(job, into: writer, worker: worker) }
                }
            }
            // The first failure ends the loop, and leaving the group cancels the others.
            for try await _ in group {}
        }
    }

    private func compute(_ job: SweepJob, into writer: JournalWriter, worker: Int) throws {
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
