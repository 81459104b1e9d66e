import Analysis
import AnalysisReport
import MemoryExperiment
import Support

/// Runs analyses for commands: measures what a journal lacks, with progress, and writes reports.
struct AnalysisRunner {
    let threads: Int
    let quiet: QuietOption

    /// Whether an analysis is only announced: prints what it would compute.
    func announces(_ experiment: AnalysisExperiment, in journal: String, _ dryRun: DryRunOption) throws -> Bool {
        guard dryRun.dryRun else { return false }
        let missing = try AnalysisJournal.read(journal, for: experiment).missing(for: experiment).count
        try StandardOutput.write(
            """
            \(experiment.name): \(missing.grouped) of \(experiment.runCount.counted("run")) would be computed into \
            \(journal), of \(experiment.networks.count.counted("network")) from \(experiment.starts.counted("start")).

            """)
        return true
    }

    /// Measures what a journal lacks.
    ///
    /// - Parameters:
    ///   - experiment: The analysis.
    ///   - journal: The folder of the journal.
    ///   - shard: The share of the measurements; nil for all.
    /// - Returns: The progress at the end.
    /// - Throws: `Failure` as the sweep does; `Interruption` if the user stopped it.
    @discardableResult
    func sweep(
        _ experiment: AnalysisExperiment, into journal: String, shard: Shard? = nil
    ) async throws -> AnalysisProgress.Snapshot {
        let sweep = AnalysisSweep(experiment, threads: threads, shard: shard)
        let quiet = quiet
        let work = {
            try await Interruption.cancelling { try await sweep.run(journal: journal) { quiet.say($0) } }
        }
        do {
            let compaction = try await showing(sweep, work)
            let done = sweep.progress.snapshot
            quiet.say(
                done.asked == 0
                    ? "\(journal) holds every run of \(experiment.name); nothing is left to compute."
                    : "\(experiment.name): \(done.finished.counted("run")) computed. \(compaction)")
        } catch is CancellationError {
            let done = sweep.progress.snapshot
            throw Interruption(
                message: """
                    The analysis was stopped after \(done.finished.grouped) of \(done.asked.counted("run")), which are \
                    kept in \(journal). Run the same command to continue.
                    """)
        }
        return sweep.progress.snapshot
    }

    /// Measures everything without a journal.
    ///
    /// - Throws: As `sweep` does.
    func records(
        of experiment: AnalysisExperiment
    ) async throws -> (records: [AnalysisRecord], progress: AnalysisProgress.Snapshot) {
        let sweep = AnalysisSweep(experiment, threads: threads)
        do {
            let records = try await showing(sweep) { try await Interruption.cancelling { try await sweep.records() } }
            return (records, sweep.progress.snapshot)
        } catch is CancellationError {
            throw Interruption(message: "The analysis was stopped; its results are discarded.")
        }
    }

    private func showing<Value>(_ sweep: AnalysisSweep, _ work: () async throws -> Value) async throws -> Value {
        let experiment = sweep.experiment
        let networks = experiment.networks.count.counted("network")
        let starts = experiment.starts.counted("start")
        return try await quiet.showing(
            { sweep.progress.runs }, work, beginning: { _ in "Analysing \(networks) from \(starts)." })
    }
}

extension AnalysisRunner {
    /// Writes the report of the networks that a journal has measured completely, and says which are left out.
    ///
    /// - Parameters:
    ///   - journal: The journal; it is copied into the output folder if it lies elsewhere.
    ///   - output: The folder to write to.
    /// - Returns: The report.
    @discardableResult
    func writeReport(
        of journal: AnalysisJournal, to output: String, _ reportOptions: ReportOptions, _ writing: WritingOptions
    ) async throws -> AnalysisReport {
        let templates = try reportOptions.readAnalysisTemplates()
        let theme = try reportOptions.look.read()
        let experiment = journal.experiment
        let report = try AnalysisReport(of: experiment, journal.results(for: experiment))
        let missing = experiment.networks.count - report.entries.count
        if missing > 0 {
            quiet.say(
                """
                \(missing.counted("network")) of \(experiment.networks.count.grouped) \(missing == 1 ? "is" : "are") \
                not measured completely and left out.
                """)
        }
        try await writing.writing(to: output, quiet: quiet) { options in
            try await report.write(
                to: output, templates: templates, theme: theme, journal: missing > 0 ? nil : journal,
                options: options)
        }
        quiet.say("The report is \(output)/report.html.")
        return report
    }
}
