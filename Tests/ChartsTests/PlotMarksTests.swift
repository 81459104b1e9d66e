import Charts
import Testing

@Suite("Points and lines of plots")
struct PlotMarksTests {
    private let text = FixedWidthText()
    private let color = Theme.web.palette.first

    private func drawing(_ series: [Plots.Series], horizontal: Plots.AxisScale = .linear) -> Drawing {
        Plots(plots: [
            .init(
                horizontal: .init("x", horizontal, range: 0...10), vertical: .init("y", .linear, range: 0...10),
                series: series, form: .wide)
        ]).drawing(width: 486, theme: .web, text: text)
    }

    private func series(_ samples: [Plots.Sample], symbol: Plots.Symbol = .disc) -> Plots.Series {
        .init(name: "", color: .first, symbol: symbol, samples: samples)
    }

    private func colored(_ drawing: Drawing) -> [[Point]] {
        drawing.polylines.filter { $0.stroke.color == color }.map(\.points)
    }

    @Test("an interval is a bar through its point, vertical or horizontal")
    func bars() throws {
        let chart = drawing([series([.init(x: 5, y: 4, interval: 3...8, horizontalInterval: 1...6)])])
        let center = try #require(chart.circles.first)
        let bars = colored(chart)
        #expect(bars.count == 2)
        let unit = (bars[1][1].x - bars[1][0].x) / 5
        #expect(bars[0].allSatisfy { $0.x == center.x } && bars[1].allSatisfy { $0.y == center.y })
        #expect(abs((center.y - bars[0][1].y) / (bars[0][0].y - center.y) - 4) < 0.01)
        #expect(abs(center.x - bars[1][0].x - 4 * unit) < 0.01)
    }

    @Test("a lower bound has an arrow upwards")
    func bounds() throws {
        let chart = drawing([series([.init(x: 5, y: 4, isLowerBound: true)])])
        let center = try #require(chart.circles.first)
        let lines = colored(chart)
        #expect(lines.count == 2)
        #expect(lines[0][0] == center && lines[0][1].x == center.x && lines[0][1].y < center.y - 5)
        #expect(lines[1][1] == lines[0][1] && lines[1][0].y > lines[0][1].y)
        #expect(colored(drawing([series([.init(x: 5, y: 4)])])).isEmpty)
    }

