public import ChartRendering
public import Charts
import MemoryExperiment
public import Support

extension Report {
    /// The widths of the figures on a contact sheet, in points: a column, a page, a slide.
    public static let contactSheetWidths = [3.25, 6.75, 10].map { $0 * 72 }

    /// Figures in every width and theme, in colour and in grey, as the bytes of one file.
    ///
    /// - Parameters:
    ///   - names: The figures' names; if empty, all those of the report.
    ///   - journal: The journal's folder.
    ///   - firstJournal: The folder of more runs that stopped at first; nil for the one beside the journal, if any.
    ///   - themes: The look of the figures; one row each in colours and in grey.
    ///   - scale: The scale at which they are shown.
    ///   - format: The file's format; a picture gets fewer pixels per point if it would be too large.
    ///   - unfinished: Called with the missing runs if the journal's sweep has not ended.
    /// - Throws: `Failure(.usage)` for an unknown name, `Failure(.data)` if the journal cannot give a figure that was
    ///   named, and as reading a journal does.
    public static func contactSheet(
        of names: [String], journal: String, firstJournal: String? = nil, themes: [Theme], scale: Double,
        format: FigureFormat,
        unfinished: (MissingRuns) -> Void = { _ in }
    ) throws(Failure) -> [UInt8] {
        let figures = try sheetFigures(names, journal: journal, firstJournal: firstJournal, unfinished: unfinished)
        let texts = try themes.map { theme throws(Failure) in try theme.textMeasurement() }
        let rows = figures.flatMap { figure in
            zip(themes, texts).flatMap { sheetRows(of: figure, theme: $0, text: $1) }
        }
        let text = if let first = texts.first { first } else { try Theme.web.textMeasurement() }
        let sheet = ContactSheet(rows: rows, scale: scale).drawing(theme: .web, text: text)
        do {
            return try sheet.rendered(as: format.holding(sheet.size), title: "Contact sheet")
        } catch {
            throw Failure(drawing: "the contact sheet", error)
        }
    }

    /// Figures one per page of a PDF: in their own size, as wide as a column in colour and in grey and as wide as a page,
    /// side by side in every theme, with their measured sizes, captions and alternative texts.
    ///
    /// - Parameters:
    ///   - names: The figures' names; if empty, all those of the report.
    ///   - journal: The journal's folder.
    ///   - firstJournal: The folder of further runs; nil for the one beside the journal, if there is one.
    ///   - themes: The look of the figures; one column each.
    ///   - unfinished: Called with the missing runs if the journal's sweep has not ended.
    /// - Throws: As `contactSheet` does.
    public static func contactPages(
        of names: [String], journal: String, firstJournal: String? = nil, themes: [Theme],
        unfinished: (MissingRuns) -> Void = { _ in }
    ) throws(Failure) -> [UInt8] {
        let figures = try sheetFigures(names, journal: journal, firstJournal: firstJournal, unfinished: unfinished)
        let texts = try themes.map { theme throws(Failure) in try theme.textMeasurement() }
        let text = try Theme.web.textMeasurement()
        let pages = figures.map { figure in
            ContactPage(
                figure.name, columns: zip(themes, texts).map { pageColumn(of: figure, theme: $0, text: $1) },
                words: ["\(figure.title). \(figure.caption)", "Alternative text: \(figure.alternativeText)"]
            ).drawing(theme: .web, text: text)
        }
        do {
            return try Drawing.pdf(of: pages, title: "Contact sheet")
        } catch {
            throw Failure(drawing: "the contact sheet", error)
        }
    }

    /// The figures that are named, or all of the report that the journal can give.
    static func sheetFigures(
        _ names: [String], journal: String, firstJournal: String?, unfinished: (MissingRuns) -> Void
    ) throws(Failure) -> [Figure] {
        let data = try ReportData(ofJournal: journal, firstJournal: firstJournal)
        let catalogue = FigureCatalogue(data)
        if let missing = data.missing { unfinished(missing) }
        guard names.isEmpty else {
            return try names.map { name throws(Failure) in try catalogue.figure(named: name) }
        }
        let figures = catalogue.reported.compactMap { try? catalogue.figure($0) }
        guard !figures.isEmpty else {
            throw Failure(.data, "This journal cannot give any figure yet. Sweep further, then run the command again.")
        }
        return figures
    }

    private static func sheetRows(of figure: Figure, theme: Theme, text: PangoTextMeasurement) -> [ContactSheet.Row] {
        let drawings = contactSheetWidths.map { figure.chart.drawing(width: $0, theme: theme, text: text) }
        return [
            ContactSheet.Row("\(figure.name), \(theme.name)", drawings: drawings),
            ContactSheet.Row("\(figure.name), \(theme.name), without colours", drawings: drawings.map(\.withoutColors)),
        ]
    }

    private static func pageColumn(of figure: Figure, theme: Theme, text: PangoTextMeasurement) -> ContactPage.Column {
        func sample(_ drawing: Drawing) -> ContactPage.Sample {
            let (width, height) = (FigureHeights.inches(drawing.size.width), FigureHeights.inches(drawing.size.height))
            return ContactPage.Sample("\(width) × \(height) in", drawing)
        }
        let narrow = figure.chart.drawing(width: contactSheetWidths[0], theme: theme, text: text)
        let wide = figure.chart.drawing(width: contactSheetWidths[1], theme: theme, text: text)
        return ContactPage.Column(theme.name, rows: [[sample(narrow), sample(narrow.withoutColors)], [sample(wide)]])
    }
}

extension FigureFormat {
    /// The format with no more pixels than a picture of that size can have.
    fileprivate func holding(_ size: Size) -> FigureFormat {
        guard case .png(let pixelsPerPoint) = self else { return self }
        let most = min((60e6 / (size.width * size.height)).squareRoot(), 32_000 / max(size.width, size.height))
        return .png(pixelsPerPoint: min(pixelsPerPoint, most))
    }
}
