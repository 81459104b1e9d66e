import ChartRendering
import Charts
import MemoryExperiment
import Support

extension Report {
    /// One figure, or several in one, as the bytes of a file: the drawing, or the data behind it.
    ///
    /// - Parameters:
    ///   - request: The figures and their arrangement.
    ///   - journal: The journal's folder.
    ///   - firstJournal: The folder of more runs that stopped at first; nil for the one beside the journal, if any.
    ///   - format: What the file holds.
    ///   - size: The size of a drawing.
    ///   - theme: The look of a drawing.
    ///   - unfinished: Called with the missing runs if the journal's sweep has not ended.
    /// - Throws: As `renderFigure` does.
    public static func figureFile(
        _ request: FigureRequest, journal: String, firstJournal: String? = nil, format: FigureFileFormat,
        size: FigureSize, theme: Theme, unfinished: (MissingRuns) -> Void = { _ in }
    ) throws(Failure) -> [UInt8] {
        switch format {
        case .drawing(let format):
            try renderFigure(
                request, journal: journal, firstJournal: firstJournal, format: format, size: size, theme: theme,
                unfinished: unfinished)
        case .data(let format):
            Array(
                try figure(request, journal: journal, firstJournal: firstJournal, unfinished: unfinished)
                    .text(as: format).utf8)
        }
    }

    /// Words of one figure, or of several in one, without drawing them.
    ///
    /// - Parameters:
    ///   - words: Which words.
    ///   - request: The figures and their arrangement.
    ///   - journal: The journal's folder.
    ///   - firstJournal: The folder of more runs that stopped at first; nil for the one beside the journal, if any.
    ///   - unfinished: Called with the missing runs if the journal's sweep has not ended.
    /// - Throws: `Failure(.usage)` for an unknown name, `Failure(.data)` with the reason if the journal cannot give the
    ///   figure, and as reading a journal does.
    public static func figureWords(
        _ words: FigureWords, of request: FigureRequest, journal: String, firstJournal: String? = nil,
        unfinished: (MissingRuns) -> Void = { _ in }
    ) throws(Failure) -> String {
        try figure(request, journal: journal, firstJournal: firstJournal, unfinished: unfinished).text(of: words)
    }

    private static func figure(
        _ request: FigureRequest, journal: String, firstJournal: String?, unfinished: (MissingRuns) -> Void
    ) throws(Failure) -> Figure {
        let data = try ReportData(ofJournal: journal, firstJournal: firstJournal)
        let figure = try request.figure(from: FigureCatalogue(data))
        if let missing = data.missing { unfinished(missing) }
        return figure
    }
}
