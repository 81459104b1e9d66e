import Charts
import Testing

@Suite("Bounds in heat maps")
struct HeatMapBoundsTests {
    private let text = FixedWidthText()

    @Test("a bound has the colour beyond the last and a mark in its corner, and a key", arguments: Samples.widths)
    func bounds(width: Double) throws {
        let drawing = Samples.censored.drawing(width: width, theme: .web, text: text)
        let bounded = drawing.hotRegions.filter { $0.title == "≥ 99,000" }.map(\.rectangle)
        #expect(bounded.count == 16)
        let beyond = ColorMap.viridis.beyond
        for tile in bounded {
            #expect(drawing.filledRectangles.contains { $0.rectangle == tile && $0.color == beyond })
            let marks = drawing.polygons.filter { corners in
                corners.contains { abs($0.x - tile.right) < 0.01 && abs($0.y - tile.top) < 0.01 }
            }
            #expect(marks.count == 1)
            for corner in marks.flatMap(\.self) {
                #expect(tile.contains(Rectangle(x: corner.x, y: corner.y, width: 0, height: 0), tolerance: 0.01))
            }
        }
        #expect(drawing.hatched.isEmpty && drawing.polygons.count == 16 + 1)
        #expect(drawing.texts(saying: "not within 99,000 steps").count == 1)
    }

    @Test("the colour bar ends with a box for bounds, labelled as their tiles", arguments: Samples.widths)
    func boxOfBounds(width: Double) throws {
        for isAbbreviated in [false, true] {
            var map = Samples.censored
            map.isAbbreviated = isAbbreviated
            let drawing = map.drawing(width: width, theme: .paper, text: text)
            let label = isAbbreviated ? "≥99k" : "≥ 99,000"
            // Tiles and the swatch of the key are no hot regions of their own.
            let tiles = Set(drawing.hotRegions.map(\.rectangle))
            let boxes = drawing.filledRectangles.filter {
                $0.color == ColorMap.viridis.beyond && !tiles.contains($0.rectangle)
            }
            #expect(boxes.count == 2)
            let outside = drawing.texts(saying: label).filter { line in
                !tiles.contains { $0.overlaps(line.bounds(measuredBy: text)) }
            }
            #expect(outside.count == 1)
            #expect(drawing.texts(saying: isAbbreviated ? "90k" : "90,000").count == 1)
            #expect(drawing.overlappingTexts(measuredBy: text).isEmpty)
        }
        #expect(Samples.values.beyondBoxes(width: width, measuredBy: text) == 0)
    }

    @Test("an abbreviated map shows short labels at any width", arguments: Samples.widths)
    func abbreviated(width: Double) {
        var map = Samples.censored
        map.isAbbreviated = true
        let drawing = map.drawing(width: width, theme: .nature, text: text)
        #expect(drawing.texts(saying: "9k").count == 48 && drawing.texts(saying: "≥ 99,000").isEmpty)
    }

    @Test("colours beyond the last are none of the colormap", arguments: SequentialColormap.allCases)
    func beyond(map: SequentialColormap) {
        let beyond = map.map.beyond
        #expect((0...255).allSatisfy { map.map.color(at: Double($0) / 255) != beyond })
        #expect(beyond.contrast(with: map.map.color(at: 1)) > 1.1)
        #expect(beyond.contrast(with: beyond.readableInk) >= 4.5)
    }
}

extension HeatMap {
    /// The number of areas in the colour of bounds.
    fileprivate func beyondBoxes(width: Double, measuredBy text: FixedWidthText) -> Int {
        drawing(width: width, theme: .paper, text: text).filledRectangles.count { $0.color == ColorMap.viridis.beyond }
    }
}
