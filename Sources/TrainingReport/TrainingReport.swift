import ChartRendering
import Charts
import Foundation
import MemoryExperiment
import Report
import Support
import TrainingStudy
import Typesetting

/// The report of a training experiment: figures, tables and documents.
package struct TrainingReport: Sendable {
    /// What was measured.
    package let outcome: TrainingOutcome

    /// What the manifest says in the place of the experiment’s name.
    static let manifestName = "training"

    /// The report of what was measured.
    package init(_ outcome: TrainingOutcome) {
        self.outcome = outcome
    }

    /// Writes the report beside the trainings and analyses.
    ///
    /// The folder then also holds `report.html`, `report.md`, `figures/`, `tables/`, `experiment.yaml` and
    /// `manifest.json`.
    ///
    /// - Parameters:
    ///   - output: The folder of the experiment.
    ///   - templates: The templates of the documents.
    ///   - theme: The look of the figures.
    ///   - options: What may be replaced in the folder, and how to wait for another process that writes to it.
    /// - Throws: `Failure(.cannotCreate)` if the folder holds another report, and as writing does.
    package func write(
        to output: String, templates: TrainingTemplates, theme: Theme = .web, options: OutputOptions = OutputOptions()
    ) async throws(Failure) {
        try Self.requireNoReport(in: output)
        let (files, libraries) = try await files(templates: templates, theme: theme)
        var manifest = Manifest(
            analyzing: outcome.memories.map(\.digest), results: NetworkRecords.records(of: outcome).csv,
            libraries: libraries, files: files)
        manifest.experiment = Self.manifestName
        try await OutputFolder(path: output).write(files, manifest: manifest, options: options)
    }

    /// Rejects a folder with another report or a journal, because its figures and tables would be lost.
    package static func requireNoReport(in output: String) throws(Failure) {
        let isReport =
            Manifest.read(from: output).map { $0.experiment != manifestName || $0.checkpoints == nil } ?? false
        guard isReport || FileManager.default.fileExists(atPath: Journal.folder(inOutput: output)) else { return }
        throw Failure(
            .cannotCreate,
            "\(output) holds another report or a journal, which this one would replace. Choose another output folder.")
    }

    /// Every figure that the data give.
    package var figures: [Figure] {
        // A square for each burn-in would show the same networks again, many times.
        [Figure.delay(of: outcome)].compactMap(\.self) + Figure.burnIn(of: outcome) + Figure.training(of: outcome)
            + (outcome.otherTasks.isEmpty ? [] : [Figure.beforeAfter(of: outcome)])
    }

    /// Every file of the report except its manifest, and the libraries that drew it.
    package func files(
        templates: TrainingTemplates, theme: Theme = .web
    ) async throws(Failure) -> ([OutputFile], DrawingLibraries) {
        let libraries = try theme.drawingLibraries()
        let figures = try await FigureFiles.render(
            figures, for: .html, theme: theme, text: theme.textMeasurement())
        let tables =
            [Table.burnIn(of: outcome)].compactMap(\.self)
            + [Table.change(of: outcome), Table.training(of: outcome)]
        let documents = TrainingTemplates.formats.map { format in
            templates.document(format, context(figures, tables, format, templates, libraries))
        }
        return (
            figures.flatMap(\.files)
                + tables.flatMap { OutputFile.files(of: $0, as: ReportFormat.html.tableFormats) }
                + [
                    OutputFile(path: "tables/networks.csv", text: NetworkRecords.records(of: outcome).csv),
                    OutputFile(path: "experiment.yaml", text: outcome.experiment.yaml),
                ] + documents,
            libraries
        )
    }

    private func context(
        _ figures: [FigureFiles], _ tables: [Table], _ format: DocumentFormat, _ templates: TrainingTemplates,
        _ libraries: DrawingLibraries
    ) -> TrainingContext {
        var document = DocumentBuilder(format: format)
        func placed(_ table: Table) -> PartContext {
            .table(document.placed(table, copies: format == .html ? TableCopies(table).json : ""))
        }
        let findings = outcome.findings.filter { !$0.isEmpty }.map { document.findings($0) }.joined(separator: "\n\n")
        let drawn = figures.map { PartContext.figure(document.placed($0)) }
        let parts = drawn + tables.prefix(1).map(placed)
        return TrainingContext(
            title: format.plain(outcome.question), summary: format.plain("\(outcome.headline)."),
            styleSheet: DocumentBuilder.styleSheet(templates.styleSheet, drawings: figures.compactMap(\.pageDrawing)),
            script: templates.script, findings: findings, parts: parts,
            details: tables.dropFirst().map(placed),
            method: format.ready(
                templates.method(TrainingFacts(experiment: outcome.experiment, libraries: libraries))),
            experiment: outcome.experiment.yaml)
    }
}
