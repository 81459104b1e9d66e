import ArgumentParser
import MemoryExperiment
import Report

/// `rnn-memory report`: figures, tables and documents from a journal.
struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Writes the report of a finished journal.",
        discussion: """
            The output folder then holds report.html, report.md, figures/, tables/, journal/ and manifest.json. With \
            --format latex it is a folder of its own that holds report.tex, its bibliography, figures/, tables/ and \
            manifest.json; there, pdflatex report, run three times, makes report.pdf.

            EXAMPLES
              rnn-memory report
              rnn-memory report --journal output-quick/journal --output scratch
              rnn-memory report --format latex
              rnn-memory report --format latex --output paper
              rnn-memory report --templates mine
              rnn-memory report --theme paper --colormap cividis --output scratch
            """)

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            "The folder of the journal.",
            discussion: "The default is journal in the output folder, or output/journal for LaTeX.", valueName: "dir"),
        completion: .directory)
    var journal: String?

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            "The folder to write to.",
            discussion: "The default is output, or for LaTeX the folder that holds the journal with -latex after its "
                + "name, such as output-latex.", valueName: "dir"),
        completion: .directory)
    var output: String?

    @Option(name: .shortAndLong, help: "The form of the report: pages for a screen, or LaTeX for paper.")
    var format = ReportFormat.html

    @OptionGroup var reportOptions: ReportOptions

    @OptionGroup var quiet: QuietOption

    func run() async throws {
        let usual = Experiment.post.defaultOutput
        let journal = journal ?? Journal.folder(inOutput: format == .html ? output ?? usual : usual)
        let output = output ?? (format == .html ? usual : Journal.printedOutput(of: journal))
        try await Report.generate(
            journal: journal, output: output, templates: reportOptions.readTemplates(), format: format,
            theme: reportOptions.look.read(over: format.theme))
        switch format {
        case .html: quiet.say("The report is \(output)/report.html.")
        case .latex: quiet.say("The report is \(output)/report.tex.")
        }
    }
}

extension ReportFormat: ExpressibleByArgument {}
