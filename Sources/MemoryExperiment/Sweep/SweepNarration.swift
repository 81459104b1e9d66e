import Support

/// What a sweep tells its user, in whole sentences.
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

    /// What the work is called in the sentence about the time that it will take.
    ///
    /// - Parameters:
    ///   - plan: What is computed.
    ///   - isReported: Whether a report follows.
    /// - Returns: The subject of the sentence, such as `The sweep`.
    public func subject(of plan: SweepPlan, isReported: Bool) -> String {
        guard isReported else { return "The sweep" }
        return plan.runsMissing > 0 ? "The sweep and its report" : "The report"
    }

    /// What is about to be done.
    public func beginning(_ snapshot: SweepProgress.Snapshot) -> String {
        guard snapshot.runsAsked > 0 else { return "Nothing is left to compute for \(name)." }
        let found =
            snapshot.runsFound > 0
            ? "\(snapshot.runsFound.grouped) \(snapshot.runsFound == 1 ? "is" : "are") there already, " : ""
        return """
            Sweeping \(name) into \(journal): \(snapshot.runsPlanned.counted("run"))\(whatIsAsked), \
            \(found)\(snapshot.runsAsked.grouped) to compute on \(threads.counted("thread")).
            """
    }

    /// What is there and what is missing, for a sweep that is only estimated.
    public func plan(_ plan: SweepPlan) -> String {
        """
        \(name): \((plan.runsFound + plan.runsMissing).counted("run"))\(whatIsAsked), of which \(journal) holds \
        \(plan.runsFound.grouped) and \(plan.runsMissing.grouped) \(plan.runsMissing == 1 ? "is" : "are") missing.
        """
    }

    /// What there is after an interruption that came before the first run.
    public var earlyInterruption: String {
        "The sweep of \(name) was stopped before it began; \(journal) is as it was."
    }

    /// What was done.
    public func end(_ snapshot: SweepProgress.Snapshot, _ compaction: Compaction) -> String? {
        let runs = snapshot.runsPlanned
        let held = "\(journal) holds \(runs == 1 ? "the 1 run" : "all \(runs.grouped) runs")\(whatIsAsked)."
        return switch compaction {
        case .done: held
        case .incomplete(let missing):
            """
            \(held) \(missing.counted("run")) of other shards \(missing == 1 ? "is" : "are") missing: run those with the \
            same journal, or put their files beside this one's; any sweep then joins them.
            """
        case .shared: "\(held) \(compaction)"
        }
    }

    /// What there is after an interruption.
    ///
    /// - Parameters:
    ///   - snapshot: How far the sweep is.
    ///   - command: The command line that was interrupted; the same one goes on.
    public func interruption(_ snapshot: SweepProgress.Snapshot, command: String) -> String {
        """
        The journal in \(journal) holds \(snapshot.runsDone.grouped) of \(snapshot.runsPlanned.counted("run"))\
        \(whatIsAsked). Go on with: \(command)
        """
    }
}
