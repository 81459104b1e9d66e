import ArgumentParser
import MemoryExperiment

/// `rnn-memory journal`: checks, repairs and merges journals.
struct JournalCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "journal",
        abstract: "Checks, repairs and merges the files of a journal.",
        discussion: """
            Every line of a journal carries a checksum. check reads every line and lists damage, repair keeps the \
            sound runs, and merge combines the files of several sweeps into runs.jsonl.

            EXAMPLES
              rnn-memory journal check
              rnn-memory journal repair output-quick/journal
              rnn-memory journal merge --dead shards
            """,
        subcommands: [JournalCheckCommand.self, JournalRepairCommand.self, JournalMergeCommand.self])
}

/// The journal of a subcommand of `journal`.
struct JournalArgument: ParsableArguments {
    @Argument(help: "The folder of the journal.", completion: .directory)
    var journal = Journal.folder(inOutput: Experiment.post.defaultOutput)
}
