import Charts
import Testing

@Suite("Heat maps")
struct HeatMapTests {
    private let text = FixedWidthText()

    @Test("every value has its tile and its label, the first row at the bottom")
    func cells() throws {
        let drawing = Samples.values.drawing(width: 486, theme: .web, text: text)
        #expect(drawing.filledRectangles.count == 64)
        let first = try #require(drawing.texts(saying: "0.0").first)
        let last = try #require(drawing.texts(saying: "63.0").first)
        #expect(first.position.x < last.position.x && first.position.y > last.position.y)
        #expect((0..<64).allSatisfy { drawing.texts(saying: "\($0).0").count == 1 })
        let colors = Dictionary(
            drawing.hotRegions.compactMap { region in
                drawing.filledRectangles.first { $0.rectangle == region.rectangle }.map { (region.title, $0.color) }
            }, uniquingKeysWith: { first, _ in first })
        #expect(colors["0.0"] == ColorMap.viridis.color(at: 0))
        #expect(colors["63.0"] == ColorMap.viridis.color(at: 1))
        #expect(colors["32.0"] == ColorMap.viridis.color(at: 32.0 / 63))
    }

    @Test("no text overlaps another or leaves the drawing", arguments: Samples.heatMaps, Samples.widths)
    func texts(map: HeatMap, width: Double) {
        for theme in Theme.builtIn {
            let drawing = map.drawing(width: width, theme: theme, text: text)
            #expect(drawing.overlappingTexts(measuredBy: text).isEmpty)
            #expect(drawing.textsOutside(measuredBy: text).isEmpty)
            #expect(drawing.size.width == width)
        }
    }

