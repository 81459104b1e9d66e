import ArgumentParser
import MemoryExperiment
import Report

/// `rnn-memory report`: figures, tables and documents from a journal.
struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Writes the report of a finished journal.",
        discussion: """
            The output folder then holds report.html, report.md, figures/, tables/, journal/ and manifest.json.

            EXAMPLES
              rnn-memory report
              rnn-memory report --journal output-quick/journal --output scratch
              rnn-memory report --templates mine
              rnn-memory report --theme paper --colormap cividis --output scratch
            """)

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            "The folder of the journal.", discussion: "The default is journal in the output folder.",
            valueName: "dir"),
        completion: .directory)
    var journal: String?

    @Option(
        name: .shortAndLong, help: ArgumentHelp("The folder to write to.", valueName: "dir"), completion: .directory)
    var output = Experiment.post.defaultOutput

    @OptionGroup var reportOptions: ReportOptions

    @OptionGroup var quiet: QuietOption

    func run() async throws {
        let journal = journal ?? Journal.folder(inOutput: output)
        try await Report.generate(
            journal: journal, output: output, templates: reportOptions.readTemplates(),
            theme: reportOptions.look.read())
        quiet.say("The report is \(output)/report.html.")
    }
}
