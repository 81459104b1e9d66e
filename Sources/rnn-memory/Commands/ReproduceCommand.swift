import Analysis
import AnalysisReport
import ArgumentParser
import MemoryExperiment
import Report
import Support

/// `rnn-memory reproduce`: runs a sweep, then writes its report.
struct ReproduceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reproduce",
        abstract: "Computes an experiment and writes its report (the default command).",
        discussion: """
            The command computes only the runs missing from the journal in the output folder, so the same command \
            resumes an interrupted reproduction. Every file is byte-identical at any number of threads.

            With --recompute, the command recomputes every run into a folder beside the output folder and compares the \
            runs with the journal and the tables. If runs differ, it lists them, overwrites nothing and exits with code \
            65. Runs beside the journal that stopped at first, in journal-first, are recomputed as well.

            An experiment file may name networks and inputs instead of sizes; the report is then that of an analysis.

            EXAMPLES
              rnn-memory reproduce
              rnn-memory reproduce --experiment quick --output scratch --threads 2
              rnn-memory reproduce --experiment mine.yaml --dry-run
              rnn-memory reproduce --recompute
            """)

    @OptionGroup var sweepOptions: SweepOptions

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            "The folder to write to.", discussion: "Default: output for post, otherwise output-NAME.",
            valueName: "dir"),
        completion: .directory)
    var output: String?

    @Flag(help: "Recompute every run and compare it with the journal in the output folder.")
    var recompute = false

    @OptionGroup var titlePageOptions: TitlePageOptions

    @OptionGroup var chaptersOption: ChaptersOption

    @OptionGroup var reportOptions: ReportOptions

    @OptionGroup var writing: WritingOptions

    @OptionGroup var quiet: QuietOption

    func run() async throws {
        let experiment: Experiment
        switch try NamedExperiment(sweepOptions.experiment) {
        case .sweep(let named): experiment = named
        case .analysis(let draft): return try await analyze(try draft.experiment())
        }
        let templates = try reportOptions.readTemplates()
        let theme = try reportOptions.look.read()
        let titlePage = try titlePageOptions.read()
        let chapters = try chaptersOption.read()
        try chapters.check(for: experiment)
        let output = output ?? experiment.defaultOutput
        let journal = Journal.folder(inOutput: output)
        let options = writing.options(quiet: quiet)
        if !sweepOptions.dryRun.dryRun { try Report.requireRoom(in: output, options: options) }
        let recomputation = Recomputation(of: experiment, beside: journal, in: output, sweepOptions, quiet: quiet)
        var recomputed: Recomputation.Outcome?
        if recompute, try await recomputation.hasRunsToCompare() {
            try await recomputeFirstRuns(beside: journal, in: output)
            recomputed = try await recomputation.run()
            guard recomputed != .estimated else { return }
        } else {
            guard try await sweepOptions.sweep(experiment, into: journal, isReported: true, quiet: quiet) else {
                return
            }
        }
        let tables = recomputed.map { _ in TableFiles(in: output) }
        try await writing.writing(to: output, quiet: quiet) { options in
            _ = try await Report.generate(
                journal: journal, output: output, templates: templates, chapters: chapters, theme: theme,
                titlePage: titlePage, options: options)
        }
        if let tables, let recomputed {
            recomputation.tell(tables.changes(to: TableFiles(in: output)), after: recomputed)
        }
        quiet.say("The report is \(output)/report.html.")
    }

    /// Measures the networks of an experiment file and writes the report.
    private func analyze(_ experiment: AnalysisExperiment) async throws {
        guard !recompute, chaptersOption.chapters == nil else {
            throw Failure(
                .usage,
                """
                \(sweepOptions.experiment) names networks: --chapters is not for its report, and instead of --recompute \
                use `rnn-memory verify --all`.
                """)
        }
        _ = try reportOptions.readAnalysisTemplates()
        let output = output ?? experiment.defaultOutput
        let journal = Journal.folder(inOutput: output)
        try AnalysisReport.requireNoExperiment(in: output)
        let runner = AnalysisRunner(threads: sweepOptions.threads.threads, quiet: quiet)
        guard try !runner.announces(experiment, in: journal, sweepOptions.dryRun) else { return }
        try await runner.sweep(experiment, into: journal)
        try await runner.writeReport(
            of: AnalysisJournal.read(journal, for: experiment), to: output, reportOptions, writing)
    }

    /// Recomputes the runs beside the journal that stopped at first, if there are any: the report rests on them too.
    private func recomputeFirstRuns(beside journal: String, in output: String) async throws {
        guard let experiment = try Report.firstExperiment(beside: journal) else { return }
        let recomputation = Recomputation(
            of: experiment, beside: Journal.firstFolder(beside: journal), in: output, sweepOptions, quiet: quiet)
        guard try await recomputation.hasRunsToCompare() else { return }
        _ = try await recomputation.run(isReported: false)
    }
}
