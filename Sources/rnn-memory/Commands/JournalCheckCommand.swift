import Analysis
import ArgumentParser
import MemoryExperiment
import Support

/// `rnn-memory journal check`: lists damage by file and line.
struct JournalCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Reads every line of a journal and lists damaged ones.",
        discussion: """
            The command changes nothing and can run during sweeps. Files of older versions have no checksums; only the \
            form of their lines is checked. The exit code is 65 if there is any damage.

            EXAMPLES
              rnn-memory journal check
              rnn-memory journal check output-quick/journal
            """)

    @OptionGroup var journal: JournalArgument

    func run() throws {
        switch try ExperimentKind(ofJournal: journal.journal) {
        case .sweep: try list(JournalAudit<Experiment>(of: journal.journal))
        case .analysis: try list(JournalAudit<AnalysisExperiment>(of: journal.journal))
        }
    }

    private func list(_ audit: JournalAudit<some JournaledExperiment>) throws {
        for file in audit.files { try StandardOutput.write("\(file.summary)\n") }
        for damage in audit.damages { try StandardOutput.write("\(damage)\n") }
        guard audit.damages.isEmpty else {
            throw Failure(
                .data,
                """
                \(journal.journal) is damaged in \(audit.damages.count.counted("line")). \
                `rnn-memory journal repair \(journal.journal)` keeps the \
                \(audit.runCount.counted("sound run")); the next sweep recomputes the others.
                """)
        }
        try StandardOutput.write("\(audit.runCount.counted("run")), no damage.\n")
    }
}
