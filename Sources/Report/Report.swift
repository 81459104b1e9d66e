import ChartRendering
import Charts
import MemoryExperiment

/// From a finished journal to figures, tables and documents.
public enum Report {
    /// Writes the whole report of a journal.
    ///
    /// The output folder then holds `report.html`, `report.md`, `figures/`, `tables/`, `journal/` and `manifest.json`;
    /// figures and tables of an earlier report that this one does not write are removed.
    ///
    /// - Parameters:
    ///   - journal: The journal's folder.
    ///   - output: The folder to write to; it is made where it is not there.
    ///   - templates: What the documents are made with.
    ///   - theme: How the figures look.
    /// - Throws: `Failure` with a sentence that says what is wrong and how to go on.
    public static func generate(
        journal: String, output: String, templates: ReportTemplates, theme: Theme = .web
    ) async throws(Failure) {
        let journal = try Journal.read(journal)
        let data = try ReportData(journal: journal)
        let copy = try JournalCopy(of: journal, output: output)
        let files = try await files(of: data, templates: templates, theme: theme)
        let libraries = try libraries(of: theme)
        let manifest = Manifest(
            experiment: data.experiment, libraries: libraries, files: files,
            copies: [copy.file.path: try copy.file.hash()])
        try OutputFolder(path: output).write(files, copies: copy.isInPlace ? [] : [copy.file], manifest: manifest)
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
        do {
            let text = try PangoTextMeasurement(family: theme.typography.family)
            let drawing = try size.drawing(of: figure.chart, theme: theme, text: text)
            return try drawing.rendered(as: format, title: figure.title)
        } catch let failure as Failure {
            throw failure
        } catch {
            throw Failure(drawing: name, error)
        }
    }

    /// One table as text.
    ///
    /// - Throws: `Failure(.usage)` for an unknown name or a form that a table does not have, `Failure(.data)` with the
    ///   reason where the journal cannot give the table, and as reading a journal does.
    public static func renderTable(name: String, journal: String, format: TableFormat) throws(Failure) -> String {
        try TableCatalogue(try ReportData(journal: Journal.read(journal))).text(of: name, as: format)
    }

    private static func libraries(of theme: Theme) throws(Failure) -> DrawingLibraries {
        do {
            return try DrawingLibraries.inUse(family: theme.typography.family)
        } catch {
            throw Failure(drawing: "text", error)
        }
    }
}

// MARK: - Files

extension Report {
    /// Every file of a report but its journal and manifest.
    package static func files(
        of data: ReportData, templates: ReportTemplates, theme: Theme = .web
    ) async throws(Failure) -> [OutputFile] {
        let content = try await content(of: data, theme: theme)
        let libraries = try libraries(of: theme)
        var files = content.figures.flatMap(\.files)
        for table in content.tables {
            files += [TableFormat.csv, .md, .tex].map { format in
                OutputFile(path: "tables/\(table.name).\(format.rawValue)", text: table.text(as: format))
            }
        }
        files.append(OutputFile(path: "tables/runs.csv", text: RunRecords(of: data).csv))
        files.append(OutputFile(path: "tables/cells.csv", text: Records.cells(of: data).csv))
        for format in DocumentFormat.allCases {
            var builder = ReportBuilder(content, format: format, templates: templates, libraries: libraries)
            files.append(
                OutputFile(path: format.fileName, text: templates.document(format, builder.context())))
        }
        return files
    }

    private static func content(of data: ReportData, theme: Theme) async throws(Failure) -> ReportContent {
        var figures: [Figure] = []
        var tables: [Table] = []
        var omitted: [Omission] = []
        let (figureCatalogue, tableCatalogue) = (FigureCatalogue(data), TableCatalogue(data))
        for name in tableCatalogue.reported {
            do throws(Unavailable) {
                tables.append(try tableCatalogue.table(name))
            } catch {
                omitted.add(name.text, error.reason)
            }
        }
        for name in figureCatalogue.reported {
            do throws(Unavailable) {
                figures.append(try figureCatalogue.figure(name))
            } catch {
                omitted.add(name.text, error.reason)
            }
        }
        let given = Set(tables.map(\.name) + figures.map(\.name))
        let chapters = ProseChapter.allCases.filter { $0.parts.contains { given.contains($0.name) } }
        return ReportContent(
            data: data, figures: try await FigureFiles.render(figures, theme: theme), tables: tables,
            omitted: omitted,
            findings: Dictionary(uniqueKeysWithValues: chapters.map { ($0, data.findings(of: $0)) }))
    }
}
