import ChartRendering
import Charts
import MemoryExperiment
import Support
import Typesetting

/// From a journal to figures, tables and documents.
public enum Report {
    /// Writes the whole report of a journal.
    ///
    /// The output folder then holds `report.html`, `report.md`, `figures/`, `tables/`, `journal/` and `manifest.json`, or
    /// for paper `report.tex`, `report.bbl`, `references.bib`, `figures/`, `tables/` and `manifest.json`; figures and
    /// tables of an earlier report that this one does not write are removed. A journal whose sweep has not ended gives a
    /// report that says what is missing, without the journal's copy.
    ///
    /// - Parameters:
    ///   - journal: The journal's folder.
    ///   - output: The folder to write to; it is made where it is not there.
    ///   - templates: What the documents are made with.
    ///   - format: The form of the report.
    ///   - theme: How the figures look; nil for the theme that suits the form.
    ///   - options: What may be replaced in the folder, and how another process that writes to it is waited for.
    /// - Returns: What is missing where the journal's sweep has not ended.
    /// - Throws: `Failure` with a sentence that says what is wrong and how to go on.
    @discardableResult
    public static func generate(
        journal: String, output: String, templates: ReportTemplates, format: ReportFormat = .html, theme: Theme? = nil,
        options: OutputOptions = OutputOptions()
    ) async throws(Failure) -> MissingRuns? {
        let theme = theme ?? format.theme
        try requireRoom(in: output, format: format, options: options)
        if format == .latex { try requireNoPage(in: output) }
        let journal = try Journal.read(journal)
        let data = try ReportData(journal: journal)
        let copy = format == .html ? try journalCopy(of: journal, for: data, output: output) : nil
        let files = try await files(of: data, templates: templates, format: format, theme: theme)
        try await write(
            files, of: data, copy: copy, to: output, libraries: try theme.drawingLibraries(), options: options)
        return data.missing
    }

    /// Refuses an output folder in which no report can be put, before any work is done for one.
    ///
    /// - Throws: `Failure(.cannotCreate)` naming what is in the way.
    public static func requireRoom(
        in output: String, format: ReportFormat = .html, options: OutputOptions = OutputOptions()
    ) throws(Failure) {
        try OutputFolder(path: output).requireRoom(for: format.documents.map(\.fileName), options: options)
    }

    /// The journal inside an output folder; nil while its sweep has not ended.
    static func journalCopy(
        of journal: Journal, for data: ReportData, output: String
    ) throws(Failure) -> JournalCopy? {
        data.missing == nil ? try JournalCopy(of: journal, output: output) : nil
    }

    /// Writes the files of a report with its journal and manifest.
    static func write(
        _ files: [OutputFile], of data: ReportData, copy: JournalCopy?, to output: String, libraries: DrawingLibraries,
        options: OutputOptions = OutputOptions()
    ) async throws(Failure) {
        let manifest = Manifest(
            experiment: data.experiment, libraries: libraries, files: files,
            copies: copy.map { [JournalCopy.path: $0.hash] } ?? [:])
        try await OutputFolder(path: output).write(files, manifest: manifest, options: options) { () throws(Failure) in
            try copy?.place()
        }
    }

    /// Refuses a folder with a report for screens: a report for paper would take its figures and tables away.
    private static func requireNoPage(in output: String) throws(Failure) {
        guard Manifest.read(from: output)?.files[DocumentFormat.html.fileName] != nil else { return }
        throw Failure(
            .cannotCreate,
            "\(output) holds a report for screens, which the one for paper would replace. Choose another output folder."
        )
    }

    /// Every figure that a journal can be asked for, in the order of the report.
    public static func figures(journal: String) throws(Failure) -> PartListing {
        FigureCatalogue(try ReportData(journal: Journal.read(journal))).listing
    }

    /// Every table that a journal can be asked for, in the order of the report.
    public static func tables(journal: String) throws(Failure) -> PartListing {
        TableCatalogue(try ReportData(journal: Journal.read(journal))).listing
    }

    /// One figure as the bytes of a file.
    ///
    /// - Parameters:
    ///   - name: The figure's name, such as `heatmap-lstm-max-1e-3-settled`.
    ///   - journal: The journal's folder.
    ///   - format: The file's format.
    ///   - size: How large it is to be.
    ///   - theme: How it looks.
    ///   - unfinished: Told what is missing where the journal's sweep has not ended.
    /// - Throws: `Failure(.usage)` for an unknown name or a height that the figure cannot have, `Failure(.data)` with the
    ///   reason where the journal cannot give the figure, and as reading a journal does.
    public static func renderFigure(
        name: String, journal: String, format: FigureFormat, size: FigureSize, theme: Theme,
        unfinished: (MissingRuns) -> Void = { _ in }
    ) throws(Failure) -> [UInt8] {
        let data = try ReportData(journal: Journal.read(journal))
        let figure = try FigureCatalogue(data).figure(named: name)
        if let missing = data.missing { unfinished(missing) }
        return try size.rendered(
            figure.chart, named: name, title: figure.title, as: format, theme: theme, text: theme.textMeasurement())
    }

    /// One table as text.
    ///
    /// - Parameters:
    ///   - name: The table's name, such as `lstm`.
    ///   - journal: The journal's folder.
    ///   - format: The form of the text.
    ///   - unfinished: Told what is missing where the journal's sweep has not ended.
    /// - Throws: `Failure(.usage)` for an unknown name or a form that a table does not have, `Failure(.data)` with the
    ///   reason where the journal cannot give the table, and as reading a journal does.
    public static func renderTable(
        name: String, journal: String, format: TableFormat, unfinished: (MissingRuns) -> Void = { _ in }
    ) throws(Failure) -> String {
        let data = try ReportData(journal: Journal.read(journal))
        let text = try TableCatalogue(data).text(of: name, as: format)
        if let missing = data.missing { unfinished(missing) }
        return text
    }
}

// MARK: - Files

extension Report {
    /// Every file of a report but its journal and manifest.
    package static func files(
        of data: ReportData, templates: ReportTemplates, format: ReportFormat = .html, theme: Theme? = nil
    ) async throws(Failure) -> [OutputFile] {
        let theme = theme ?? format.theme
        let text = try theme.textMeasurement()
        // Figures are drawn while tables and sentences, whose resamples take as long, are computed.
        async let statements = ReportStatements(of: data, format: format)
        let drawings = try await ReportDrawings(of: data, format: format, theme: theme, text: text)
        let content = ReportContent(data: data, statements: await statements, drawings: drawings)
        return files(of: content, templates: templates, format: format, libraries: try theme.drawingLibraries())
    }

    /// The files of a report that is computed and drawn.
    static func files(
        of content: ReportContent, templates: ReportTemplates, format: ReportFormat, libraries: DrawingLibraries
    ) -> [OutputFile] {
        var files = content.figures.flatMap(\.files)
        files += content.tables.flatMap { OutputFile.files(of: $0, as: format.tableFormats) }
        files.append(OutputFile(path: "tables/runs.csv", text: RunRecords(of: content.data).csv))
        files.append(OutputFile(path: "tables/cells.csv", text: Records.cells(of: content.data).csv))
        for document in format.documents {
            var builder = ReportBuilder(content, format: document, templates: templates, libraries: libraries)
            files.append(
                OutputFile(path: document.fileName, text: templates.document(document, builder.context())))
            if document == .latex { files += builder.bibliographyFiles }
        }
        return files
    }
}
