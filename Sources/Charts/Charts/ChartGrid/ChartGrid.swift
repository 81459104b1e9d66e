/// Several charts in one drawing, row by row in columns of equal width.
///
/// The title of each is above its panel in small letters. The titles of a column begin at the same distance from the
/// left, and the plotting areas of a row begin at the same height.
public struct ChartGrid: Chart {
    /// The charts in order.
    public let charts: [any Chart]
    /// The number of columns; if nil, as suits the width.
    public let columns: Int?
    /// Whether panels have the letters a, b, c and so on at their upper left.
    public let hasLetters: Bool
    /// The short names of the panels in themes without titles; those beyond its end have none.
    public var names: [RichText?] = []
    /// The colour bar of all heat maps; nil if each chart has its own legend.
    let colorBar: SharedColorBar?

    /// One colour bar for several heat maps.
    struct SharedColorBar: Hashable {
        /// How their values are mapped to colours.
        let coloring: HeatMap.Coloring
        /// The title of their values.
        let title: RichText
        /// The label of lower bounds; nil if there are none.
        let beyond: RichText?
        /// Whether thousands are abbreviated.
        let isAbbreviated: Bool
    }

    /// Charts with their own legends.
    public init(_ charts: [any Chart], columns: Int? = nil, hasLetters: Bool = false) {
        self.init(charts, columns: columns, hasLetters: hasLetters, colorBar: nil)
    }

    /// Heat maps of one quantity with the same colours for the same values, and one colour bar.
    ///
    /// - Returns: Nil if they show different quantities.
    public init?(sharingColorsOf maps: [HeatMap], columns: Int? = nil, hasLetters: Bool = false) {
        guard let first = maps.first, maps.allSatisfy({ $0.showsSameQuantity(as: first) }) else { return nil }
        let coloring = HeatMap.commonColoring(of: maps)
        let isAbbreviated = maps.contains(where: \.isAbbreviated)
        let charts = maps.map { map in
            var map = map
            map.coloring = coloring ?? map.coloring
            map.showsColorBar = false
            map.isAbbreviated = isAbbreviated
            return map
        }
        self.init(
            charts, columns: columns, hasLetters: hasLetters,
            colorBar: coloring.map { coloring in
                SharedColorBar(
                    coloring: coloring, title: first.valueTitle, beyond: charts.compactMap(\.beyond).first,
                    isAbbreviated: isAbbreviated)
            })
    }

    private init(_ charts: [any Chart], columns: Int?, hasLetters: Bool, colorBar: SharedColorBar?) {
        self.charts = charts
        self.columns = columns
        self.hasLetters = hasLetters
        self.colorBar = colorBar
    }

    /// The short name of a panel; nil if it has none.
    func name(of index: Int) -> RichText? { names.indices.contains(index) ? names[index] : nil }

    /// Every number that the charts show.
    public var data: ChartData { ChartData(title: title?.unicodeText ?? "", joining: charts.map(\.data)) }

    /// The letter of a panel counted from 0: `a` to `z`, then `aa`, `ab` and so on.
    public static func letter(of index: Int) -> String {
        let letters = Array("abcdefghijklmnopqrstuvwxyz")
        let last = String(letters[max(0, index) % letters.count])
        return index < letters.count ? last : letter(of: index / letters.count - 1) + last
    }
}

extension ChartGrid {
    /// Draws the panels; the drawing is wider than asked if it is narrower than `leastWidth`.
    public func drawing(width: Double, stretch: Double, theme: Theme, text: some TextMeasuring) -> Drawing {
        let width = ChartWidth.nearest(to: width)
        func layout(_ direction: ColorBar.Direction) -> ChartGridLayout {
            let bar = colorBar.flatMap { shared in
                ColorScale(shared.coloring, values: [], sequential: theme.inks.colorMap).map {
                    ColorBar(
                        colors: $0, title: shared.title, direction: direction, beyond: shared.beyond,
                        isAbbreviated: shared.isAbbreviated, theme: theme)
                }
            }
            return ChartGridLayout(of: self, width: width, stretch: stretch, colorBar: bar, theme: theme, text: text)
        }
        // A single column of heat maps has its bar above them if a map alone has, so that numbers fit into the tiles.
        if columnCount(width: width, theme: theme) == 1, width < HeatMapLayout.narrowWidth {
            return layout(.rightwards).drawing(theme: theme, text: text)
        }
        let upright = layout(.upwards)
        return (upright.hasRoomForColorBar ? upright : layout(.rightwards)).drawing(theme: theme, text: text)
    }

    /// The number of columns at a width.
    ///
    /// Unless it is given, all panels are in one row if each gets a comfortable width; otherwise there are about as many
    /// rows as columns.
    public func columnCount(width: Double, theme: Theme) -> Int {
        if let columns { return max(1, columns) }
        let gutter = Self.gutter(in: theme)
        let comfortable = max(ChartWidth.allowed.lowerBound, 24 * theme.typography.tick)
        let most = GridSize.allowed.upperBound
        let fitting = min(max(1, Int((width + gutter) / (comfortable + gutter))), most)
        guard charts.count > fitting else { return max(1, charts.count) }
        let square = Int(Double(charts.count).squareRoot().rounded(.up))
        return max(min(square, fitting), (charts.count + most - 1) / most)
    }

    /// The smallest width in which every panel has the smallest allowed width of a chart.
    ///
    /// - Parameters:
    ///   - width: The width that the number of columns is chosen for unless it is given.
    ///   - theme: The theme.
    public func leastWidth(at width: Double, theme: Theme) -> Double {
        let columns = Double(columnCount(width: width, theme: theme))
        return columns * ChartWidth.allowed.lowerBound + (columns - 1) * Self.gutter(in: theme)
    }

    /// The distance between panels, in addition to their margins.
    static func gutter(in theme: Theme) -> Double { theme.metrics.gap }
}
