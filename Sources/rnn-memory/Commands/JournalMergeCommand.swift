import Analysis
import ArgumentParser
import MemoryExperiment
import Support

/// `rnn-memory journal merge`: merges the files of a journal into one.
struct JournalMergeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge",
        abstract: "Merges the files of a journal into runs.jsonl.",
        discussion: """
            A sweep does this itself once its plan is complete; this command also merges an incomplete journal. It \
            leaves unclosed files beside runs.jsonl unless the file system's locks show that their writers have ended. \
            --dead merges those files as well; use it if locks are unreliable, as on network file systems. A writer \
            that is still alive loses nothing; it writes its runs again.

            EXAMPLES
              rnn-memory journal merge shards
              rnn-memory journal merge --dead shards
            """)

    @OptionGroup var journal: JournalArgument

    @Flag(help: "Also merge files that no writer has closed.")
    var dead = false

    @OptionGroup var quiet: QuietOption

    func run() throws {
        let folder = journal.journal
        let compaction =
            switch try ExperimentKind(ofJournal: folder) {
            case .sweep: try Journal.merge(folder, dead: dead)
            case .analysis: try AnalysisJournal.merge(folder, dead: dead)
            }
        switch compaction {
        case .done, .incomplete: quiet.say("\(journal.journal)/runs.jsonl holds every run of the journal.")
        case .shared(let files):
            quiet.say(
                """
                \(journal.journal)/runs.jsonl holds every run of the journal. \(files.counted("file")) that a sweep may \
                still be writing \(files == 1 ? "stays" : "stay") beside it; --dead merges files whose sweep has ended.
                """)
        }
    }
}
