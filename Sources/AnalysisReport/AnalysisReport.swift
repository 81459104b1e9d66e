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
        /// What was analysed.
        public let subject: AnalysisSubject
        /// The result of the analysis.
        public let result: NetworkAnalysis.Result

        /// A network with its analysis.
        public init(file: AnalyzedFile, subject: AnalysisSubject, result: NetworkAnalysis.Result) {
            self.file = file
            self.subject = subject
            self.result = result
        }
    }

    /// The networks in the order of the report.
    public let entries: [Entry]
    /// The duration of a step; nil if it is not known.
    public let step: StepDuration?
    /// The experiment file that repeats the analysis; nil if there is none.
    public let experiment: String?

    /// A report on some networks.
    public init(entries: [Entry], step: StepDuration?, experiment: String? = nil) {
        self.entries = entries
        self.step = step
        self.experiment = experiment
    }

    /// A report on the networks of an analysis that are measured completely.
    ///
    /// - Parameters:
    ///   - experiment: The analysis.
    ///   - records: What was measured, in any order.
    /// - Throws: `Failure` of kind `data` if no network is measured completely.
    public init(of experiment: AnalysisExperiment, _ records: [AnalysisRecord]) throws(Failure) {
        let results = experiment.results(of: records)
        guard !results.isEmpty else {
            throw Failure(
                .data,
                """
                No network of the analysis is measured completely, so there is nothing to report. Run \
                `rnn-memory sweep` with its experiment file to measure the rest.
                """)
        }
        self.init(
            entries: results.map { Entry(file: $0.file, subject: $0.subject, result: $0.result) },
            step: experiment.step, experiment: experiment.yaml)
    }

    /// What was found, in about 15 lines of plain text for each network.
    public func text() -> String { TerminalSummary(studies).text }

    /// The results as JSON, with a newline at the end.
    public var json: String {
        AnalysisDocument.text(of: entries.map { ($0.file, $0.subject, $0.result) }, step: step)
    }

    /// Writes the report.
    ///
    /// The folder then holds `report.html`, `report.md`, `report.tex`, `figures/`, `tables/`, `starts.csv`,
    /// `analysis.json`, `experiment.yaml` if there is one, and `manifest.json`; figures and tables of an earlier report
    /// that this one does not write are removed.
    ///
    /// - Parameters:
    ///   - output: The folder to write to; it is created if missing.
    ///   - templates: The templates of the documents.
    ///   - theme: The look of the figures.
    ///   - journal: The complete journal, copied into the folder unless it is there; nil for none.
    ///   - options: What may be replaced in the folder, and how to wait for another process that writes to it.
    /// - Throws: `Failure(.cannotCreate)` if the folder holds the report or the journal of an experiment, and as writing
    ///   does.
    public func write(
        to output: String, templates: AnalysisTemplates, theme: Theme = .web, journal: AnalysisJournal? = nil,
        options: OutputOptions = OutputOptions()
    ) async throws(Failure) {
        try Self.requireNoExperiment(in: output)
        let names = AnalysisForm.allCases.map(\.fileName)
        try OutputFolder(path: output).requireRoom(for: names, options: options)
        let copy = try journal.map { journal throws(Failure) in try JournalCopy(of: journal, output: output) }
        let (files, libraries) = try await files(templates: templates, theme: theme)
        let manifest = Manifest(
            analyzing: entries.map(\.file.digest), results: json, libraries: libraries, files: files,
            copies: copy.map { [$0.path: $0.hash] } ?? [:])
        try await OutputFolder(path: output).write(files, manifest: manifest, options: options) { () throws(Failure) in
            try copy?.place()
        }
    }

    /// Rejects a folder with a gallery, with the report of a training experiment, or with the report or the journal of an
    /// experiment, because its figures and tables would be lost.
    public static func requireNoExperiment(in output: String) throws(Failure) {
        let manifest = Manifest.read(from: output)
        if let manifest, manifest.checkpoints != nil, manifest.experiment != Manifest.analysisName {
            let what = manifest.experiment == Gallery.manifestName ? "a gallery" : "the report of a training experiment"
            throw Failure(
                .cannotCreate,
                "\(output) holds \(what), which this report would replace. Choose another output folder.")
        }
        let isReport = manifest.map { $0.checkpoints == nil } ?? false
        let journal = Journal.folder(inOutput: output)
        var isSweep = isReport
        if !isSweep, FileManager.default.fileExists(atPath: journal) {
            isSweep = try ExperimentKind(ofJournal: journal) == .sweep
        }
        guard isSweep else { return }
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

    /// The page of the report alone, with its figures inside.
    func page(templates: AnalysisTemplates, theme: Theme) async throws(Failure) -> String {
        let libraries = try theme.drawingLibraries()
        let outline = AnalysisOutline(studies)
        let figures = try await FigureFiles.render(
            outline.figures, for: .html, theme: theme, text: theme.textMeasurement(), forms: .inline)
        var builder = AnalysisBuilder(
            outline, figures: figures, format: AnalysisForm.html.format, templates: templates, libraries: libraries)
        return templates.document(.html, builder.context())
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
        if let experiment { files.append(OutputFile(path: "experiment.yaml", text: experiment)) }
        for form in AnalysisForm.allCases {
            var builder = AnalysisBuilder(
                outline, figures: figures, format: form.format, templates: templates, libraries: libraries)
            files.append(OutputFile(path: form.fileName, text: templates.document(form, builder.context())))
        }
        return (files, libraries)
    }
}
