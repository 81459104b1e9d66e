import ChartRendering
import Charts
import MemoryExperiment
import Support
import Typesetting

/// Turns a journal into figures, tables and documents.
public enum Report {
    /// Writes the whole report of a journal.
    ///
    /// The output folder then holds `report.html`, `report.md`, `figures/`, `tables/`, `journal/` and `manifest.json`, and
    /// `journal-first/` if there are more runs that stopped at first. For paper, it holds `report.tex`, `report.bbl` and
    /// `references.bib`, or `report.typ` and `references.yaml`, with `figures/`, `tables/` and `manifest.json`; a short
    /// report has `short` in place of `report` in these names. Figures and tables of an earlier report that this one does
    /// not write are removed. An unfinished sweep gives a report with a notice of missing runs and without a copy of the
    /// journal.
    ///
    /// - Parameters:
    ///   - journal: The journal's folder.
    ///   - firstJournal: The folder of more runs that stopped at first; nil for the one beside the journal, if any.
    ///   - output: The folder to write to; it is created if missing.
    ///   - templates: The templates of the documents.
    ///   - format: The form of the report.
    ///   - chapters: The chapters that the report has.
    ///   - theme: The look of the figures; nil for the theme that suits the form.
    ///   - titlePage: The title and the authors.
    ///   - options: What may be replaced in the folder, and how to wait for another process that writes to it.
    /// - Returns: The missing runs if the journal's sweep has not ended.
    /// - Throws: `Failure` with a sentence that says what is wrong and what to do.
    @discardableResult
    public static func generate(
        journal: String, firstJournal: String? = nil, output: String, templates: ReportTemplates,
        format: ReportFormat = .html, chapters: ChapterSelection = .all, theme: Theme? = nil,
        titlePage: TitlePage = TitlePage(),
        options: OutputOptions = OutputOptions()
    ) async throws(Failure) -> MissingRuns? {
        let theme = theme ?? format.theme
        try chapters.check(for: format)
        try requireRoom(in: output, format: format, chapters: chapters, options: options)
        try requireNoOtherReport(in: output, than: format, chapters)
        let first = try ReportData.firstJournal(firstJournal, beside: journal)
        let journal = try Journal.read(journal)
        let data = try ReportData(journal: journal, first: first)
        try chapters.check(for: data.experiment)
        let copies = format == .html ? try journalCopies(of: journal, for: data, output: output) : []
        let files = try await files(
            of: data, templates: templates, format: format, chapters: chapters, theme: theme, titlePage: titlePage)
        try await write(
            files, of: data, copies: copies, to: output, libraries: try theme.drawingLibraries(), options: options)
        return data.missing
    }

    /// Rejects an output folder that cannot take a report, before any work is done.
    ///
    /// - Throws: `Failure(.cannotCreate)` naming the obstacle.
    public static func requireRoom(
        in output: String, format: ReportFormat = .html, chapters: ChapterSelection = .all,
        options: OutputOptions = OutputOptions()
    ) throws(Failure) {
        let names = format.documents.map { $0.fileName(of: chapters) }
        try OutputFolder(path: output).requireRoom(for: names, options: options)
    }

    /// The journals inside an output folder; none while the sweep has not ended.
    static func journalCopies(
        of journal: Journal, for data: ReportData, output: String
    ) throws(Failure) -> [JournalCopy<Experiment>] {
        guard data.missing == nil else { return [] }
        var copies = [try JournalCopy(of: journal, output: output)]
        if let first = data.first {
            copies.append(try JournalCopy(of: first.journal, as: JournalFolderName.first, output: output))
        }
        return copies
    }

    /// Writes the files of a report with its journals and manifest.
    static func write(
        _ files: [OutputFile], of data: ReportData, copies: [JournalCopy<Experiment>], to output: String,
        libraries: DrawingLibraries,
        options: OutputOptions = OutputOptions()
    ) async throws(Failure) {
        let manifest = Manifest(
            experiment: data.experiment, libraries: libraries, files: files,
            copies: Dictionary(copies.map { ($0.path, $0.hash) }) { first, _ in first })
        try await OutputFolder(path: output).write(files, manifest: manifest, options: options) { () throws(Failure) in
            for copy in copies { try copy.place() }
        }
    }

    /// Rejects a folder with a report in another language or of another length, because a report for paper would replace
    /// its figures and tables.
    private static func requireNoOtherReport(
        in output: String, than format: ReportFormat, _ chapters: ChapterSelection
    ) throws(Failure) {
        let document = format.document(of: chapters)
        let reports = ReportFormat.allCases.flatMap { format in
            [ChapterSelection.all, .short].map { (document: format.document(of: $0), title: $0.title(of: format)) }
        }
        guard format != .html, let files = Manifest.read(from: output)?.files,
            let other = reports.first(where: { $0.document != document && files[$0.document] != nil })
        else { return }
        throw Failure(
            .cannotCreate,
            """
            \(output) holds \(other.title.hasPrefix("H") ? "an" : "a") \(other.title) report, which the \
            \(chapters.title(of: format)) report would replace. Choose another output folder.
            """)
    }

