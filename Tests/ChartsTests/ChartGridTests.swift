import Charts
import Testing

@Suite("Grids of charts")
struct ChartGridTests {
    private let text = FixedWidthText()

    /// Grids of charts of every kind, with and without a common colour bar.
    private static let grids = [
        ChartGrid([Samples.values, Samples.censored], columns: 2, hasLetters: true),
        ChartGrid([Samples.values, Samples.panels, PlotsTests.growth], columns: 2, hasLetters: true),
        ChartGrid([Samples.differences, Samples.panels, Samples.allCensored, Samples.values], columns: 2),
        ChartGrid(sharingColorsOf: [Samples.values, lowValues, Samples.values], columns: 2, hasLetters: true),
        ChartGrid(sharingColorsOf: [Samples.values, lowValues], columns: 1, hasLetters: true),
    ].compactMap(\.self)

    /// The values of `Samples.values` by half.
    private static let lowValues = HeatMap(
        title: "Fewer steps", columns: Samples.columns, rows: Samples.rows, valueTitle: "mean steps"
    ) { column, row in
        .value(Double(row * 8 + column) / 2, label: "\(row * 8 + column)/2")
    }

    /// A heat map of two values.
    private func map(_ values: [Double], title: RichText = "v", _ coloring: HeatMap.Coloring = .linear()) -> HeatMap {
        HeatMap(
            columns: .init(title: "x", labels: ["1", "2"]), rows: .init(title: "y", labels: ["1"]), valueTitle: title,
            coloring: coloring
        ) { column, _ in .value(values[column], label: "\(values[column])") }
    }

    @Test(
        "no letter, title or label overlaps another or leaves the drawing, in every theme", arguments: grids.indices,
        [504.0, 720])
    func texts(index: Int, width: Double) {
        let grid = Self.grids[index]
        for theme in Theme.builtIn {
            for showsTitles in [false, true] {
                var theme = theme
                theme.showsTitles = showsTitles
                let drawing = grid.drawing(width: width, theme: theme, text: text)
                let overlaps = drawing.overlappingTexts(measuredBy: text)
                #expect(overlaps.isEmpty, "\(theme.name): \(overlaps)")
                let outside = drawing.textsOutside(measuredBy: text)
                #expect(outside.isEmpty, "\(theme.name): \(outside)")
                #expect(drawing.size.width == width)
                let letters = drawing.texts.filter { $0.style.weight == .bold && $0.text.plainText.count == 1 }
                #expect(letters.map(\.text.plainText) == (grid.hasLetters ? Self.letters(grid.charts.count) : []))
            }
        }
    }

    private static func letters(_ count: Int) -> [String] { (0..<count).map(ChartGrid.letter) }

    @Test("letters go on after z")
    func letters() {
        #expect([0, 1, 25, 26, 35, 52].map(ChartGrid.letter) == ["a", "b", "z", "aa", "aj", "ba"])
    }

    @Test("a letter is above the upper left corner of its cells, and its title beside it")
    func heads() throws {
        let grid = ChartGrid([Samples.values, Self.lowValues], columns: 2, hasLetters: true)
        let drawing = grid.drawing(width: 504, theme: .web, text: text)
        let cells = [Array(drawing.hotRegions.prefix(64)), Array(drawing.hotRegions.suffix(64))]
        for (letter, title, cells) in zip3(["a", "b"], ["Steps", "Fewer steps"], cells) {
            let left = try #require(cells.map(\.rectangle.left).min())
            let top = try #require(cells.map(\.rectangle.top).min())
            let line = try #require(drawing.texts(saying: letter).first { $0.style.weight == .bold })
            #expect(abs(line.position.x - left) < 1 && line.position.y < top)
            let head = try #require(drawing.texts(saying: title).first)
            #expect(head.position.y == line.position.y && head.position.x > line.position.x + 5)
            #expect(head.style.size == Theme.web.typography.axisTitle && head.style.weight == .bold)
        }
        #expect(Set(drawing.texts.filter { $0.style.weight == .bold }.map(\.position.y)).count == 1)
    }

