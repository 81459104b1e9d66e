import ChartRendering
import Charts
import Testing

@Suite("Hatching")
struct HatchingTests {
    private let hatching = Hatching(stroke: Stroke(.black, width: 1), spacing: 3)

    @Test("strokes lie within the rectangle, at 45 degrees and evenly spaced")
    func lines() {
        let box = Rectangle(x: 10, y: 20, width: 30, height: 14)
        let lines = hatching.lines(within: box)
        #expect(lines.count == 10)
        for line in lines {
            for point in [line.start, line.end] {
                #expect(box.contains(Rectangle(x: point.x, y: point.y, width: 0, height: 0), tolerance: 1e-9))
            }
            #expect(abs((line.end.x - line.start.x) + (line.end.y - line.start.y)) < 1e-9)
        }
        for (one, next) in zip(lines, lines.dropFirst()) {
            #expect(abs((next.start.x + next.start.y) - (one.start.x + one.start.y) - 3 * 2.0.squareRoot()) < 1e-9)
        }
    }

    @Test("neighbours continue each other's strokes")
    func neighbours() {
        let left = hatching.lines(within: Rectangle(x: 0, y: 0, width: 50, height: 50))
        let right = hatching.lines(within: Rectangle(x: 50, y: 0, width: 50, height: 50))
        let ends = left.map(\.end).filter { $0.x == 50 && $0.y > 0 }
        #expect(!ends.isEmpty)
        #expect(
            ends.allSatisfy { end in
                right.contains { abs($0.start.x - 50) < 1e-9 && abs($0.start.y - end.y) < 1e-9 } || end.y == 50
            })
    }

    @Test("no strokes are drawn if the spacing is invalid or far too small", arguments: [0, -1, 1e-9, Double.nan])
    func degenerate(spacing: Double) {
        let lines = Hatching(stroke: Stroke(.black, width: 1), spacing: spacing).lines(
            within: Rectangle(x: 0, y: 0, width: 10, height: 10))
        #expect(lines.isEmpty)
    }
}
