import Support

/// What is told about a recomputation, in whole sentences.
public struct RecomputationNarration: SweepSentences {
    private let name: String
    private let output: String
    private let journal: String
    private let threads: Int

    /// How many runs that differ are named.
    private static let mostNamed = 5

    /// The narration of a recomputation.
    ///
    /// - Parameters:
    ///   - sweep: The sweep that computes the runs again.
    ///   - journal: The folder of the journal that they are compared with.
    ///   - output: The output folder, which stays as it is meanwhile.
    public init(of sweep: Sweep, comparedWith journal: String, in output: String) {
        name = sweep.experiment.name
        threads = sweep.threads
        self.journal = journal
        self.output = output
    }

    /// What the work is called in the sentence about the time that it will take.
    ///
    /// - Parameters:
    ///   - plan: What is computed.
    ///   - isReported: Whether a report follows.
    /// - Returns: The subject of the sentence.
    public func subject(of plan: SweepPlan, isReported: Bool) -> String {
        isReported ? "The recomputation and its report" : "The recomputation"
    }

    /// What is computed, for a recomputation that is only estimated.
    public func plan(_ plan: SweepPlan) -> String {
        "\(name): \(plan.runsMissing.counted("run")) to recompute and to compare with \(journal)."
    }

    /// What is about to be done.
    public func beginning(_ snapshot: SweepProgress.Snapshot) -> String {
        """
        Recomputing \(name) to compare it with \(journal): \(snapshot.runsPlanned.counted("run")) on \
        \(threads.counted("thread")).
        """
    }

    /// Nothing: the comparison says what was done.
    public func end(_ snapshot: SweepProgress.Snapshot, _ compaction: Compaction) -> String? { nil }

    /// What there is after an interruption before the first run or after the last.
    public var earlyInterruption: String {
        "The recomputation of \(name) was stopped; \(output) is as it was. The same command begins again."
    }

    /// What there is after an interruption.
    ///
    /// - Parameters:
    ///   - snapshot: How far the recomputation is.
    ///   - command: The command line that was interrupted; the same one begins again.
    /// - Returns: That, and how to begin again.
    public func interruption(_ snapshot: SweepProgress.Snapshot, command: String) -> String {
        """
        The recomputation of \(name) was stopped after \(snapshot.runsDone.grouped) of \
        \(snapshot.runsPlanned.counted("run")), which are not kept; \(output) is as it was. Begin again with: \(command)
        """
    }

    /// What the user may do after a recomputation has failed.
    ///
    /// - Parameter output: The output folder.
    public static func advice(for output: String) -> String {
        "\(output) is as it was, and no recomputed run is kept: make room beside it and begin again."
    }

    /// What a comparison found in which no run differs.
    ///
    /// - Parameters:
    ///   - comparison: The comparison.
    ///   - duration: How long computing all runs took.
    /// - Returns: How many runs were computed in which time, and whether the bytes are the same or why not.
    public func agreement(_ comparison: JournalComparison, after duration: Duration) -> String {
        let count = comparison.runCount + comparison.missingCount
        let time = duration < .seconds(1) ? "less than a second" : duration.inWords
        let computed = "Recomputed \(count.counted("run")) in \(time)"
        guard !comparison.formDifferences.isEmpty else {
            return "\(computed): \(journal)/runs.jsonl is the same, byte for byte."
        }
        let held = comparison.runCount
        let same = held == 1 ? "The one run in \(journal) is" : "All \(held.grouped) of them in \(journal) are"
        return """
            \(computed). \(same) the same; the bytes differ because \
            \(comparison.formDifferences.map(\.description).joined(separator: ", and ")).
            """
    }

    /// What is wrong if runs differ.
    ///
    /// - Parameters:
    ///   - comparison: The comparison.
    ///   - place: The folder in which the recomputed journal is kept.
    /// - Returns: A failure of kind `data` that names runs and numbers.
    public func disagreement(_ comparison: JournalComparison, keptIn place: String) -> Failure {
        let differences = comparison.differences
        var lines = differences.prefix(Self.mostNamed).map { "  \($0.place): \($0.description)" }
        if differences.count > lines.count { lines.append("  and \((differences.count - lines.count).grouped) more") }
        return Failure(
            .data,
            """
            \(differences.count.grouped) of \(comparison.runCount.counted("run")) in \(journal) \
            \(differences.count == 1 ? "differs" : "differ") from the recomputed ones:
            \(lines.joined(separator: "\n"))
            \(output) is as it was, and the recomputed journal is kept in \(place). `rnn-memory verify --all --journal \
            \(journal)` computes the runs a third time, by the scalar reference: if it names the same runs, replace \
            \(journal) by \(place); if not, this machine or this build of the program computes wrong numbers.
            """)
    }
}
