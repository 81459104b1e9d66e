import ArgumentParser
import MemoryExperiment

/// `rnn-memory journal`: whether a journal is sound, and how to mend it.
struct JournalCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "journal",
        abstract: "Checks, repairs and joins the files of a journal.",
        discussion: """
            Every line of a journal carries a checksum. `check` reads all of them and names what is damaged, `repair` \
            keeps the sound runs, and `merge` joins the files of several sweeps into runs.jsonl.

            EXAMPLES
              rnn-memory journal check
              rnn-memory journal repair output-quick/journal
              rnn-memory journal merge --dead shards
            """,
        subcommands: [JournalCheckCommand.self, JournalRepairCommand.self, JournalMergeCommand.self])
}

/// Which journal a subcommand of `journal` is about.
struct JournalArgument: ParsableArguments {
    @Argument(help: "The folder of the journal.", completion: .directory)
    var journal = Journal.folder(inOutput: Experiment.post.defaultOutput)
}
