import ArgumentParser
import MemoryExperiment
import Report

/// `rnn-memory reproduce`: a sweep, then its report.
struct ReproduceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reproduce",
        abstract: "Computes an experiment and writes its report (the default command).",
        discussion: """
            Runs that the journal in the output folder holds already are not computed again, so that an interrupted \
            reproduction goes on where it stopped. Every file is the same, byte for byte, at any number of threads.

            With --recompute, they are computed again all the same, beside the output folder, and compared with the \
            journal there and its tables. A run that differs is named, the exit code is 65, and nothing is overwritten.

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
            "The folder to write to.", discussion: "The default is output for post and output-NAME else.",
            valueName: "dir"),
        completion: .directory)
    var output: String?

    @Flag(help: "Compute every run again and compare it with the journal in the output folder.")
    var recompute = false

    @OptionGroup var reportOptions: ReportOptions

    @OptionGroup var writing: WritingOptions

    @OptionGroup var quiet: QuietOption

    func run() async throws {
        let experiment = try Experiment.named(sweepOptions.experiment)
        let templates = try reportOptions.readTemplates()
        let theme = try reportOptions.look.read()
        let output = output ?? experiment.defaultOutput
        let journal = Journal.folder(inOutput: output)
        let options = writing.options(quiet: quiet)
        if !sweepOptions.dryRun.dryRun { try Report.requireRoom(in: output, options: options) }
        let recomputation = Recomputation(of: experiment, beside: journal, in: output, sweepOptions, quiet: quiet)
        var recomputed: Recomputation.Outcome?
        if recompute, try await recomputation.hasRunsToCompare() {
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
                journal: journal, output: output, templates: templates, theme: theme, options: options)
        }
        if let tables, let recomputed {
            recomputation.tell(tables.changes(to: TableFiles(in: output)), after: recomputed)
        }
        quiet.say("The report is \(output)/report.html.")
    }
}
