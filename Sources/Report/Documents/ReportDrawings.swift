import ChartRendering
import Charts
import MemoryExperiment
import Support

/// The figures of a report in one theme.
struct ReportDrawings: Sendable {
    /// The figures in the order of the report.
    let figures: [FigureFiles]
    /// The figures that the experiment cannot give, with the reasons.
    let omitted: [(name: String, reason: String)]
    /// The alternatives that a page can show in place of the tables and maps of means.
    let alternatives: [Alternative]
    /// The frames of animated figures, as JSON by their names.
    let frames: [String: String]

    /// Draws the figures of an experiment on all cores.
    ///
    /// - Parameters:
    ///   - outline: What the report has.
    ///   - forms: The forms to make of each figure.
    /// - Throws: `Failure` if a font is missing or a library fails.
    init(
        of data: ReportData, outline: ReportOutline, format: ReportFormat, theme: Theme, text: PangoTextMeasurement,
        forms: FigureFiles.Forms = .all
    ) async throws(Failure) {
        async let alternatives =
            format == .html ? Self.alternatives(of: outline.results, in: data, theme: theme, text: text) : []
        let (figures, omitted) = Self.figures(outline.figures(of: data), of: data)
        let files = try await FigureFiles.render(figures, for: format, theme: theme, text: text, forms: forms)
        self.figures = files
        self.omitted = omitted
        self.alternatives = await alternatives
        frames = format == .html ? Self.frames(of: figures, theme: theme) : [:]
    }

    /// The figures of an experiment with their data, for documents that draw them otherwise.
    init(undrawn data: ReportData) {
        let (figures, omitted) = Self.figures(FigureCatalogue(data).reported, of: data)
        self.figures = figures.map(FigureFiles.init(undrawn:))
        self.omitted = omitted
        alternatives = []
        frames = [:]
    }

    private static func figures(
        _ names: [FigureName], of data: ReportData
    ) -> ([Figure], omitted: [(name: String, reason: String)]) {
        let catalogue = FigureCatalogue(data)
        var (figures, omitted): ([Figure], [(name: String, reason: String)]) = ([], [])
        for name in names {
            do throws(Unavailable) {
                figures.append(try catalogue.figure(name))
            } catch {
                omitted.append((name.text, error.reason))
            }
        }
        return (figures, omitted)
    }

    private static func alternatives(
        of slices: [Slice], in data: ReportData, theme: Theme, text: PangoTextMeasurement
    ) async -> [Alternative] {
        Alternative.all(of: slices, in: data, theme: theme, text: text)
    }

    /// The frames of the maps of remaining differences, by their names.
    private static func frames(of figures: [Figure], theme: Theme) -> [String: String] {
        let frames = figures.compactMap { figure in
            figure.remainder.flatMap { RemainderFrames($0, theme: theme) }.map { (figure.name, $0.json.fitForScripts) }
        }
        return Dictionary(uniqueKeysWithValues: frames)
    }
}
