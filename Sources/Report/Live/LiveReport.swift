import ChartRendering
import Charts
import MemoryExperiment
import Support

/// A report that is updated whenever its inputs change; only the parts that a change affects are remade.
///
/// The page comes first, and the files beside it when there is time: they take most of the work.
package actor LiveReport {
    private let sources: Sources
    /// How the sources stood on the disk when the page was made, or was to be made, last.
    private var attempted: Stamps?
    /// How each of them stood when it was read.
    private var read = (
        journal: FileStamps?.none, first: FileStamps?.none, templates: FileStamps?.none, theme: FileStamps?.none
    )
    private var journal: Journal?
    private var templates: ReportTemplates?
    private var look: Look?
    private var data: ReportData?
    private var journalDigests: (own: String, first: String?)?
    private var statements: ReportStatements?
    private var drawings: (forms: FigureFiles.Forms, drawings: ReportDrawings)?

    /// The page that was made last, in bytes; none before the first.
    package private(set) var page: [UInt8] = []

    /// The inputs of a report.
    package struct Sources: Sendable {
        let journal: String
        let firstJournal: String?
        let output: String
        let templates: String
        let theme: @Sendable () throws(Failure) -> Theme
        let themeFile: String?
        let titlePage: TitlePage
        let chapters: ChapterSelection
        let options: OutputOptions

        /// Sources from their parts.
        ///
        /// - Parameters:
        ///   - journal: The journal's folder.
        ///   - firstJournal: The folder of more runs that stopped at first; nil for the one beside the journal, if any.
        ///   - output: The folder to write to.
        ///   - templates: The folder of templates.
        ///   - themeFile: The file that the theme is read from, if any.
        ///   - titlePage: The title and the authors.
        ///   - chapters: The chapters that the report has.
        ///   - options: What may be replaced in the output folder.
        ///   - theme: Reads the theme.
        package init(
            journal: String, firstJournal: String? = nil, output: String, templates: String, themeFile: String?,
            titlePage: TitlePage = TitlePage(),
            chapters: ChapterSelection = .all, options: OutputOptions = OutputOptions(),
            theme: @escaping @Sendable () throws(Failure) -> Theme
        ) {
            self.journal = journal
            self.firstJournal = firstJournal
            self.output = output
            self.templates = templates
            self.themeFile = themeFile
            self.titlePage = titlePage
            self.chapters = chapters
            self.options = options
            self.theme = theme
        }
    }

    /// How the sources stand on the disk.
    private struct Stamps: Equatable {
        var journal: FileStamps
        var first: FileStamps
        var templates: FileStamps
        var theme: FileStamps?

        init(of sources: Sources) {
            journal = FileStamps(of: sources.journal)
            first = FileStamps(of: sources.firstJournal ?? Journal.firstFolder(beside: sources.journal))
            templates = FileStamps(of: sources.templates)
            theme = sources.themeFile.map(FileStamps.init)
        }
    }

    /// A theme with what draws in it.
    private struct Look {
        let theme: Theme
        let text: PangoTextMeasurement
        let libraries: DrawingLibraries

        init(_ theme: Theme) throws(Failure) {
            self.theme = theme
            text = try theme.textMeasurement()
            libraries = try theme.drawingLibraries()
        }
    }

    /// A report that is not made yet.
    package init(of sources: Sources) {
        self.sources = sources
    }

    /// Whether something has changed since the page was made, or was to be made, last.
    package var isOutdated: Bool { attempted != Stamps(of: sources) }

    /// Whether runs are missing, so that the journal is expected to change again soon.
    package var isUnfinished: Bool { data?.missing != nil }

    /// Makes the page from what has changed and what has not.
    ///
    /// - Throws: `Failure` with what is wrong; the page is then the former one.
    package func refresh() async throws(Failure) {
        let current = Stamps(of: sources)
        // A failure is not retried before something changes.
        attempted = current
        if read.templates != current.templates || templates == nil {
            templates = nil
            templates = try ReportTemplates(folder: sources.templates)
            read.templates = current.templates
        }
        if read.theme != current.theme || look == nil {
            (look, drawings) = (nil, nil)
            look = try Look(sources.theme())
            read.theme = current.theme
        }
        if read.journal != current.journal || read.first != current.first || data == nil {
            (data, journalDigests, statements, drawings) = (nil, nil, nil, nil)
            let found = try Journal.read(sources.journal)
            let first = try ReportData.firstJournal(sources.firstJournal, beside: sources.journal)
            (journal, data) = (found, try ReportData(journal: found, first: first))
            (read.journal, read.first) = (current.journal, current.first)
        }
        let content = try await content(.inline)
        guard let templates, let look else { return }
        var builder = ReportBuilder(content, format: .html, templates: templates, libraries: look.libraries)
        page = Array(templates.document(.html, builder.context()).utf8)
    }

    /// Writes the whole report.
    ///
    /// - Throws: `Failure` as `Report.generate` does.
    package func write() async throws(Failure) {
        guard let journal, let data, let templates, let look else { return }
        let copies = try Report.journalCopies(of: journal, for: data, output: sources.output)
        let content = try await content(.all)
        let files = await Report.files(of: content, templates: templates, format: .html, libraries: look.libraries)
        try await Report.write(
            files, of: data, copies: copies, to: sources.output, libraries: look.libraries, options: sources.options)
        if !copies.isEmpty {
            // A journal in its place is compacted once it is complete, which changes its files but no run.
            let stamps = Stamps(of: sources)
            (read.journal, read.first) = (stamps.journal, stamps.first)
            attempted?.journal = stamps.journal
            attempted?.first = stamps.first
        }
    }

    /// The content of the page, computed and drawn unless it is known.
    private func content(_ forms: FigureFiles.Forms) async throws(Failure) -> ReportContent {
        guard let data, let look else { throw Failure(.missingInput, "The journal has not been read.") }
        let digests = try digests(of: data)
        let outline = try ReportOutline(sources.chapters, of: data.experiment)
        async let statements = statements(of: data, outline: outline)
        let drawings = try await drawings(of: data, outline: outline, look: look, forms: forms)
        return ReportContent(
            data: data, outline: outline, statements: await statements, drawings: drawings,
            titlePage: sources.titlePage, journalDigests: digests)
    }

    private func digests(of data: ReportData) throws(Failure) -> (own: String, first: String?) {
        if let journalDigests { return journalDigests }
        let made = (own: try data.journalDigest(), first: try data.first?.digest())
        journalDigests = made
        return made
    }

    private func statements(of data: ReportData, outline: ReportOutline) async -> ReportStatements {
        if let statements { return statements }
        let made = await ReportStatements(of: data, outline: outline, format: .html)
        statements = made
        return made
    }

    private func drawings(
        of data: ReportData, outline: ReportOutline, look: Look, forms: FigureFiles.Forms
    ) async throws(Failure) -> ReportDrawings {
        if let drawings, drawings.forms == .all || forms == .inline { return drawings.drawings }
        let made = try await ReportDrawings(
            of: data, outline: outline, format: .html, theme: look.theme, text: look.text, forms: forms)
        drawings = (forms, made)
        return made
    }
}
