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
        // The alternatives come first because they need no study: those are being computed for sentences, and a figure
        // that waits for one keeps a thread from working.
        alternatives =
            format == .html ? await Alternative.all(of: outline.results, in: data, theme: theme, text: text) : []
        let (figures, omitted) = await Self.figures(outline.figures(of: data, in: format), of: data)
        let files = try await FigureFiles.render(figures, for: format, theme: theme, text: text, forms: forms)
        self.figures = files
        self.omitted = omitted
        frames = format == .html ? Self.frames(of: figures, theme: theme) : [:]
    }

    /// The figures of an experiment with their data, for documents that draw them otherwise.
    init(undrawn data: ReportData) async {
        // Every form of a report has the files of the figures that need no slider.
        let names = FigureCatalogue(data).reported.filter { !$0.hasSlider }
        let (figures, omitted) = await Self.figures(names, of: data)
        self.figures = figures.map(FigureFiles.init(undrawn:))
        self.omitted = omitted
        alternatives = []
        frames = [:]
    }

    private static func figures(
        _ names: [FigureName], of data: ReportData
    ) async -> ([Figure], omitted: [(name: String, reason: String)]) {
        let catalogue = FigureCatalogue(data)
        let made = await names.concurrentMap { name in
            Result { () throws(Unavailable) in try catalogue.figure(name) }
        }
        var (figures, omitted): ([Figure], [(name: String, reason: String)]) = ([], [])
        for (name, result) in zip(names, made) {
            switch result {
            case .success(let figure): figures.append(figure)
            case .failure(let unavailable): omitted.append((name.text, unavailable.reason))
            }
        }
        return (figures, omitted)
    }

    /// The frames of the maps of remaining differences, by their names.
    private static func frames(of figures: [Figure], theme: Theme) -> [String: String] {
        let frames = figures.compactMap { figure in
            figure.remainder.flatMap { RemainderFrames($0, theme: theme) }.map { (figure.name, $0.json.fitForScripts) }
        }
        return Dictionary(uniqueKeysWithValues: frames)
    }
}
