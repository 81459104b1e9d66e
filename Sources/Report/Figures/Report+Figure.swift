import ChartRendering
import Charts
import MemoryExperiment
import Support

extension Report {
    /// One figure as the bytes of a file: its drawing, or the data behind it.
    ///
    /// - Parameters:
    ///   - name: The figure's name, such as `heatmap-lstm-max-1e-3-settled`.
    ///   - journal: The journal's folder.
    ///   - format: What the file holds.
    ///   - size: The size of a drawing.
    ///   - theme: The look of a drawing.
    ///   - unfinished: Called with the missing runs if the journal's sweep has not ended.
    /// - Throws: As `renderFigure` does.
    public static func figureFile(
        name: String, journal: String, format: FigureFileFormat, size: FigureSize, theme: Theme,
        unfinished: (MissingRuns) -> Void = { _ in }
    ) throws(Failure) -> [UInt8] {
        switch format {
        case .drawing(let format):
            try renderFigure(
                name: name, journal: journal, format: format, size: size, theme: theme, unfinished: unfinished)
        case .data(let format):
            Array(try figure(name: name, journal: journal, unfinished: unfinished).text(as: format).utf8)
        }
    }

    /// Words of one figure, without drawing it.
    ///
    /// - Parameters:
    ///   - words: Which words.
    ///   - name: The figure's name.
    ///   - journal: The journal's folder.
    ///   - unfinished: Called with the missing runs if the journal's sweep has not ended.
    /// - Throws: `Failure(.usage)` for an unknown name, `Failure(.data)` with the reason if the journal cannot give the
    ///   figure, and as reading a journal does.
    public static func figureWords(
        _ words: FigureWords, name: String, journal: String, unfinished: (MissingRuns) -> Void = { _ in }
    ) throws(Failure) -> String {
        try figure(name: name, journal: journal, unfinished: unfinished).text(of: words)
    }

    private static func figure(
        name: String, journal: String, unfinished: (MissingRuns) -> Void
    ) throws(Failure) -> Figure {
        let data = try ReportData(journal: Journal.read(journal))
        let figure = try FigureCatalogue(data).figure(named: name)
        if let missing = data.missing { unfinished(missing) }
        return figure
    }
}
