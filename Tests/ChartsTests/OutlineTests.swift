import Charts
import Testing

@Suite("Outlined cells of heat maps")
struct OutlineTests {
    private let text = FixedWidthText()

    @Test("a frame surrounds the tile and nothing else changes", arguments: Theme.builtIn.map(\.name))
    func frame(name: String) throws {
        let theme = try #require(Theme.builtIn.first { $0.name == name })
        var map = Samples.values
        let plain = map.drawing(width: 486, theme: theme, text: text)
        map.outlined = [try #require(map.place(column: "128", row: "64"))]
        let drawing = map.drawing(width: 486, theme: theme, text: text)
        let tile = try #require(drawing.hotRegions.first { $0.title == "55.0" }).rectangle
        let frames = drawing.shapes.compactMap { shape -> (area: Rectangle, stroke: Stroke)? in
            if case .rectangle(let area, nil, let stroke?) = shape { (area, stroke) } else { nil }
        }
        #expect(frames.map(\.area) == [tile, tile])
        #expect(frames.map(\.stroke.color) == [theme.palette.background, theme.palette.ink])
        #expect(frames[0].stroke.width > 2 * frames[1].stroke.width)
        #expect(frames[1].stroke.width >= theme.metrics.line)
        #expect(frames[1].stroke.color.contrast(with: frames[0].stroke.color) > 7)
        #expect(drawing.shapes.count == plain.shapes.count + 2 && drawing.texts == plain.texts)
        // Labels are drawn above all frames.
        let last = try #require(drawing.shapes.lastIndex { if case .rectangle(_, nil, _) = $0 { true } else { false } })
        let first = try #require(
            drawing.shapes.firstIndex { if case .text(let line) = $0 { line.anchor == .middle } else { false } })
        #expect(last < first)
    }

    @Test("cells are found by their labels")
    func places() {
        #expect(Samples.values.place(column: "1", row: "128") == HeatMap.Place(column: 0, row: 7))
        #expect(Samples.values.place(column: "3", row: "128") == nil)
        #expect(Samples.values.place(column: "1", row: "") == nil)
    }

    @Test("a place without a cell has no frame")
    func nowhere() {
        var map = Samples.values
        map.outlined = [HeatMap.Place(column: 8, row: 0), HeatMap.Place(column: -1, row: 3)]
        #expect(
            map.drawing(width: 486, theme: .web, text: text)
                == Samples.values.drawing(width: 486, theme: .web, text: text))
    }
}