    @Test("a stepped line keeps each value up to the next point")
    func steps() throws {
        let chart = drawing([
            .init(
                name: "", color: .first, line: .solid, isStepped: true, symbol: .ring,
                samples: [.init(x: 0, y: 9), .init(x: 4, y: 5), .init(x: 8, y: 1)])
        ])
        let line = try #require(colored(chart).first)
        let points = chart.circles
        #expect(
            line == [
                points[0], Point(points[1].x, points[0].y), points[1], Point(points[2].x, points[1].y), points[2],
            ])
    }

    @Test(
        "a band spans the intervals, and is stepped if its line is", arguments: [false, true])
    func bands(isStepped: Bool) throws {
        let chart = drawing([
            .init(
                name: "", color: .first, line: .solid, isStepped: isStepped, spread: .band,
                samples: [.init(x: 1, y: 5, interval: 4...7), .init(x: 9, y: 5, interval: 2...9)])
        ])
        let bands = chart.flattened.compactMap {
            if case .polygon(let points, let fill) = $0 { (points, fill) } else { nil }
        }
        let band = try #require(bands.first)
        #expect(bands.count == 1 && band.0.count == (isStepped ? 6 : 4))
        #expect(band.1 == color.opacity(0.16))
        let line = try #require(colored(chart).first)
        let heights = band.0.map { (line[0].y - $0.y) }
        #expect(heights[0] > 0 && heights[band.0.count - 1] < 0)
        #expect(abs(heights[0] + 2 * heights[band.0.count - 1]) < 0.01)
        // No bars where there is a band.
        #expect(colored(chart).count == 1)
    }

    private static let kinds: [Plots.Symbol] = [
        .disc, .ring, .square, .openSquare, .diamond, .openDiamond, .triangle, .openTriangle, .tick,
    ]

    @Test("symbols stand around their point and differ from one another", arguments: kinds)
    func symbols(symbol: Plots.Symbol) throws {
        func shapes(_ symbol: Plots.Symbol) -> [Shape] {
            let all = drawing([series([.init(x: 5, y: 5)], symbol: symbol)]).flattened
            let others = drawing([series([.init(x: 5, y: 5)], symbol: .none)]).flattened
            return Array(all.dropFirst(others.count))
        }
        let center = try #require(drawing([series([.init(x: 5, y: 5)])]).circles.first)
        let drawn = shapes(symbol)
        #expect(!drawn.isEmpty)
        for shape in drawn {
            let points = points(of: shape)
            try #require(!points.isEmpty)
            #expect(points.allSatisfy { abs($0.x - center.x) < 5 && abs($0.y - center.y) < 5 })
            let (x, y) = (points.map(\.x).reduce(0, +), points.map(\.y).reduce(0, +))
            #expect(abs(x / Double(points.count) - center.x) < 0.01)
            // The corners of triangles have their mean a little below the point.
            let isTriangle = symbol == .triangle || symbol == .openTriangle
            #expect(abs(y / Double(points.count) - center.y) < (isTriangle ? 0.5 : 0.01))
        }
        for other in Self.kinds where other != symbol { #expect(shapes(other) != drawn) }
    }

    /// The corners of a polygon, the ends of a line, or four points around a circle.
    private func points(of shape: Shape) -> [Point] {
        switch shape {
        case .polygon(let corners, _): corners
        case .polyline(let points, _): points.first == points.last ? Array(points.dropLast()) : points
        case .circle(let center, let radius, _, _):
            [-radius, radius].flatMap { [Point(center.x + $0, center.y), Point(center.x, center.y + $0)] }
        default: []
        }
    }

    @Test("the two categorical colours differ and contrast with white")
    func colors() {
        let chart = drawing([
            .init(name: "", color: .first, symbol: .disc, samples: [.init(x: 1, y: 1)]),
            .init(name: "", color: .second, symbol: .disc, samples: [.init(x: 2, y: 2)]),
        ])
        let fills = chart.flattened.compactMap { if case .circle(_, _, let fill?, _) = $0 { fill } else { nil } }
        #expect(Set(fills).count == 2)
        for fill in fills { #expect(fill.contrast(with: .white) > 3) }
    }

    @Test("the first two categorical colours differ in print without colours", arguments: [Palette.light, .dark])
    func greys(palette: Palette) {
        #expect(palette.first.contrast(with: palette.second) > 1.4)
    }

    @Test("the note of a point is a hot region at the point")
    func notes() throws {
        let chart = drawing([series([.init(x: 5, y: 4, isLowerBound: true, note: "LSTM 16×64"), .init(x: 1, y: 1)])])
        let region = try #require(chart.hotRegions.first)
        #expect(chart.hotRegions.count == 1)
        #expect(region.title == "LSTM 16×64")
        #expect(region.details == [.init("x", "5.00"), .init("y", "≥\u{A0}4.00")])
        let center = try #require(chart.circles.first)
        #expect(abs(region.rectangle.center.x - center.x) < 0.01 && abs(region.rectangle.center.y - center.y) < 0.01)
    }

    @Test("a series sets the size of its points")
    func symbolScale() {
        func radii(_ scale: Double) -> [Double] {
            let points = Plots.Series(
                name: "", color: .first, symbol: .ring, symbolScale: scale, samples: [.init(x: 1, y: 1)])
            return drawing([points]).flattened.compactMap {
                if case .circle(_, let radius, _, _) = $0 { radius } else { nil }
            }
        }
        #expect(radii(0.5).count == 1)
        #expect(abs(radii(0.5)[0] - radii(1)[0] / 2) < 0.001)
    }
}
