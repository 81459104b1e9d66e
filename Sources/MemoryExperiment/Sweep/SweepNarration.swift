import Support

/// The messages of a sweep, in whole sentences.
public struct SweepNarration: SweepSentences {
    private let name: String
    private let journal: String
    private let threads: Int
    private let shard: Shard?

    /// The narration of a sweep.
    public init(of sweep: Sweep) {
        name = sweep.experiment.name
        journal = sweep.journal
        threads = sweep.threads
        shard = sweep.shard
    }

    private var whatIsAsked: String { shard.map { " of shard \($0)" } ?? "" }

    /// The name of the work in the time forecast.
    ///
    /// - Parameters:
    ///   - plan: The runs to compute.
    ///   - isReported: Whether a report follows.
    /// - Returns: The subject of the sentence, such as `The sweep`.
    public func subject(of plan: SweepPlan, isReported: Bool) -> String {
        guard isReported else { return "The sweep" }
        return plan.runsMissing > 0 ? "The sweep and its report" : "The report"
    }

    /// The message at the start.
    public func beginning(_ snapshot: SweepProgress.Snapshot) -> String {
        guard snapshot.runsAsked > 0 else { return "Nothing is left to compute for \(name)." }
        let found =
            snapshot.runsFound > 0
            ? "\(snapshot.runsFound.grouped) already done, " : ""
        return """
            Sweeping \(name) into \(journal): \(snapshot.runsPlanned.counted("run"))\(whatIsAsked), \
            \(found)\(snapshot.runsAsked.grouped) to compute on \(threads.counted("thread")).
            """
    }

    /// The runs found and missing, for a sweep that is only estimated.
    public func plan(_ plan: SweepPlan) -> String {
        """
        \(name): \((plan.runsFound + plan.runsMissing).counted("run"))\(whatIsAsked), of which \(journal) holds \
        \(plan.runsFound.grouped) and \(plan.runsMissing.grouped) \(plan.runsMissing == 1 ? "is" : "are") missing.
        """
    }

    /// The message after an interruption before the first run.
    public var earlyInterruption: String {
        "The sweep of \(name) was stopped before it began; \(journal) is unchanged."
    }

    /// The message at the end.
    public func end(_ snapshot: SweepProgress.Snapshot, _ compaction: Compaction) -> String? {
        let runs = snapshot.runsPlanned
        let held = "\(journal) holds \(runs == 1 ? "the 1 run" : "all \(runs.grouped) runs")\(whatIsAsked)."
        return switch compaction {
        case .done: held
        case .incomplete(let missing):
            """
            \(held) \(missing.counted("run")) of other shards \(missing == 1 ? "is" : "are") missing: run those \
            shards with the same journal, or copy their files into it; any sweep then merges them.
            """
        case .shared: "\(held) \(compaction)"
        }
    }

    /// The message after an interruption.
    ///
    /// - Parameters:
    ///   - snapshot: The progress of the sweep.
    ///   - command: The interrupted command line; the same one continues.
    public func interruption(_ snapshot: SweepProgress.Snapshot, command: String) -> String {
        """
        The journal in \(journal) holds \(snapshot.runsDone.grouped) of \(snapshot.runsPlanned.counted("run"))\
        \(whatIsAsked). Continue with: \(command)
        """
    }
}
