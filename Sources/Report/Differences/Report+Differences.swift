import ChartRendering
import Charts
import Foundation
import MemoryExperiment
import Support
import Typesetting

extension Report {
    /// Compares two experiments, or an experiment and the published means.
    ///
    /// - Parameters:
    ///   - first: A journal's folder, a folder that holds one as `journal`, or the word `published`.
    ///   - second: The same for the other side; differences are first − second.
    ///   - request: The request.
    /// - Throws: `Failure` as reading a journal does, `Failure(.usage)` if the request is invalid, `Failure(.data)` if the
    ///   sides have nothing in common.
    public static func compare(
        _ first: String, _ second: String, request: DifferenceRequest
    ) throws(Failure) -> ExperimentDifference {
        try ExperimentDifference(.named(first), .named(second), request: request)
    }
}

extension ExperimentDifference {
    /// The differences as text: one table per slice for readers, one for all slices for programs.
    public func text(as format: TableFormat) -> String {
        switch format {
        case .csv, .json: Table.differences(of: self).text(as: format)
        default: slices.map { Table.difference(of: $0, in: self).text(as: format) }.joined(separator: "\n")
        }
    }

    /// Writes a report of the comparison.
    ///
    /// The output folder then holds `report.html`, `report.md`, `figures/`, `tables/` and `manifest.json`; figures and
    /// tables of an earlier comparison that this one does not write are removed.
    ///
    /// - Parameters:
    ///   - output: The folder to write to; it is created if missing.
    ///   - templates: The templates of the documents.
    ///   - theme: The look of the figures.
    ///   - options: What may be replaced in the folder, and how to wait for another process that writes to it.
    /// - Throws: `Failure(.cannotCreate)` if the folder holds the report of an experiment, and as writing does.
    public func write(
        to output: String, templates: DifferenceTemplates, theme: Theme = .web, options: OutputOptions = OutputOptions()
    ) async throws(Failure) {
        try Self.requireNoReport(in: output)
        try Report.requireRoom(in: output, options: options)
        let (files, libraries) = try await files(templates: templates, theme: theme)
        let manifest = Manifest(comparing: first, with: second, libraries: libraries, files: files)
        try await OutputFolder(path: output).write(files, manifest: manifest, options: options)
    }

    /// Every file of the comparison's report except its manifest, and the libraries that drew it.
    package func files(
        templates: DifferenceTemplates, theme: Theme = .web
    ) async throws(Failure) -> ([OutputFile], DrawingLibraries) {
        let libraries = try theme.drawingLibraries()
        let figures = try await FigureFiles.render(
            slices.map { Figure.difference(of: $0, in: self) }, for: .html, theme: theme, text: theme.textMeasurement())
        let tables = [Table.compared(self)] + slices.map { Table.difference(of: $0, in: self) }
        var files = figures.flatMap(\.files)
        files += tables.flatMap { OutputFile.files(of: $0, as: ReportFormat.html.tableFormats) }
        files.append(OutputFile(path: "tables/differences.csv", text: Table.differences(of: self).text(as: .csv)))
        for format in DifferenceTemplates.formats {
            var builder = DifferenceBuilder(
                self, figures: figures, format: format, templates: templates, libraries: libraries)
            files.append(
                OutputFile(path: format.fileName(), text: templates.document(format, builder.context())))
        }
        return (files, libraries)
    }

    /// Rejects a folder whose report is not a comparison, because its figures and tables would be lost.
    private static func requireNoReport(in output: String) throws(Failure) {
        let journal = Journal.folder(inOutput: output)
        let isReport = Manifest.read(from: output).map { $0.comparedWith == nil } ?? false
        guard isReport || FileManager.default.fileExists(atPath: journal) else { return }
        throw Failure(
            .cannotCreate,
            "\(output) holds the report of an experiment, which this one would replace. Choose another output folder.")
    }
}
