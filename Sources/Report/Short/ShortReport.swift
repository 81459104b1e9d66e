import Charts
import MemoryExperiment
import Typesetting

/// The figures and the table of a report of two pages.
///
/// They are those of the chapter that answers the question of the experiment, if there is one, and of the chapters that
/// the summary quotes.
struct ShortReport {
    /// The figure that opens the report.
    let opening: FigureName?
    /// The first table of these chapters that is small enough; of the whole report if they have none.
    let table: TableName?
    /// A figure of the same chapters.
    let figure: FigureName?
    /// The first of these chapters, which says the most about the experiment.
    let chapter: Chapter?

    /// The parts for an experiment's data.
    ///
    /// - Complexity: That of the studies of the chapters that the summary quotes, which are computed once.
    init(of data: ReportData) {
        let whole = ReportOutline(wholeOf: data.experiment)
        let quoted = data.mainResults(of: whole).compactMap(\.chapter).filter { !$0.isSpecific }
        let ranked = whole.chapters.filter { $0.isSpecific && $0.suits(data.experiment) } + quoted.reversed()
        let parts = ranked.flatMap(\.wholeParts)
        let (figures, tables) = (FigureCatalogue(data), TableCatalogue(data))
        func first(_ names: [FigureName]) -> FigureName? { names.first { (try? figures.figure($0)) != nil } }
        chapter = ranked.first
        let own = parts.compactMap(\.figure).map(FigureName.whole)
        let opening = first([.whole(.overview)] + own + figures.reported)
        self.opening = opening
        figure = first(own.filter { $0.text != opening?.text })
        let candidates = parts.compactMap(\.table).map(TableName.whole) + tables.reported
        table = candidates.first { name in
            (try? tables.table(name))?.printedHeight.map { $0 <= Self.largestTable } ?? false
        }
    }

    /// The figures in their order.
    var figures: [FigureName] { [opening, figure].compactMap(\.self) }
    /// The table, if there is one.
    var tables: [TableName] { [table].compactMap(\.self) }

    /// The largest height of the table with its words, in points.
    private static let largestTable = 400.0
    /// The largest height of a figure, in points; templates scale down what cannot be drawn as low.
    private static let largestFigure = 178.0

    /// A theme in which figures are low enough.
    static func theme(over theme: Theme) -> Theme {
        var theme = theme
        let page =
            theme.page
            ?? Theme.Page(
                columnWidth: Figure.usualWidth, fullWidth: Figure.usualWidth, greatestHeight: largestFigure)
        theme.page = Theme.Page(
            columnWidth: page.columnWidth, fullWidth: page.fullWidth,
            greatestHeight: min(page.greatestHeight, largestFigure))
        return theme
    }
}
