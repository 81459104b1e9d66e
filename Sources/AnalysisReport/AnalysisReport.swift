public import Analysis
import ChartRendering
public import Charts
import Foundation
import MemoryExperiment
public import Report
public import Support
import Typesetting

/// The report of how long networks remember: figures, tables, sentences and documents.
public struct AnalysisReport: Sendable {
    /// A network with its analysis.
    public struct Entry: Sendable {
        /// What is said of its file.
        public let file: AnalyzedFile
        /// The analysis.
        public let analysis: NetworkAnalysis
        /// The result of the analysis.
        public let result: NetworkAnalysis.Result

        /// A network with its analysis.
        public init(file: AnalyzedFile, analysis: NetworkAnalysis, result: NetworkAnalysis.Result) {
            self.file = file
            self.analysis = analysis
            self.result = result
        }
    }

    /// The networks in the order of the report.
    public let entries: [Entry]
    /// The duration of a step; nil if it is not known.
    public let step: StepDuration?

    /// A report on some networks.
    public init(entries: [Entry], step: StepDuration?) {
        self.entries = entries
        self.step = step
    }

    /// What was found, in about 15 lines of plain text for each network.
    public func text() -> String { TerminalSummary(studies).text }

    /// The results as JSON, with a newline at the end.
    public var json: String {
        AnalysisDocument.text(of: entries.map { ($0.file, $0.analysis, $0.result) }, step: step)
    }

    /// Writes the report.
    ///
    /// The folder then holds `report.html`, `report.md`, `report.tex`, `figures/`, `tables/`, `starts.csv`,
    /// `analysis.json` and `manifest.json`; figures and tables of an earlier report that this one does not write are
    /// removed.
    ///
    /// - Parameters:
    ///   - output: The folder to write to; it is created if missing.
    ///   - templates: The templates of the documents.
    ///   - theme: The look of the figures.
    ///   - options: What may be replaced in the folder, and how to wait for another process that writes to it.
    /// - Throws: `Failure(.cannotCreate)` if the folder holds the report of an experiment, and as writing does.
    public func write(
        to output: String, templates: AnalysisTemplates, theme: Theme = .web, options: OutputOptions = OutputOptions()
    ) async throws(Failure) {
        try Self.requireNoExperiment(in: output)
        let names = AnalysisForm.allCases.map(\.fileName)
        try OutputFolder(path: output).requireRoom(for: names, options: options)
        let (files, libraries) = try await files(templates: templates, theme: theme)
        let manifest = Manifest(
            analyzing: entries.map(\.file.digest), results: json, libraries: libraries, files: files)
        try await OutputFolder(path: output).write(files, manifest: manifest, options: options)
    }

    /// Rejects a folder with the report or the journal of an experiment, because its figures and tables would be lost.
    private static func requireNoExperiment(in output: String) throws(Failure) {
        let isReport = Manifest.read(from: output).map { $0.checkpoints == nil } ?? false
        guard isReport || FileManager.default.fileExists(atPath: Journal.folder(inOutput: output)) else { return }
        throw Failure(
            .cannotCreate,
            "\(output) holds the report of an experiment, which this one would replace. Choose another output folder.")
    }
}

extension AnalysisReport {
    /// The networks with everything that sentences, figures and tables are made from.
    var studies: [NetworkStudy] {
        entries.enumerated().map { index, entry in
            NetworkStudy(entry, number: entries.count > 1 ? index + 1 : nil, step: step)
        }
    }

    /// Every file of the report except its manifest, and the libraries that drew it.
    package func files(
        templates: AnalysisTemplates, theme: Theme = .web
    ) async throws(Failure) -> ([OutputFile], DrawingLibraries) {
        let libraries = try theme.drawingLibraries()
        let outline = AnalysisOutline(studies)
        let figures = try await FigureFiles.render(
            outline.figures, for: .html, theme: theme, text: theme.textMeasurement())
        var files = figures.flatMap(\.files)
        files += outline.tables.flatMap { OutputFile.files(of: $0, as: ReportFormat.html.tableFormats) }
        files.append(OutputFile(path: "starts.csv", text: StartRecords.records(of: studies).csv))
        files.append(OutputFile(path: "analysis.json", text: json))
        for form in AnalysisForm.allCases {
            var builder = AnalysisBuilder(
                outline, figures: figures, format: form.format, templates: templates, libraries: libraries)
            files.append(OutputFile(path: form.fileName, text: templates.document(form, builder.context())))
        }
        return (files, libraries)
    }
}