    @Test("labels fit in their tiles and contrast with them", arguments: Samples.heatMaps, Samples.widths)
    func labels(map: HeatMap, width: Double) throws {
        let drawing = map.drawing(width: width, theme: .paper, text: text)
        for region in drawing.hotRegions {
            let tile = try #require(drawing.filledRectangles.first { $0.rectangle == region.rectangle })
            let lines = drawing.texts.filter { region.rectangle.overlaps($0.bounds(measuredBy: text)) }
            let words = lines.map(\.text.plainText).joined(separator: " ")
            #expect(words == region.title || words == ["≥ 99,000": "≥99k", "9,000": "9k"][region.title])
            for line in lines {
                let capitals = 0.73 * line.style.size
                let box = line.bounds(measuredBy: text)
                #expect(
                    region.rectangle.contains(Rectangle(x: box.x, y: box.y, width: box.width, height: capitals)))
                #expect(line.color.contrast(with: tile.color) >= 4.5)
                #expect(line.style.size >= Theme.paper.typography.smallestLabel)
            }
        }
    }

    @Test("hot regions give the value, its row and its column")
    func hotRegions() throws {
        let map = HeatMap(
            columns: HeatMap.Axis(title: "out", labels: ["a", "b"]),
            rows: HeatMap.Axis(title: "in", labels: ["c", "d"]),
            valueTitle: "v", details: { column, row in [HotRegion.Detail("runs", "\(column)\(row)")] },
            cell: { column, row in column == 1 && row == 0 ? .absent : .value(1, label: "v\(column)\(row)") })
        let drawing = map.drawing(width: 300, theme: .web, text: text)
        #expect(drawing.hotRegions.map(\.title) == ["v00", "v01", "v11"])
        #expect(
            drawing.hotRegions.last?.details == [
                HotRegion.Detail("in", "d"), HotRegion.Detail("out", "b"), HotRegion.Detail("runs", "11"),
            ])
        let boxes = drawing.hotRegions.map(\.rectangle)
        #expect(boxes[0].top > boxes[1].top && boxes[0].left == boxes[1].left && boxes[2].left > boxes[1].left)
    }

    @Test("another statistic has its own colour and a mark, and belongs to the range of colours")
    func replacements() throws {
        let map = HeatMap(
            columns: .init(title: "x", labels: ["a", "b", "c"]), rows: .init(title: "y", labels: ["r"]), valueTitle: "v"
        ) { column, _ in
            column < 2 ? .value([0, 5][column], label: "\(column)") : .replacement(10, label: "med. 10")
        }
        let drawing = map.drawing(width: 486, theme: .web, text: text)
        let expected = [0, 0.5, 1].map(ColorMap.viridis.color(at:))
        #expect(drawing.filledRectangles.map(\.color) == expected)
        #expect(drawing.polygons.count == 1 && drawing.hatched.isEmpty)
    }

    @Test("a value without a place among the colours is hatched on a colour that no value has")
    func withoutPlace() throws {
        let map = HeatMap(columns: Samples.columns, rows: Samples.rows, valueTitle: "v", coloring: .diverging()) {
            column, row in column == row ? .bound(nil, label: "?") : .value(Double(column - row), label: "1")
        }
        let drawing = map.drawing(width: 486, theme: .web, text: text)
        #expect(drawing.hatched.count == 8 && drawing.polygons.isEmpty)
        let ground = Theme.web.palette.boundFill
        #expect(drawing.filledRectangles.count { $0.rectangle == drawing.hatched[0] && $0.color == ground } == 1)
        #expect((0...255).allSatisfy { ColorMap.blueRed.color(at: Double($0) / 255) != ground })
    }

    @Test("cells are square", arguments: Samples.widths, [Theme.web, .paper, .nature, .ieee])
    func squares(width: Double, theme: Theme) throws {
        for map in Samples.heatMaps {
            let drawing = map.drawing(width: width, theme: theme, text: text)
            let tiles = drawing.hotRegions.map(\.rectangle)
            #expect(tiles.allSatisfy { abs($0.width - $0.height) < 0.01 })
            // The tiles have room for a number, or take all of the width.
            let grid = try #require(tiles.map(\.right).max()) - (try #require(tiles.map(\.left).min()))
            #expect(tiles[0].width > 3 * theme.typography.label || grid > 0.6 * width)
        }
    }

    @Test("the numbers along the bar are those of its ends and round ones between them", arguments: Samples.widths)
    func bar(width: Double) throws {
        func numbers(_ coloring: HeatMap.Coloring, _ values: [Double]) -> [String] {
            let map = HeatMap(
                columns: .init(title: "x", labels: ["a", "b"]), rows: .init(title: "y", labels: ["r"]),
                valueTitle: "value", coloring: coloring
            ) { column, _ in .value(values[column], label: "-") }
            let names = ["x", "y", "a", "b", "r", "value", "-"]
            return map.drawing(width: width, theme: .paper, text: text).texts.map(\.text.plainText)
                .filter { !names.contains($0) }
        }
        for (coloring, values, ends) in [
            (HeatMap.Coloring.linear(), [16.1, 45.3], ["0", "45.3"]), (.linear(), [-20, -10], ["\u{2212}20", "0"]),
            (.logarithmic(), [33.4, 12_638], ["33.4", "12,600"]),
            (.logarithmic(1e-8...1), [1e-3, 1], ["10−8", "100"]),
            (.diverging(), [-3.9271, 1], ["\u{2212}3.93", "3.93"]),
        ] {
            let written = numbers(coloring, values)
            #expect(Array(written.prefix(2)) == ends, "\(written)")
            #expect(Set(written).count == written.count)
        }
        // 30 would stand beside 30.3.
        #expect(!numbers(.linear(), [10, 30.3]).contains("30"))
    }

    @Test("a tick of the bar has a number", arguments: Samples.widths)
    func ticksOfBar(width: Double) {
        let map = HeatMap(
            columns: .init(title: "x", labels: ["a", "b"]), rows: .init(title: "y", labels: ["r"]), valueTitle: "value"
        ) { column, _ in .value([10, 30.3][column], label: "-") }
        let drawing = map.drawing(width: width, theme: .paper, text: text)
        let ticks = drawing.flattened.count { if case .polyline = $0 { true } else { false } }
        #expect(ticks == drawing.texts.count - ["a", "b", "r", "x", "y", "value", "-", "-"].count)
    }

    @Test("a drawing without values has no colour bar")
    func allCensored() {
        let drawing = Samples.allCensored.drawing(width: 486, theme: .web, text: text)
        #expect(!drawing.hasGradient)
        #expect(drawing.texts(saying: "median steps").isEmpty)
        #expect(drawing.hotRegions.count == 64)
        #expect(Samples.censored.drawing(width: 486, theme: .web, text: text).hasGradient)
    }

    @Test("the key appears only if a value is not known")
    func noKey() {
        let map = HeatMap(
            columns: Samples.columns, rows: Samples.rows, valueTitle: "v", boundTitle: "bounded"
        ) { column, _ in .value(Double(column), label: "1") }
        #expect(map.drawing(width: 486, theme: .web, text: text).texts(saying: "bounded").isEmpty)
    }

    @Test("logarithmic colours are even in decades; 0 has the colour of the smallest value")
    func logarithmic() {
        let map = HeatMap(
            columns: HeatMap.Axis(title: "x", labels: ["a", "b", "c", "d"]),
            rows: HeatMap.Axis(title: "y", labels: ["r"]),
            valueTitle: "v", coloring: .logarithmic()
        ) { column, _ in .value([0, 1, 100, 10_000][column], label: "\(column)") }
        let colors = map.drawing(width: 486, theme: .web, text: text).filledRectangles.map(\.color)
        let expected = [0, 0, 0.5, 1].map(ColorMap.viridis.color(at:))
        #expect(colors == expected)
    }

    @Test("diverging colours are symmetric about 0")
    func diverging() {
        let map = HeatMap(
            columns: HeatMap.Axis(title: "x", labels: ["a", "b", "c"]), rows: HeatMap.Axis(title: "y", labels: ["r"]),
            valueTitle: "v", coloring: .diverging()
        ) { column, _ in .value([-2, 0, 4][column], label: "\(column)") }
        let colors = map.drawing(width: 486, theme: .web, text: text).filledRectangles.map(\.color)
        let expected = [0.25, 0.5, 1].map(ColorMap.blueRed.color(at:))
        #expect(colors == expected)
    }

    @Test(
        "unusual shapes are drawn without overlaps",
        arguments: [(0, 0), (1, 1), (1, 40), (40, 1), (60, 60), (3, 2)], [144.0, 234, 720])
    func shapes(shape: (columns: Int, rows: Int), width: Double) {
        let map = HeatMap(
            title: "A title that is far too long for a drawing of this width, and then some more words",
            columns: HeatMap.Axis(title: "columns", labels: (0..<shape.columns).map { "\($0 * 1000)" }),
            rows: HeatMap.Axis(title: "rows", labels: (0..<shape.rows).map { "\($0 * 1000)" }), valueTitle: "value"
        ) { column, row in .value(Double(column + row), label: "\(column),\(row)") }
        let drawing = map.drawing(width: width, theme: .web, text: text)
        #expect(drawing.hotRegions.count == shape.columns * shape.rows)
        #expect(drawing.overlappingTexts(measuredBy: text).isEmpty)
        #expect(drawing.textsOutside(measuredBy: text).isEmpty)
    }

    @Test("thousands of rows stay below 2,600 points in height", arguments: [100, 500, 4_000])
    func manyRows(rows: Int) {
        let map = HeatMap(
            columns: HeatMap.Axis(title: "x", labels: ["1"]),
            rows: HeatMap.Axis(title: "y", labels: (0..<rows).map(String.init)), valueTitle: "v"
        ) { _, row in .value(Double(row), label: "1") }
        #expect(map.drawing(width: 468, theme: .web, text: text).size.height < 2_600)
    }

    @Test("a label that fits at no legible size is left out; its hot region stays")
    func tooLong() {
        let label = String(repeating: "9", count: 80)
        let map = HeatMap(columns: Samples.columns, rows: Samples.rows, valueTitle: "v") { column, _ in
            .value(Double(column), label: HeatMap.Label(label))
        }
        let drawing = map.drawing(width: 234, theme: .paper, text: text)
        #expect(drawing.texts(saying: label).isEmpty)
        #expect(drawing.hotRegions.filter { $0.title == label }.count == 64)
    }

    @Test("values that are not finite still have tiles", arguments: [Double.nan, .infinity, -.infinity])
    func notFinite(value: Double) {
        for coloring in [HeatMap.Coloring.linear(), .logarithmic(), .diverging()] {
            let map = HeatMap(columns: Samples.columns, rows: Samples.rows, valueTitle: "v", coloring: coloring) {
                column, _ in .value(column == 0 ? value : Double(column), label: "x")
            }
            let drawing = map.drawing(width: 486, theme: .web, text: text)
            #expect(drawing.filledRectangles.count == 64)
            #expect(drawing.hotRegions.count == 64)
            // A coordinate that is not finite becomes 0.
            let whole = Rectangle(x: 0, y: 0, width: drawing.size.width, height: drawing.size.height)
            for region in drawing.hotRegions.map(\.rectangle) {
                #expect(region.width > 0 && region.height > 0 && whole.contains(region, tolerance: 0.01))
            }
        }
    }
}
