import Analysis
import ChartRendering
import Charts
import MemoryExperiment
import Report
import Support

/// The report of an analysis that is updated whenever its journal, a template or the theme changes.
package actor LiveAnalysis {
    private let journal: String
    private let output: String
    private let templates: String
    private let themeFile: String?
    private let theme: @Sendable () throws(Failure) -> Theme
    private let options: OutputOptions
    /// How the sources stood on the disk when the page was made, or was to be made, last.
    private var attempted: [FileStamps]?
    private var made: (report: AnalysisReport, journal: AnalysisJournal, templates: AnalysisTemplates, theme: Theme)?

    /// The page that was made last, in bytes; none before the first.
    package private(set) var page: [UInt8] = []
    /// Whether runs are missing, so that the journal is expected to change again soon.
    package private(set) var isUnfinished = false

    /// A report that is not made yet.
    ///
    /// - Parameters:
    ///   - journal: The journal's folder.
    ///   - output: The folder to write to.
    ///   - templates: The folder of templates.
    ///   - themeFile: The file that the theme is read from, if any.
    ///   - options: What may be replaced in the output folder.
    ///   - theme: Reads the theme.
    package init(
        of journal: String, output: String, templates: String, themeFile: String?, options: OutputOptions,
        theme: @escaping @Sendable () throws(Failure) -> Theme
    ) {
        self.journal = journal
        self.output = output
        self.templates = templates
        self.themeFile = themeFile
        self.options = options
        self.theme = theme
    }

    private var stamps: [FileStamps] { [journal, templates, themeFile ?? ""].map(FileStamps.init) }

    /// Whether something has changed since the page was made, or was to be made, last.
    package var isOutdated: Bool { attempted != stamps }

    /// Makes the page.
    ///
    /// - Throws: `Failure` with what is wrong; the page is then the former one.
    package func refresh() async throws(Failure) {
        // A failure is not retried before something changes.
        attempted = stamps
        let templates = try AnalysisTemplates(folder: templates)
        let theme = try theme()
        let journal = try AnalysisJournal.read(journal)
        isUnfinished = !journal.isComplete(for: journal.experiment)
        let report = try AnalysisReport(of: journal.experiment, journal.results(for: journal.experiment))
        page = Array(try await report.page(templates: templates, theme: theme).utf8)
        made = (report, journal, templates, theme)
    }

    /// Writes the whole report.
    ///
    /// - Throws: `Failure` as `AnalysisReport.write` does.
    package func write() async throws(Failure) {
        guard let made else { return }
        try await made.report.write(
            to: output, templates: made.templates, theme: made.theme,
            journal: isUnfinished ? nil : made.journal, options: options)
    }
}
