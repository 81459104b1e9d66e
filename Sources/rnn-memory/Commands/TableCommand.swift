import ArgumentParser
import MemoryExperiment
import Report
import Typesetting

/// `rnn-memory table`: one table from a journal.
struct TableCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "table",
        abstract: "Prints one table from a journal.",
        usage: "rnn-memory table [<options>] [<name>]",
        discussion: """
            The tables are CELL, comparison-CELL and bitwise-CELL, with lstm, gru or elman as CELL; tables of whole \
            experiments, such as verdicts and lyapunov; and, as csv or json only, the data: cells (statistics of \
            every table cell) and runs (first and settled of every run, by criterion). --list prints the names \
            available from the journal; --list --all adds the unavailable ones with the reasons.

            EXAMPLES
              rnn-memory table lstm
              rnn-memory table comparison-gru --format tex > gru.tex
              rnn-memory table cells --format csv --journal output-quick/journal
            """)

    @Argument(help: "The name of the table.")
    var name: String?

    @Option(name: .shortAndLong, help: "The format of the table.")
    var format = TableFormat.md

    @OptionGroup var source: JournalOption

    @OptionGroup var names: ListOptions

    @OptionGroup var quiet: QuietOption

    func validate() throws {
        guard names.list || name != nil else { throw ValidationError("Name a table; --list prints the names.") }
    }

    func run() async throws {
        try await Interruption.ending(saying: "Stopped before the table was printed; nothing has changed.") {
            guard !names.list else {
                return try StandardOutput.write(
                    names.text(of: Report.tables(journal: source.journal, firstJournal: source.firstJournal)))
            }
            guard let name else { return }
            try StandardOutput.write(
                Report.renderTable(
                    name: name, journal: source.journal, firstJournal: source.firstJournal, format: format
                ) { StandardError.say($0.summary) })
        }
    }
}

extension TableFormat: ExpressibleByArgument {}
