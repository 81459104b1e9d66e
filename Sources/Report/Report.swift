import ChartRendering
import Charts
import MemoryExperiment

/// From a finished journal to figures, tables and documents.
public enum Report {
    /// Writes the whole report of a journal.
    ///
    /// The output folder then holds `report.html`, `report.md`, `figures/`, `tables/`, `journal/` and `manifest.json`, or
    /// for paper `report.tex`, `report.bbl`, `references.bib`, `figures/`, `tables/` and `manifest.json`; figures and
    /// tables of an earlier report that this one does not write are removed.
    ///
    /// - Parameters:
    ///   - journal: The journal's folder.
    ///   - output: The folder to write to; it is made where it is not there.
    ///   - templates: What the documents are made with.
    ///   - format: The form of the report.
    ///   - theme: How the figures look; nil for the theme that suits the form.
    /// - Throws: `Failure` with a sentence that says what is wrong and how to go on.
    public static func generate(
        journal: String, output: String, templates: ReportTemplates, format: ReportFormat = .html, theme: Theme? = nil
    ) async throws(Failure) {
        let theme = theme ?? format.theme
        if format == .latex { try requireNoPage(in: output) }
        let journal = try Journal.read(journal)
        let data = try ReportData(journal: journal)
        let copy = format == .html ? try JournalCopy(of: journal, output: output) : nil
        let files = try await files(of: data, templates: templates, format: format, theme: theme)
        let manifest = Manifest(
            experiment: data.experiment, libraries: try theme.drawingLibraries(), files: files,
            copies: try hashes(of: copy))
        let copies = copy.map { $0.isInPlace ? [] : [$0.file] } ?? []
        try OutputFolder(path: output).write(files, copies: copies, manifest: manifest)
    }

    /// Refuses a folder with a report for screens: a report for paper would take its figures and tables away.
    private static func requireNoPage(in output: String) throws(Failure) {
        guard Manifest.read(from: output)?.files[DocumentFormat.html.fileName] != nil else { return }
        throw Failure(
            .cannotCreate,
            "\(output) holds a report for screens, which the one for paper would replace. Choose another output folder."
        )
    }

    /// The names of every figure a journal can be asked for, in the order of the report.
    public static func figureNames(journal: String) throws(Failure) -> [String] {
        FigureCatalogue(try ReportData(journal: Journal.read(journal))).all.map(\.text)
    }

    /// The names of every table a journal can be asked for, in the order of the report.
    public static func tableNames(journal: String) throws(Failure) -> [String] {
        TableCatalogue(try ReportData(journal: Journal.read(journal))).names
    }

    /// One figure as the bytes of a file.
    ///
    /// - Parameters:
    ///   - name: The figure's name, such as `heatmap-lstm-max-1e-3-settled`.
    ///   - journal: The journal's folder.
    ///   - format: The file's format.
    ///   - size: How large it is to be.
    ///   - theme: How it looks.
    /// - Throws: `Failure(.usage)` for an unknown name or a height that the figure cannot have, `Failure(.data)` with the
    ///   reason where the journal cannot give the figure, and as reading a journal does.
    public static func renderFigure(
        name: String, journal: String, format: FigureFormat, size: FigureSize, theme: Theme
    ) throws(Failure) -> [UInt8] {
        let figure = try FigureCatalogue(try ReportData(journal: Journal.read(journal))).figure(named: name)
        return try size.rendered(
            figure.chart, named: name, title: figure.title, as: format, theme: theme, text: theme.textMeasurement())
    }

    /// One table as text.
    ///
    /// - Throws: `Failure(.usage)` for an unknown name or a form that a table does not have, `Failure(.data)` with the
    ///   reason where the journal cannot give the table, and as reading a journal does.
    public static func renderTable(name: String, journal: String, format: TableFormat) throws(Failure) -> String {
        try TableCatalogue(try ReportData(journal: Journal.read(journal))).text(of: name, as: format)
    }

    /// The hash of a journal's copy by its path.
    private static func hashes(of copy: JournalCopy?) throws(Failure) -> [String: String] {
        guard let copy else { return [:] }
        return [copy.file.path: try copy.file.hash()]
    }
}

// MARK: - Files

extension Report {
    /// Every file of a report but its journal and manifest.
    package static func files(
        of data: ReportData, templates: ReportTemplates, format: ReportFormat = .html, theme: Theme? = nil
    ) async throws(Failure) -> [OutputFile] {
        let theme = theme ?? format.theme
        let content = try await content(of: data, format: format, theme: theme)
        let libraries = try theme.drawingLibraries()
        var files = content.figures.flatMap(\.files)
        files += content.tables.flatMap { OutputFile.files(of: $0, as: format.tableFormats) }
        files.append(OutputFile(path: "tables/runs.csv", text: RunRecords(of: data).csv))
        files.append(OutputFile(path: "tables/cells.csv", text: Records.cells(of: data).csv))
        for document in format.documents {
            var builder = ReportBuilder(content, format: document, templates: templates, libraries: libraries)
            files.append(
                OutputFile(path: document.fileName, text: templates.document(document, builder.context())))
            if document == .latex { files += builder.bibliographyFiles }
        }
        return files
    }

    /// Figures are drawn while tables and sentences, whose resamples take as long, are computed.
    private static func content(
        of data: ReportData, format: ReportFormat, theme: Theme
    ) async throws(Failure) -> ReportContent {
        let text = try theme.textMeasurement()
        async let tables = tables(of: data)
        async let findings = findings(of: data)
        var figures: [Figure] = []
        var withoutData: [(name: String, reason: String)] = []
        let catalogue = FigureCatalogue(data)
        for name in catalogue.reported {
            do throws(Unavailable) {
                figures.append(try catalogue.figure(name))
            } catch {
                withoutData.append((name.text, error.reason))
            }
        }
        let files = try await FigureFiles.render(figures, for: format, theme: theme, text: text)
        var omitted: [Omission] = []
        for (name, reason) in await tables.omitted + withoutData { omitted.add(name, reason) }
        return ReportContent(
            data: data, figures: files, tables: await tables.tables, omitted: omitted, findings: await findings,
            alternatives: format == .html ? Alternative.all(of: data, theme: theme, text: text) : [],
            frames: format == .html ? frames(of: figures, theme: theme) : [:])
    }

    private static func tables(
        of data: ReportData
    ) async -> (tables: [Table], omitted: [(name: String, reason: String)]) {
        let catalogue = TableCatalogue(data)
        var (tables, omitted): ([Table], [(name: String, reason: String)]) = ([], [])
        for name in catalogue.reported {
            do throws(Unavailable) {
                tables.append(try catalogue.table(name))
            } catch {
                omitted.append((name.text, error.reason))
            }
        }
        return (tables, omitted)
    }

    private static func findings(of data: ReportData) async -> [ProseChapter: [String]] {
        let chapters = ProseChapter.allCases.filter { !$0.parts.isEmpty }
        return Dictionary(uniqueKeysWithValues: chapters.map { ($0, data.findings(of: $0)) })
    }

    /// What moves the maps of remaining differences, by their names.
    private static func frames(of figures: [Figure], theme: Theme) -> [String: String] {
        let frames = figures.compactMap { figure in
            figure.remainder.flatMap { RemainderFrames($0, theme: theme) }.map { (figure.name, $0.json.fitForScripts) }
        }
        return Dictionary(uniqueKeysWithValues: frames)
    }
}
