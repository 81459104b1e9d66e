import ArgumentParser
import MemoryExperiment
import Support

/// `rnn-memory journal check`: what is damaged, by file and line.
struct JournalCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Reads every line of a journal and names what is damaged.",
        discussion: """
            Nothing is changed, and sweeps may be at work. Files of older programs have no checksums: their lines are \
            checked by their form alone. The exit code is 65 if anything is damaged.

            EXAMPLES
              rnn-memory journal check
              rnn-memory journal check output-quick/journal
            """)

    @OptionGroup var journal: JournalArgument

    func run() throws {
        let audit = try JournalAudit(of: journal.journal)
        for file in audit.files { try StandardOutput.write("\(file.summary)\n") }
        for damage in audit.damages { try StandardOutput.write("\(damage)\n") }
        guard audit.damages.isEmpty else {
            throw Failure(
                .data,
                """
                \(journal.journal) is damaged in \(audit.damages.count.counted("line")). \
                `rnn-memory journal repair \(journal.journal)` keeps the \
                \(audit.runCount.counted("sound run")); the next sweep computes the others again.
                """)
        }
        try StandardOutput.write("\(audit.runCount.counted("run")), no damage.\n")
    }
}
