import Cairo
import ChartRendering
import Charts
import MemoryExperiment
import Support

/// A figure in every form a report needs.
package struct FigureFiles: Sendable {
    /// The figure.
    package let figure: Figure
    /// The files below the output folder.
    package let files: [OutputFile]
    /// The drawing as elements of a page; nil in a report for paper.
    package let pageDrawing: PageDrawing?

    /// The resolution of a report's pictures, in pixels per point: 144 per inch, as fine as most screens; the command
    /// `figure` draws finer ones.
    static let pixelsPerPoint = 2.0

    /// The forms to make of a figure.
    package enum Forms: Sendable {
        /// Its files, its data among them, and, in an HTML report, the element of the page.
        case all
        /// Only the element of the page.
        case inline
    }

    /// Draws a figure once and renders it in every form that a report needs.
    ///
    /// - Throws: `Failure` if a font is missing or a library fails.
    init(
        _ figure: Figure, for report: ReportFormat, theme: Theme, text: PangoTextMeasurement, forms: Forms
    ) throws(Failure) {
        self.figure = figure
        do {
            let formats = forms == .all ? Self.formats(for: report) : []
            let drawing = formats.isEmpty ? nil : figure.chart.drawing(width: figure.width, theme: theme, text: text)
            let pictures = try formats.compactMap { ending, format in
                try drawing.map {
                    OutputFile(
                        path: "figures/\(figure.name).\(ending)",
                        bytes: try $0.rendered(as: format, title: figure.title))
                }
            }
            files = pictures + (forms == .all ? [Self.data(of: figure)] : [])
            pageDrawing = report == .html ? figure.pageDrawing(theme: theme, text: text) : nil
        } catch {
            throw Failure(drawing: figure.name, error)
        }
    }

    /// A figure with the file of its data alone.
    init(undrawn figure: Figure) {
        self.figure = figure
        files = [Self.data(of: figure)]
        pageDrawing = nil
    }

    /// The forms of a figure's files with their endings.
    private static func formats(for report: ReportFormat) -> [(String, FigureFormat)] {
        switch report {
        case .html: [("svg", .svg), ("pdf", .pdf), ("png", .png(pixelsPerPoint: pixelsPerPoint))]
        case .latex: [("pdf", .pdf)]
        case .typst: [("svg", .svg)]
        }
    }

    /// The file of every number that the figure shows.
    private static func data(of figure: Figure) -> OutputFile {
        OutputFile(path: dataPath(of: figure), text: figure.text(as: .csv))
    }

    /// The path of that file below the output folder.
    static func dataPath(of figure: Figure) -> String { "figures/\(figure.name).csv" }

    /// Renders figures on all cores.
    ///
    /// - Returns: The figures in the order in which they were given.
    package static func render(
        _ figures: [Figure], for report: ReportFormat, theme: Theme, text: PangoTextMeasurement, forms: Forms = .all
    ) async throws(Failure) -> [FigureFiles] {
        try await figures.concurrentMap { figure throws(Failure) in
            try FigureFiles(figure, for: report, theme: theme, text: text, forms: forms)
        }
    }
}

extension Failure {
    /// The error of a drawing library, such as a font that is not installed.
    package init(drawing what: String, _ error: any Error) {
        let kind: Kind =
            switch error {
            case CairoError.fontNotInstalled: .missingInput
            case CairoError.extent, CairoError.characterMissing: .data
            default: .inputOutput
            }
        self.init(kind, "Drawing \(what) failed: \(error)")
    }
}
