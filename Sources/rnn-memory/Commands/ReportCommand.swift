import Analysis
import AnalysisReport
import ArgumentParser
import Foundation
import MemoryExperiment
import Report
import ReportServer
import Support

/// `rnn-memory report`: writes figures, tables and documents from a journal.
struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Writes a report from a journal.",
        discussion: """
            The command writes report.html, report.md, figures/, tables/, journal/ and manifest.json to the output \
            folder. With --format latex, it writes report.tex, the bibliography, figures/, tables/ and manifest.json \
            to a separate folder; run pdflatex report three times there to make report.pdf. With --format typst, it \
            writes report.typ instead of report.tex; run typst compile report.typ. With --short, the document has two pages \
            and its files are called short instead of report.

            If a folder beside the journal, such as journal-first, has more runs that stopped once every criterion had \
            held, means, maps and verdicts of their criteria rest on all of them; the report has a copy of that journal.

            You can make a report while its sweep is still running; such a report lists what is missing.

            EXAMPLES
              rnn-memory report
              rnn-memory report --journal output-quick/journal --output scratch
              rnn-memory report --format latex
              rnn-memory report --format latex --output paper
              rnn-memory report --format typst
              rnn-memory report --short --format latex
              rnn-memory report --chapters lyapunov,verdicts --journal output/journal --output why
              rnn-memory report --report-title "Memory of GRUs" --author "Jane Doe"
              rnn-memory report --templates mine
              rnn-memory report --journal output/journal --theme paper --colormap cividis --output scratch
              rnn-memory report --templates mine --watch
            """)

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            "The folder of the journal.",
            discussion: "Default: journal in the output folder, or output/journal for LaTeX and Typst.",
            valueName: "dir"),
        completion: .directory)
    var journal: String?

    @OptionGroup var first: FirstJournalOption

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            "The folder to write to.",
            discussion: """
                Default: output. For LaTeX and Typst, the name of the journal's parent folder with -latex or -typst \
                appended, such as output-latex.
                """, valueName: "dir"),
        completion: .directory)
    var output: String?

    @Option(name: .shortAndLong, help: "The format of the report: web pages, or LaTeX or Typst for print.")
    var format = ReportFormat.html

    @Flag(
        help: ArgumentHelp(
            "Serve the page on this machine and rebuild it whenever the journal, a template or the theme changes.",
            discussion: "The open page reloads. Files are written once nothing has changed for a second."))
    var watch = false

    @OptionGroup var port: PortOption

    @OptionGroup var titlePageOptions: TitlePageOptions

    @OptionGroup var chaptersOption: ChaptersOption

    @Flag(
        help: ArgumentHelp(
            "Write a report of two pages, for --format latex or typst.",
            discussion: """
                It has the summary, the figures and the table that carry it, the method and the references. Default folder: as \
                for the whole report, with -short appended.
                """))
    var short = false

    @OptionGroup var reportOptions: ReportOptions

    @OptionGroup var dryRun: DryRunOption

    @OptionGroup var writing: WritingOptions

    @OptionGroup var quiet: QuietOption

    func run() async throws {
        let usual = Experiment.post.defaultOutput
        let journal = journal ?? Journal.folder(inOutput: format == .html ? output ?? usual : usual)
        let suffix = short ? "\(format.rawValue)-short" : format.rawValue
        let output = output ?? (format == .html ? usual : Journal.printedOutput(of: journal, as: suffix))
        let chapters = short ? .short : try chaptersOption.read()
        if try ExperimentKind(ofJournal: journal) == .analysis {
            return try await reportAnalysis(of: journal, to: self.output ?? Journal.output(holding: journal))
        }
        // If there is no journal, making the report reports that.
        if FileManager.default.fileExists(atPath: journal) || dryRun.dryRun {
            let forecast = try SweepEstimate.measured(withMemory: false).forecastOfReport(ofJournal: journal)
            let what = "A report of \(journal) would be written to \(output)."
            guard try dryRun.announce(what, forecast, of: "The report", quiet: quiet) else { return }
        }
        if watch { return try await watch(journal: journal, output: output) }
        let missing = try await writing.writing(to: output, quiet: quiet) { options in
            try await Report.generate(
                journal: journal, firstJournal: first.firstJournal, output: output,
                templates: reportOptions.readTemplates(), format: format, chapters: chapters,
                theme: reportOptions.look.read(over: format.theme),
                titlePage: titlePageOptions.read(),
                options: options)
        }
        if let missing { quiet.say(missing.summary) }
        quiet.say("The report is \(output)/\(format.document(of: chapters)).")
    }
}

extension ReportCommand {
    /// Writes the report of an analysis.
    private func reportAnalysis(of journal: String, to output: String?) async throws {
        guard let output else {
            throw Failure(.usage, "Name the folder of the report with --output: \(journal) is not in one.")
        }
        guard format == .html, !short, chaptersOption.chapters == nil, !dryRun.dryRun else {
            throw Failure(
                .usage,
                """
                \(journal) is the journal of an analysis: its report has all formats at once, without --format, --short, \
                --chapters or --dry-run.
                """)
        }
        if watch { return try await self.watch(journal: journal, output: output) }
        try await AnalysisRunner(threads: 1, quiet: quiet).writeReport(
            of: AnalysisJournal.read(journal), to: output, reportOptions, writing)
    }

    func validate() throws {
        guard !short || chaptersOption.chapters == nil else {
            throw ValidationError(
                "--short is not allowed with --chapters: a short report has none. Remove one of them.")
        }
        if short {
            do throws(Failure) {
                try ChapterSelection.short.check(for: format)
            } catch {
                throw ValidationError(error.message)
            }
        }
        guard !watch || format == .html else {
            throw ValidationError(
                "--watch is not allowed with --format \(format.rawValue); it serves web pages only.")
        }
        guard watch || port.port == nil else { throw ValidationError("--port is allowed only with --watch.") }
    }

    /// Serves the report until Ctrl-C.
    private func watch(journal: String, output: String) async throws {
        let look = reportOptions.look
        let options = ReportWatch.Options(
            journal: journal, firstJournal: first.firstJournal, output: output,
            templates: try reportOptions.templates.folder,
            themeFile: look.file, titlePage: try titlePageOptions.read(), chapters: try chaptersOption.read(),
            port: port.number,
            writing: writing.options(quiet: quiet))
        let quiet = quiet
        do {
            try await Interruption.cancelling {
                // The address is a result, and every other message while it watches is an error.
                try await ReportWatch.run(options, theme: { () throws(Failure) in try look.read() }) {
                    StandardError.say($0)
                }
            }
        } catch is CancellationError {
            quiet.say("The report is \(output)/report.html.")
        }
    }
}

extension ReportFormat: ExpressibleByArgument {}