    /// Every figure of a journal, in the order of the report.
    public static func figures(journal: String, firstJournal: String? = nil) throws(Failure) -> PartListing {
        FigureCatalogue(try ReportData(ofJournal: journal, firstJournal: firstJournal)).listing
    }

    /// Every table of a journal, in the order of the report.
    public static func tables(journal: String, firstJournal: String? = nil) throws(Failure) -> PartListing {
        TableCatalogue(try ReportData(ofJournal: journal, firstJournal: firstJournal)).listing
    }

    /// One figure as the bytes of a file.
    ///
    /// - Parameters:
    ///   - name: The figure's name, such as `heatmap-lstm-max-1e-3-settled`.
    ///   - journal: The journal's folder.
    ///   - firstJournal: The folder of more runs that stopped at first; nil for the one beside the journal, if any.
    ///   - format: The file's format.
    ///   - size: Its size.
    ///   - theme: The look of the figure.
    ///   - unfinished: Called with the missing runs if the journal's sweep has not ended.
    /// - Throws: `Failure(.usage)` for an unknown name or a height that the figure cannot have, `Failure(.data)` with the
    ///   reason if the journal cannot give the figure, and as reading a journal does.
    public static func renderFigure(
        name: String, journal: String, firstJournal: String? = nil, format: FigureFormat, size: FigureSize,
        theme: Theme, unfinished: (MissingRuns) -> Void = { _ in }
    ) throws(Failure) -> [UInt8] {
        try renderFigure(
            FigureRequest([name]), journal: journal, firstJournal: firstJournal, format: format, size: size,
            theme: theme,
            unfinished: unfinished)
    }

    /// One table as text.
    ///
    /// - Parameters:
    ///   - name: The table's name, such as `lstm`.
    ///   - journal: The journal's folder.
    ///   - firstJournal: The folder of more runs that stopped at first; nil for the one beside the journal, if any.
    ///   - format: The form of the text.
    ///   - unfinished: Called with the missing runs if the journal's sweep has not ended.
    /// - Throws: `Failure(.usage)` for an unknown name or a form that a table does not have, `Failure(.data)` with the
    ///   reason if the journal cannot give the table, and as reading a journal does.
    public static func renderTable(
        name: String, journal: String, firstJournal: String? = nil, format: TableFormat,
        unfinished: (MissingRuns) -> Void = { _ in }
    ) throws(Failure) -> String {
        let data = try ReportData(ofJournal: journal, firstJournal: firstJournal)
        let text = try TableCatalogue(data).text(of: name, as: format)
        if let missing = data.missing { unfinished(missing) }
        return text
    }
}

// MARK: - Files

extension Report {
    /// Every file of a report except its journal and manifest.
    package static func files(
        of data: ReportData, templates: ReportTemplates, format: ReportFormat = .html,
        chapters: ChapterSelection = .all, theme: Theme? = nil, titlePage: TitlePage = TitlePage()
    ) async throws(Failure) -> [OutputFile] {
        try chapters.check(for: format)
        let outline = try ReportOutline(chapters, of: data.experiment)
        let usual = theme ?? format.theme
        let theme = outline.isShort ? ShortReport.theme(over: usual) : usual
        let text = try theme.textMeasurement()
        async let journalDigest = Result { () throws(Failure) in
            (try data.journalDigest(), try data.first?.digest())
        }
        async let statements = ReportStatements(of: data, outline: outline, format: format)
        let drawings = try await ReportDrawings(
            of: data, outline: outline, format: format, theme: theme, text: text)
        let content = ReportContent(
            data: data, outline: outline, statements: await statements, drawings: drawings, titlePage: titlePage,
            journalDigests: try await journalDigest.get())
        return await files(of: content, templates: templates, format: format, libraries: try theme.drawingLibraries())
    }

    /// The files of a report that is computed and drawn, made on all cores.
    static func files(
        of content: ReportContent, templates: ReportTemplates, format: ReportFormat, libraries: DrawingLibraries
    ) async -> [OutputFile] {
        async let documents = format.documents.concurrentMap { document in
            var builder = ReportBuilder(content, format: document, templates: templates, libraries: libraries)
            let chapters = content.outline.selection
            let text =
                switch chapters.extent {
                case .short: templates.document(document, builder.shortContext())
                case .whole, .named: templates.document(document, builder.context())
                }
            return [OutputFile(path: document.fileName(of: chapters), text: text)] + builder.bibliographyFiles
        }
        async let data = dataFiles(of: content.data)
        let tables = await content.tables.concurrentMap { OutputFile.files(of: $0, as: format.tableFormats) }
        return await content.figures.flatMap(\.files) + tables.flatMap(\.self) + data + documents.flatMap(\.self)
    }

    /// The tables of all runs and of all table cells, for programs.
    static func dataFiles(of data: ReportData) async -> [OutputFile] {
        async let runs = RunRecords(of: data).csv
        async let cells = Records.cells(of: data).csv
        return [
            OutputFile(path: "tables/runs.csv", text: await runs),
            OutputFile(path: "tables/cells.csv", text: await cells),
        ]
    }
}
