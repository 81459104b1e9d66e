import ChartRendering
public import Charts
import Foundation
import MemoryExperiment
public import Report
public import Support
import Typesetting

extension Gallery {
    /// Writes the gallery.
    ///
    /// The folder then holds `report.html`, `report.md`, `figures/`, `tables/` and `manifest.json`; figures and tables of
    /// an earlier gallery that this one does not write are removed.
    ///
    /// - Parameters:
    ///   - output: The folder to write to; it is created if missing.
    ///   - templates: The templates of the documents.
    ///   - theme: The look of the figure.
    ///   - options: What may be replaced in the folder, and how to wait for another process that writes to it.
    /// - Throws: `Failure(.cannotCreate)` if the folder holds another report or a journal, and as writing does.
    public func write(
        to output: String, templates: GalleryTemplates, theme: Theme = .web, options: OutputOptions = OutputOptions()
    ) async throws(Failure) {
        try Self.requireNoReport(in: output)
        try OutputFolder(path: output).requireRoom(for: ["report.html", "report.md"], options: options)
        let (files, libraries) = try await files(templates: templates, theme: theme)
        var manifest = Manifest(
            analyzing: analyses.map(\.digest), results: table.text(as: .csv), libraries: libraries, files: files)
        manifest.experiment = Self.manifestName
        try await OutputFolder(path: output).write(files, manifest: manifest, options: options)
    }

    /// What the manifest of a gallery says in the place of an experiment’s name.
    static let manifestName = "gallery"

    /// Rejects a folder with another report or a journal, because its figures and tables would be lost.
    private static func requireNoReport(in output: String) throws(Failure) {
        let isReport = Manifest.read(from: output).map { $0.experiment != manifestName } ?? false
        guard isReport || FileManager.default.fileExists(atPath: Journal.folder(inOutput: output)) else { return }
        throw Failure(
            .cannotCreate,
            "\(output) holds another report or a journal, which this one would replace. Choose another output folder.")
    }

    private var table: Table { .memory(of: self) }

    /// Every file of the gallery except its manifest, and the libraries that drew it.
    package func files(
        templates: GalleryTemplates, theme: Theme = .web
    ) async throws(Failure) -> ([OutputFile], DrawingLibraries) {
        let libraries = try theme.drawingLibraries()
        let figures = try await FigureFiles.render(
            [Figure.networks(of: self)], for: .html, theme: theme, text: theme.textMeasurement())
        let documents = GalleryTemplates.formats.map { format in
            templates.document(format, context(figures, format, templates, libraries))
        }
        return (
            figures.flatMap(\.files) + OutputFile.files(of: table, as: ReportFormat.html.tableFormats) + documents,
            libraries
        )
    }

    private func context(
        _ figures: [FigureFiles], _ format: DocumentFormat, _ templates: GalleryTemplates, _ libraries: DrawingLibraries
    ) -> GalleryContext {
        var document = DocumentBuilder(format: format)
        let copies = format == .html ? TableCopies(table).json : ""
        let parts =
            figures.map { PartContext.figure(document.placed($0)) } + [.table(document.placed(table, copies: copies))]
        return GalleryContext(
            title: format.plain("How long \(NumberText.count(rows.count, "network", "networks")) remember"),
            summary: format.plain("\(headline)."),
            styleSheet: DocumentBuilder.styleSheet(templates.styleSheet, drawings: figures.compactMap(\.pageDrawing)),
            script: templates.script, findings: document.findings(findings), parts: parts,
            about: format.ready(Prose(about)), sources: sources(format),
            method: format.ready(templates.method(GalleryFacts(gallery: self, libraries: libraries))))
    }

    /// Networks and recordings with their digests, each once.
    private func sources(_ format: DocumentFormat) -> [OriginContext] {
        let all = rows.flatMap { row in
            row.analyses.flatMap { network -> [OriginContext] in
                let module = network.module.isEmpty ? "" : ", network \(network.module)"
                let checkpoint = OriginContext(
                    text: format.plain("\(network.name)\(module) (\(network.architecture))."), digest: network.digest)
                switch network.input {
                case .noise: return [checkpoint]
                case .recording(let name, let digest):
                    return [checkpoint, OriginContext(text: format.plain("Its recording \(name)."), digest: digest)]
                }
            }
        }
        return all.reduce(into: []) { sources, source in
            if !sources.contains(where: { $0.text == source.text && $0.digest == source.digest }) {
                sources.append(source)
            }
        }
    }
}
