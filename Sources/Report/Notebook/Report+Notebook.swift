import ChartRendering
import Charts
import MemoryExperiment
import Support

extension Report {
    /// A Jupyter notebook that draws every figure of a report from the report's CSV files, as the bytes of a file.
    ///
    /// Its figures have the order and the numbers of the report. It refers to the report's folder by a path relative to
    /// its own place.
    ///
    /// - Parameters:
    ///   - report: The folder of the report, in either form.
    ///   - journal: The folder of the journal that the report was made from.
    ///   - firstJournal: The folder of more runs that stopped at first; nil for the one beside the journal, if any.
    ///   - path: The path at which the notebook will be.
    ///   - templates: The templates.
    ///   - titlePage: The title and the authors of the report.
    ///   - unfinished: Called with the missing runs if the journal's sweep has not ended.
    /// - Throws: `Failure(.missingInput)` if the report lacks the CSV files of its figures, `Failure(.data)` if they are
    ///   not those that the journal gives, and as reading a journal does.
    public static func notebook(
        of report: String, journal: String, firstJournal: String? = nil, at path: String,
        templates: NotebookTemplates, titlePage: TitlePage = TitlePage(), unfinished: (MissingRuns) -> Void = { _ in }
    ) async throws(Failure) -> [UInt8] {
        let data = try ReportData(ofJournal: journal, firstJournal: firstJournal)
        let drawings = await ReportDrawings(undrawn: data)
        let files = await drawings.figures.flatMap(\.files) + dataFiles(of: data)
        try ReportedData(folder: report, journal: journal).require(files)
        if let missing = data.missing { unfinished(missing) }
        let notebook = try await notebook(
            of: data, drawings: drawings, folder: RelativePath.path(to: report, fromFile: path), templates: templates,
            titlePage: titlePage)
        return Array(notebook.json.utf8)
    }

    /// The notebook of a report in a folder.
    package static func notebook(
        of data: ReportData, folder: String, templates: NotebookTemplates, titlePage: TitlePage = TitlePage()
    ) async throws(Failure) -> Notebook {
        try await notebook(
            of: data, drawings: await ReportDrawings(undrawn: data), folder: folder, templates: templates,
            titlePage: titlePage)
    }

    private static func notebook(
        of data: ReportData, drawings: ReportDrawings, folder: String, templates: NotebookTemplates,
        titlePage: TitlePage
    ) async throws(Failure) -> Notebook {
        // Of the forms of a report, the one for print has no texts for scripts.
        let outline = try ReportOutline(of: data.experiment)
        let content = ReportContent(
            data: data, outline: outline,
            statements: await ReportStatements(of: data, outline: outline, format: .latex),
            drawings: drawings, titlePage: titlePage,
            journalDigests: (try data.journalDigest(), try data.first?.digest()))
        var builder = ReportBuilder(
            content, format: .markdown, templates: templates.report, libraries: try Theme.web.drawingLibraries())
        let figures = content.figures.map { ($0.figure.name, $0.figure) }
        return templates.notebook(
            NotebookContext(
                builder.context(), figures: Dictionary(figures) { first, _ in first }, folder: folder))
    }
}
