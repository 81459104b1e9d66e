import Support

/// The messages of a recomputation, in whole sentences.
public struct RecomputationNarration: SweepSentences {
    private let name: String
    private let output: String
    private let journal: String
    private let threads: Int

    /// The most differing runs to name.
    private static let mostNamed = 5

    /// The narration of a recomputation.
    ///
    /// - Parameters:
    ///   - sweep: The sweep that recomputes the runs.
    ///   - journal: The folder of the journal they are compared with.
    ///   - output: The output folder, which stays unchanged meanwhile.
    public init(of sweep: Sweep, comparedWith journal: String, in output: String) {
        name = sweep.experiment.name
        threads = sweep.threads
        self.journal = journal
        self.output = output
    }

    /// The name of the work in the time forecast.
    ///
    /// - Parameters:
    ///   - plan: The runs to compute.
    ///   - isReported: Whether a report follows.
    /// - Returns: The subject of the sentence.
    public func subject(of plan: SweepPlan, isReported: Bool) -> String {
        isReported ? "The recomputation and its report" : "The recomputation"
    }

    /// What will be computed, for a recomputation that is only estimated.
    public func plan(_ plan: SweepPlan) -> String {
        "\(name): \(plan.runsMissing.counted("run")) to recompute and compare with \(journal)."
    }

    /// The message at the start.
    public func beginning(_ snapshot: SweepProgress.Snapshot) -> String {
        """
        Recomputing \(name) to compare it with \(journal): \(snapshot.runsPlanned.counted("run")) on \
        \(threads.counted("thread")).
        """
    }

    /// Nil: the comparison reports the result.
    public func end(_ snapshot: SweepProgress.Snapshot, _ compaction: Compaction) -> String? { nil }

    /// The message after an interruption before the first or after the last run.
    public var earlyInterruption: String {
        "The recomputation of \(name) was stopped; \(output) is unchanged. Run the same command to start over."
    }

    /// The message after an interruption.
    ///
    /// - Parameters:
    ///   - snapshot: The progress of the recomputation.
    ///   - command: The interrupted command line; the same one starts over.
    /// - Returns: The progress and how to start over.
    public func interruption(_ snapshot: SweepProgress.Snapshot, command: String) -> String {
        """
        The recomputation of \(name) was stopped after \(snapshot.runsDone.grouped) of \
        \(snapshot.runsPlanned.counted("run")), which are not kept; \(output) is unchanged. Start over with: \(command)
        """
    }

    /// What the user can do after a recomputation has failed.
    ///
    /// - Parameter output: The output folder.
    public static func advice(for output: String) -> String {
        "\(output) is unchanged, and no recomputed run is kept: free disk space next to it and start over."
    }

    /// The message if no run differs.
    ///
    /// - Parameters:
    ///   - comparison: The comparison.
    ///   - duration: The time that computing all runs took.
    /// - Returns: How many runs were computed in what time, and whether the bytes are equal or why not.
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

    /// The failure if runs differ.
    ///
    /// - Parameters:
    ///   - comparison: The comparison.
    ///   - place: The folder that keeps the recomputed journal.
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
            \(output) is unchanged, and the recomputed journal is kept in \(place). `rnn-memory verify --all --journal \
            \(journal)` computes the runs a third time, with the scalar reference: if it reports the same runs, replace \
            \(journal) with \(place); otherwise this machine or this build of the program computes wrong numbers.
            """)
    }
}
