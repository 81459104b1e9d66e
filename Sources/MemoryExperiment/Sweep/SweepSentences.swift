/// The messages about runs while they are computed, in whole sentences that depend on the purpose.
public protocol SweepSentences: Sendable {
    /// The name of the work in the time forecast.
    ///
    /// - Parameters:
    ///   - plan: The runs to compute.
    ///   - isReported: Whether a report follows.
    /// - Returns: The subject of the sentence, such as `The sweep`.
    func subject(of plan: SweepPlan, isReported: Bool) -> String

    /// The runs found and to compute, for work that is only estimated.
    func plan(_ plan: SweepPlan) -> String

    /// The message at the start.
    func beginning(_ snapshot: SweepProgress.Snapshot) -> String

    /// The message at the end; nil if another part of the program reports it.
    func end(_ snapshot: SweepProgress.Snapshot, _ compaction: Compaction) -> String?

    /// The message after an interruption before the first run.
    var earlyInterruption: String { get }

    /// The message after an interruption.
    ///
    /// - Parameters:
    ///   - snapshot: The progress of the work.
    ///   - command: The interrupted command line.
    /// - Returns: The progress and how to continue.
    func interruption(_ snapshot: SweepProgress.Snapshot, command: String) -> String
}