    private func zip3<A, B, C>(_ a: [A], _ b: [B], _ c: [C]) -> [(A, B, C)] {
        zip(a, zip(b, c)).map { ($0, $1.0, $1.1) }
    }

    @Test("plotting areas of a row begin at the same height")
    func alignment() throws {
        let drawing = ChartGrid([Samples.values, Samples.panels], columns: 2)
            .drawing(width: 720, theme: .web, text: text)
        let panel = try #require(
            drawing.shapes.compactMap { if case .clipped(let area, _) = $0 { area } else { nil } }.first)
        let areaTop = panel.top + Theme.web.metrics.line
        let cellTop = try #require(drawing.hotRegions.filter { $0.details.count == 2 }.map(\.rectangle.top).min())
        #expect(abs(cellTop - areaTop) < 1)
    }

    @Test("tooltips move with their panels")
    func hotRegions() throws {
        let alone = Samples.values.drawing(width: 249, theme: .web, text: text)
        let drawing = ChartGrid([Samples.values, Samples.values, Samples.values], columns: 2)
            .drawing(width: 504, theme: .web, text: text)
        #expect(drawing.hotRegions.count == 3 * 64)
        let tiles = Set(drawing.filledRectangles.map(\.rectangle))
        #expect(tiles.count == 3 * 64)
        for region in drawing.hotRegions { #expect(tiles.contains(region.rectangle)) }
        #expect(drawing.hotRegions.prefix(64).map(\.details) == alone.hotRegions.map(\.details))
        let firsts = [0, 64, 128].map { drawing.hotRegions[$0].rectangle }
        #expect(firsts[1].top == firsts[0].top && firsts[1].left > firsts[0].right)
        #expect(firsts[2].left == firsts[0].left && firsts[2].top > firsts[0].bottom)
    }

    @Test("shared colours have one scale over all values and one bar", arguments: [1, 2])
    func sharedColors(columns: Int) throws {
        let grid = try #require(ChartGrid(sharingColorsOf: [Self.lowValues, Samples.values], columns: columns))
        let drawing = grid.drawing(width: 504, theme: .web, text: text)
        let bars = drawing.flattened.count { if case .gradient = $0 { true } else { false } }
        #expect(bars == 1)
        #expect(drawing.texts(saying: "mean steps").count == 1)
        func color(_ label: String) throws -> Color {
            let region = try #require(drawing.hotRegions.first { $0.title == label })
            return try #require(drawing.filledRectangles.first { $0.rectangle == region.rectangle }).color
        }
        #expect(try color("63.0") == ColorMap.viridis.color(at: 1))
        #expect(try color("62/2") == color("31.0"))
        #expect(try color("63/2") == ColorMap.viridis.color(at: 0.5))
    }

    @Test("the bar is beside the cells, as high as all of them")
    func bar() throws {
        let grid = try #require(ChartGrid(sharingColorsOf: [Self.lowValues, Samples.values], columns: 2))
        let drawing = grid.drawing(width: 504, theme: .web, text: text)
        let strip = try #require(
            drawing.flattened.compactMap { if case .gradient(let area, _) = $0 { area } else { nil } }.first)
        let cells = drawing.hotRegions.map(\.rectangle)
        #expect(abs(strip.top - (cells.map(\.top).min() ?? 0)) < 1)
        #expect(abs(strip.bottom - (cells.map(\.bottom).max() ?? 0)) < 1)
        #expect(strip.left > cells.map(\.right).max() ?? .infinity)
    }

    @Test("a title longer than the cells are high puts the bar above them")
    func barAbove() throws {
        let title = RichText(String(repeating: "long title ", count: 6))
        let grid = try #require(ChartGrid(sharingColorsOf: [map([1, 2], title: title), map([3, 4], title: title)]))
        let drawing = grid.drawing(width: 504, theme: .web, text: text)
        let strip = try #require(
            drawing.flattened.compactMap { if case .gradient(let area, _) = $0 { area } else { nil } }.first)
        #expect(drawing.hotRegions.allSatisfy { $0.rectangle.top > strip.bottom })
        #expect(drawing.overlappingTexts(measuredBy: text).isEmpty && drawing.textsOutside(measuredBy: text).isEmpty)
    }

    @Test("heat maps of different quantities share no colours")
    func quantities() {
        #expect(ChartGrid(sharingColorsOf: [map([1, 2]), map([1, 2], title: "w")]) == nil)
        #expect(ChartGrid(sharingColorsOf: [map([1, 2]), map([1, 2], .diverging())]) == nil)
        #expect(ChartGrid(sharingColorsOf: []) == nil)
    }

    @Test("a common scale covers values and given ranges, and is logarithmic if any is")
    func commonRange() throws {
        func coloring(_ maps: HeatMap...) throws -> [HeatMap.Coloring] {
            try #require(ChartGrid(sharingColorsOf: maps)).charts.compactMap { ($0 as? HeatMap)?.coloring }
        }
        #expect(try coloring(map([3, 5]), map([1, 4])) == [.linear(0...5), .linear(0...5)])
        #expect(try coloring(map([3, 5], .linear(2...9)), map([1, 4])).first == .linear(0...9))
        #expect(try coloring(map([3, 500], .logarithmic()), map([0, 4])).last == .logarithmic(3...500))
        #expect(try coloring(map([0, 0], .logarithmic())).first == .logarithmic(1...10))
        #expect(try coloring(map([-3, 1], .diverging()), map([0, 2], .diverging())).first == .diverging(magnitude: 3))
        #expect(try coloring(map([0.2, 0.2]), map([.nan, 0.2])).first == .linear(0...0.2))
        #expect(try coloring(map([0, 0]), map([.nan, 0])).first == .linear(0...1))
        let bounds = try #require(ChartGrid(sharingColorsOf: [Samples.allCensored, Samples.allCensored]))
        #expect(!bounds.drawing(width: 504, theme: .web, text: text).hasGradient)
    }

    @Test("panels are in one row if it fits, otherwise about as many rows as columns")
    func columns() {
        func columns(_ count: Int, _ width: Double, _ theme: Theme = .web) -> Int {
            ChartGrid(Array(repeating: Samples.values, count: count)).columnCount(width: width, theme: theme)
        }
        #expect([1, 2, 3, 4, 5, 9, 36].map { columns($0, 486) } == [1, 2, 2, 2, 2, 2, 6])
        #expect([3, 4, 9].map { columns($0, 720) } == [3, 2, 3])
        #expect(columns(2, 252) == 1 && columns(3, 518, .nature) == 3 && columns(6, 1_440, .paper) == 6)
        #expect(ChartGrid([Samples.values], columns: 4).columnCount(width: 486, theme: .web) == 4)
    }

    @Test("panels have the smallest width of a chart, if need be in a wider drawing")
    func narrow() {
        let grid = ChartGrid([Samples.values, Samples.values], columns: 2)
        let least = grid.leastWidth(at: 200, theme: .paper)
        #expect(least > 2 * ChartWidth.allowed.lowerBound)
        #expect(grid.drawing(width: 200, theme: .paper, text: text).size.width == least)
        #expect(grid.drawing(width: 300, theme: .paper, text: text).size.width == 300)
        #expect(ChartGrid([]).drawing(width: 300, theme: .web, text: text).size.height > 0)
    }

    @Test("a layout is two numbers from 1 to 6")
    func sizes() {
        #expect(GridSize("2x3") == GridSize(rows: 2, columns: 3))
        #expect(GridSize("6x6")?.places == 36 && GridSize("1x2")?.description == "1x2")
        for text in ["", "x", "2", "2x", "x2", "0x1", "7x1", "1x7", "2x3x1", "+2x3", "2 x3", "2×3", "02x3", "-1x2"] {
            #expect(GridSize(text) == nil, "\(text)")
        }
    }
}
