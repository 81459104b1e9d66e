import Analysis
import ArgumentParser
import MemoryExperiment

/// `rnn-memory sweep`: computes the runs of an experiment into a journal.
struct SweepCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sweep",
        abstract: "Computes the runs of an experiment into a journal.",
        usage: "rnn-memory sweep [<options>]",
        discussion: """
            A sweep computes only the runs that the journal lacks. The same command therefore resumes an interrupted \
            sweep; if you add runs, input streams or sizes to a plan, it computes only those. Shards divide a plan \
            between machines, each with a separate folder. When they have finished, put their files into one folder; any sweep \
            there merges them.

            An experiment file may name networks and inputs instead of sizes; its runs are then the starts of an analysis.

            EXAMPLES
              rnn-memory sweep --experiment mine.yaml --threads 8
              rnn-memory sweep --shard 1/4 --journal journal
              rnn-memory sweep --experiment mine.yaml --dry-run
            """)

    @OptionGroup var sweepOptions: SweepOptions

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            "The folder of the journal.",
            discussion: "Default: output/journal for post, otherwise output-NAME/journal.", valueName: "dir"),
        completion: .directory)
    var journal: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Compute only shard K of N equal parts of the plan.", valueName: "k/n"),
        transform: readShard)
    var shard: Shard?

    @OptionGroup var quiet: QuietOption

    func run() async throws {
        let experiment: Experiment
        switch try NamedExperiment(sweepOptions.experiment) {
        case .sweep(let named): experiment = named
        case .analysis(let draft): return try await analyze(try draft.experiment())
        }
        let journal = journal ?? Journal.folder(inOutput: experiment.defaultOutput)
        _ = try await sweepOptions.sweep(experiment, into: journal, shard: shard, quiet: quiet)
    }

    private func analyze(_ experiment: AnalysisExperiment) async throws {
        let journal = journal ?? Journal.folder(inOutput: experiment.defaultOutput)
        let runner = AnalysisRunner(threads: sweepOptions.threads.threads, quiet: quiet)
        guard try !runner.announces(experiment, in: journal, sweepOptions.dryRun) else { return }
        try await runner.sweep(experiment, into: journal, shard: shard)
    }

    private static func readShard(_ text: String) throws -> Shard {
        guard let shard = Shard(text) else {
            throw ValidationError("a shard is K/N with N in 1…1,000,000 and K in 1…N, such as 2/4.")
        }
        return shard
    }
}
