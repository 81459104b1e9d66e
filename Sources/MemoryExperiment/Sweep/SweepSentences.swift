/// What is told about runs while they are computed, in whole sentences; what they are computed for makes the difference.
public protocol SweepSentences: Sendable {
    /// What the work is called in the sentence about the time that it will take.
    ///
    /// - Parameters:
    ///   - plan: What is computed.
    ///   - isReported: Whether a report follows.
    /// - Returns: The subject of the sentence, such as `The sweep`.
    func subject(of plan: SweepPlan, isReported: Bool) -> String

    /// What is there and what is computed, for work that is only estimated.
    func plan(_ plan: SweepPlan) -> String

    /// What is about to be done.
    func beginning(_ snapshot: SweepProgress.Snapshot) -> String

    /// What was done; nil if somebody else says it.
    func end(_ snapshot: SweepProgress.Snapshot, _ compaction: Compaction) -> String?

    /// What there is after an interruption that came before the first run.
    var earlyInterruption: String { get }

    /// What there is after an interruption.
    ///
    /// - Parameters:
    ///   - snapshot: How far the work is.
    ///   - command: The command line that was interrupted.
    /// - Returns: That, and how to go on.
    func interruption(_ snapshot: SweepProgress.Snapshot, command: String) -> String
}
