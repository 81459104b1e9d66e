public import ChartRendering
public import Charts
import MemoryExperiment
public import Support

/// The figures that one file shows, their arrangement, and the tiles that stand out.
public struct FigureRequest: Hashable, Sendable {
    /// The names of the figures, at least one.
    public let names: [String]
    /// How several are arranged.
    public let composition: Composition
    /// The tiles of heat maps to outline.
    public let marks: [TileMark]

    /// The most figures in one file.
    private static let most = GridSize.allowed.upperBound * GridSize.allowed.upperBound

    /// A request that can be met if the figures exist.
    ///
    /// - Throws: `Failure(.usage)` without figures, for more than a layout holds, and for a layout, letters or shared
    ///   colours of a single figure.
    public init(
        _ names: [String], composition: Composition = Composition(), marks: [TileMark] = []
    ) throws(Failure) {
        guard !names.isEmpty else { throw Failure(.usage, "Name a figure.") }
        guard names.count > 1 || composition == Composition() else {
            throw Failure(
                .usage, "--layout, --letters and --share-colors are for several figures: name at least two.")
        }
        guard names.count <= Self.most else {
            throw Failure(
                .usage, "A file holds at most \(Self.most) figures, and \(names.count) are named. Use several files.")
        }
        if let layout = composition.layout, layout.places < names.count {
            let columns = Int(Double(names.count).squareRoot().rounded(.up))
            throw Failure(
                .usage,
                """
                The layout \(layout) holds \(NumberText.count(layout.places, "figure", "figures")), and \
                \(names.count) are named. Choose a larger one, such as \
                \((names.count + columns - 1) / columns)x\(columns), or leave --layout out.
                """)
        }
        self.names = names
        self.composition = composition
        self.marks = marks
    }

    /// The named figures in one.
    ///
    /// - Throws: `Failure(.usage)` for an unknown name, a tile that a heat map lacks, and colours that cannot be shared;
    ///   `Failure(.data)` with the reason if the journal cannot give a figure.
    package func figure(from catalogue: FigureCatalogue) throws(Failure) -> Figure {
        let figures = try names.map { name throws(Failure) in try catalogue.figure(named: name) }
        let marked = try Figure.marking(marks, in: figures)
        if marked.count == 1, let only = marked.first { return only }
        return try .composed(of: marked, as: composition)
    }
}

extension Report {
    /// One figure, or several in one, as the bytes of a file.
    ///
    /// - Parameters:
    ///   - request: The figures and their arrangement.
    ///   - journal: The journal's folder.
    ///   - firstJournal: The folder of more runs that stopped at first; nil for the one beside the journal, if any.
    ///   - format: The file's format.
    ///   - size: The size of the whole.
    ///   - theme: The look of the figures.
    ///   - unfinished: Called with the missing runs if the journal's sweep has not ended.
    /// - Throws: `Failure(.usage)` for an unknown name, a request that the figures do not suit or a size that they cannot
    ///   have, `Failure(.data)` with the reason if the journal cannot give a figure, and as reading a journal does.
    public static func renderFigure(
        _ request: FigureRequest, journal: String, firstJournal: String? = nil, format: FigureFormat, size: FigureSize,
        theme: Theme,
        unfinished: (MissingRuns) -> Void = { _ in }
    ) throws(Failure) -> [UInt8] {
        let data = try ReportData(ofJournal: journal, firstJournal: firstJournal)
        let figure = try request.figure(from: FigureCatalogue(data))
        if let missing = data.missing { unfinished(missing) }
        return try size.rendered(
            figure.chart, named: figure.name, title: figure.title, as: format, theme: theme,
            text: theme.textMeasurement())
    }
}
