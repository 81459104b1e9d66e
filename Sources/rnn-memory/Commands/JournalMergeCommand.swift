import ArgumentParser
import MemoryExperiment
import Support

/// `rnn-memory journal merge`: one file instead of several.
struct JournalMergeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge",
        abstract: "Joins the files of a journal into runs.jsonl.",
        discussion: """
            A sweep does so by itself once its plan is complete; this command also joins an incomplete journal. A file \
            that its writer has not closed stays beside runs.jsonl, unless the file system's locks tell that its writer \
            has ended. --dead joins such files as well: use it where locks tell nothing, as on network file systems. A \
            writer that lives all the same loses nothing, but writes its runs again.

            EXAMPLES
              rnn-memory journal merge shards
              rnn-memory journal merge --dead shards
            """)

    @OptionGroup var journal: JournalArgument

    @Flag(help: "Join files that no writer has closed as well.")
    var dead = false

    @OptionGroup var quiet: QuietOption

    func run() throws {
        switch try Journal.merge(journal.journal, dead: dead) {
        case .done, .incomplete: quiet.say("\(journal.journal)/runs.jsonl holds every run of the journal.")
        case .shared(let files):
            quiet.say(
                """
                \(journal.journal)/runs.jsonl holds every run of the journal. \(files.counted("file")) that a sweep may \
                still be writing \(files == 1 ? "stays" : "stay") beside it; --dead joins what no sweep writes any more.
                """)
        }
    }
}
