import MemoryExperiment
import Report
import Support

/// Recomputes every run of an experiment beside an output folder with its journal, and compares the two.
struct Recomputation {
    private let experiment: Experiment
    private let journal: String
    private let output: String
    private let options: SweepOptions
    private let quiet: QuietOption

    /// The outcome of a recomputation in which no run differs.
    enum Outcome {
        /// It was a dry run.
        case estimated
        /// The previous report, if any, covers the same runs.
        case samePlan
        /// The previous report, if any, covers other runs, so its tables differ.
        case otherPlan
    }

    /// A recomputation that has not begun.
    ///
    /// - Parameters:
    ///   - experiment: The experiment.
    ///   - journal: The folder of its journal.
    ///   - output: The output folder, beside which the runs are computed.
    ///   - options: How they are computed.
    ///   - quiet: Whether to report differences only.
    init(
        of experiment: Experiment, beside journal: String, in output: String, _ options: SweepOptions,
        quiet: QuietOption
    ) {
        self.experiment = experiment
        self.journal = journal
        self.output = output
        self.options = options
        self.quiet = quiet
    }

    /// Whether the journal has any runs to compare with.
    ///
    /// - Throws: `Failure` as reading a journal does; `Interruption` if the user stopped it.
    func hasRunsToCompare() async throws -> Bool {
        defer { MachineMemory.giveBack() }
        let stopped = "The recomputation of \(experiment.name) was stopped before it began; \(output) is unchanged."
        return try await Interruption.ending(saying: stopped) {
            try !Journal.read(journal, for: experiment).results.isEmpty
        }
    }

    /// Recomputes the runs, compares them with the journal, and adds missing runs to it.
    ///
    /// - Parameter isReported: Whether the report follows at once, for the forecast.
    /// - Returns: The outcome.
    /// - Throws: `Failure` of kind `data` that lists the runs that differ and keeps the recomputed journal; the failures of
    ///   sweeps and journals; `Interruption` if the user stopped it.
    func run(isReported: Bool = true) async throws -> Outcome {
        defer { MachineMemory.giveBack() }
        let folder = try RecomputationFolder(beside: output)
        defer { folder.remove() }
        let sweep = Sweep(
            experiment, journal: folder.path, threads: options.threads.threads,
            advice: RecomputationNarration.advice(for: output))
        let narration = RecomputationNarration(of: sweep, comparedWith: journal, in: output)
        let start = ContinuousClock.now
        let isComputed = try await options.run(
            sweep, telling: narration, isReported: isReported, quiet: quiet,
            preparing: { () throws(Failure) in try folder.make() })
        guard isComputed else { return .estimated }
        let duration = start.duration(to: .now)
        let endGuard = EndGuard()
        endGuard.cleanUp { folder.remove() }
        return try await Interruption.ending(saying: narration.earlyInterruption, endGuard) {
            let comparison = try compare(folder)
            let compaction = try endGuard.complete { () throws(Failure) in
                guard comparison.differences.isEmpty else {
                    throw narration.disagreement(comparison, keptIn: folder.keep())
                }
                return try comparison.completeJournal()
            }
            quiet.say(narration.agreement(comparison, after: duration))
            if case .shared = compaction { quiet.say("In \(journal), \(compaction)") }
            return comparison.isOfOtherPlan ? .otherPlan : .samePlan
        }
    }

    /// Compares the journal with the recomputed one; if the comparison fails, keeps the latter because it was expensive.
    private func compare(_ folder: RecomputationFolder) throws(Failure) -> JournalComparison {
        do throws(Failure) {
            return try JournalComparison(of: journal, with: folder.path, for: experiment)
        } catch {
            throw Failure(error.kind, "\(error.message) The recomputed journal is kept in \(folder.keep()).")
        }
    }

    /// Reports the changes of the tables.
    ///
    /// Replaced tables are listed even with `--quiet`, unless the previous report covers other runs.
    ///
    /// - Parameters:
    ///   - changes: The changes made by the new report.
    ///   - outcome: The outcome of the recomputation.
    func tell(_ changes: TableChanges, after outcome: Outcome) {
        switch outcome {
        case .samePlan where !changes.isNothingLost: StandardError.say(changes.description)
        case .estimated, .samePlan, .otherPlan: quiet.say(changes.description)
        }
    }
}
