public import Charts
import Support

/// How several figures are arranged in one.
public struct Composition: Hashable, Sendable {
    /// The rows and columns; nil for those that suit the width.
    public var layout: GridSize?
    /// Whether panels have letters.
    public var hasLetters: Bool
    /// Whether all panels are heat maps on one colour scale with one colour bar.
    public var sharesColors: Bool

    /// An arrangement; by default without letters, each figure with its own colours.
    public init(layout: GridSize? = nil, hasLetters: Bool = false, sharesColors: Bool = false) {
        self.layout = layout
        self.hasLetters = hasLetters
        self.sharesColors = sharesColors
    }
}

extension Figure {
    /// Several figures in one, whose words are those of its panels after their letters.
    ///
    /// - Throws: `Failure(.usage)` if colours are to be shared and the figures are not heat maps of one quantity.
    static func composed(of figures: [Figure], as composition: Composition) throws(Failure) -> Figure {
        var grid = try grid(of: figures, as: composition)
        grid.names = figures.map { $0.subject.map { RichText($0) } }
        func words(_ text: KeyPath<Figure, String>) -> [String] {
            figures.enumerated().map { "(\(ChartGrid.letter(of: $0))) \($1[keyPath: text])" }
        }
        var caption = words(\.caption)
        if composition.sharesColors, let map = grid.charts.first as? HeatMap {
            caption.append("All panels share one \(map.coloring.isLogarithmic ? "logarithmic " : "")colour scale.")
        }
        return Figure(
            name: figures.map(\.name).joined(separator: " "), title: words(\.title).joined(separator: "; "),
            caption: caption.joined(separator: " "), alternativeText: words(\.alternativeText).joined(separator: " "),
            chart: grid, width: compositionWidth)
    }

    private static func grid(of figures: [Figure], as composition: Composition) throws(Failure) -> ChartGrid {
        let (columns, hasLetters) = (composition.layout?.columns, composition.hasLetters)
        guard composition.sharesColors else {
            return ChartGrid(figures.map(\.chart), columns: columns, hasLetters: hasLetters)
        }
        let maps = try figures.map { figure throws(Failure) in
            guard let map = figure.chart as? HeatMap else {
                throw Failure(
                    .usage,
                    """
                    --share-colors needs heat maps, and ‘\(figure.name)’ is none. Leave it out, or name heat maps only.
                    """)
            }
            return (figure.name, map)
        }
        if let grid = ChartGrid(sharingColorsOf: maps.map(\.1), columns: columns, hasLetters: hasLetters) {
            return grid
        }
        let quantities = maps.reduce(into: [(name: String, title: String)]()) { quantities, map in
            let title = map.1.valueTitle.plainText
            if !quantities.contains(where: { $0.title == title }) { quantities.append((map.0, title)) }
        }
        throw Failure(
            .usage,
            """
            --share-colors needs heat maps that show the same quantity, but \
            \(NumberText.list(quantities.map { "‘\($0.name)’ shows “\($0.title)”" })). Leave it out, or name heat maps \
            of one quantity.
            """)
    }
}
