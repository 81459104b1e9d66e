import Analysis
import ArgumentParser
import MemoryExperiment
import Support

/// `rnn-memory journal repair`: keeps the sound runs of a damaged journal.
struct JournalRepairCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "repair",
        abstract: "Keeps the sound runs of a damaged journal and drops the rest.",
        usage: "rnn-memory journal repair [<options>] [<journal>]",
        discussion: """
            The command replaces damaged files and leaves sound ones unchanged. The next sweep of the same experiment \
            recomputes the dropped runs. The command repairs a header with one flipped bit. If a header is damaged \
            further and no other file has a sound one, name the experiment with --experiment.

            EXAMPLES
              rnn-memory journal repair
              rnn-memory journal repair output-quick/journal --experiment quick
            """)

    @OptionGroup var journal: JournalArgument

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            "The journal's experiment if no file has a sound header: a preset or a file.", valueName: "name|file"),
        completion: .file(extensions: ["yaml", "yml"]))
    var experiment: String?

    @OptionGroup var quiet: QuietOption

    func run() throws {
        let named = try experiment.map { word throws(Failure) in try NamedExperiment(word) }
        switch named {
        case .sweep(let named): try repair(as: named)
        case .analysis(let draft): try repair(as: draft.experiment())
        case nil:
            switch try ExperimentKind(ofJournal: journal.journal) {
            case .sweep: try repair(as: Experiment?.none)
            case .analysis: try repair(as: AnalysisExperiment?.none)
            }
        }
    }

    private func repair<Subject: JournaledExperiment>(as named: Subject?) throws {
        let repair = try JournalRepair(of: journal.journal, experiment: named)
        for damage in repair.damages { try StandardOutput.write("\(damage)\n") }
        guard !repair.files.isEmpty else { return quiet.say("\(journal.journal) has no damage; nothing was changed.") }
        let runs = try RunJournal<Subject>.read(journal.journal).results.count
        quiet.say(
            """
            \(journal.journal) is sound again and holds \(runs.counted("run")). A sweep of the same experiment computes \
            the missing ones.
            """)
    }
}
