import Charts
import Testing

@Suite("Plots")
struct PlotsTests {
    private let text = FixedWidthText()

    private func chart(_ series: [Plots.Series], marks: [Double] = []) -> Plots {
        Plots(plots: [
            Plots.Plot(
                horizontal: .init("size", .logarithmic, marks: marks.map { .init($0, label: RichText("\(Int($0))")) }),
                vertical: .init("rate", .logarithmic), series: series, form: .wide)
        ])
    }

    /// Points over five decades, many of them near one another.
    private static let roofline: Plots = {
        let samples = ([0.1, 0.12, 7, 8, 30, 31, 33, 60, 64, 66, 90] as [Double]).enumerated().map { index, y in
            Plots.Sample(
                x: index.isMultiple(of: 4) ? 1 : 1.5, y: y, limit: 95, label: "\(index)×128",
                labelSide: index.isMultiple(of: 3) ? .left : .right)
        }
        return Plots(
            title: "Roofs",
            plots: [
                Plots.Plot(
                    horizontal: .init("FLOP per byte", .logarithmic), vertical: .init("GFLOP/s", .logarithmic),
                    series: [
                        .init(name: "points", color: .tone(0.2), symbol: .disc, samples: samples),
                        .init(
                            name: "roof", color: .neutral, line: .dashed,
                            samples: [.init(x: 0.1, y: 10), .init(x: 1, y: 100), .init(x: 4, y: 100)]),
                    ], form: .wide)
            ])
    }()

    /// One wide plot and four small ones.
    static let growth: Plots = {
        let sizes = (0...9).map { Double(1 << $0) }
        let plots = (0..<5).map { index in
            Plots.Plot(
                horizontal: .init(
                    RichText("A quantity of some kind \(index)"), .logarithmic,
                    marks: sizes.map { .init($0, label: RichText("\(Int($0))")) }),
                vertical: .init("Time, µs", .logarithmic),
                series: ["one", "two", "three"].enumerated().map { place, name in
                    .init(
                        name: name, color: .tone(Double(place) / 3), line: .solid, symbol: .ring,
                        samples: sizes.map { .init(x: $0, y: $0 * $0 + Double(place)) })
                }, form: index == 0 ? .wide : .small)
        }
        return Plots(title: "Growth", plots: plots)
    }()

    @Test("no text overlaps another or leaves the drawing", arguments: Samples.widths)
    func texts(width: Double) {
        for theme in Theme.builtIn {
            for chart in [Self.roofline, Self.growth] {
                let drawing = chart.drawing(width: width, theme: theme, text: text)
                #expect(drawing.overlappingTexts(measuredBy: text).isEmpty)
                #expect(drawing.textsOutside(measuredBy: text).isEmpty)
            }
        }
    }

    @Test("both axes are logarithmic")
    func logarithms() throws {
        let line = Plots.Series(
            name: "line", color: .tone(0), line: .solid,
            samples: [1.0, 10, 100, 1000].map { .init(x: $0, y: 1 / $0) })
        let drawing = chart([line]).drawing(width: 486, theme: .web, text: text)
        let points = try #require(drawing.polylines.first { $0.stroke.cap == .round && $0.points.count == 4 }).points
        for step in 1...3 {
            #expect(abs(points[step].x - points[step - 1].x - (points[1].x - points[0].x)) < 0.01)
            #expect(abs(points[step].y - points[step - 1].y - (points[1].y - points[0].y)) < 0.01)
        }
        #expect(points[1].x > points[0].x && points[1].y > points[0].y)
    }

    @Test("numbers without a logarithm are left out")
    func undrawable() {
        let samples = [0, -1, .nan, .infinity, 5].map { Plots.Sample(x: 2, y: $0, limit: $0) }
        let drawing = chart([.init(name: "points", color: .tone(0), symbol: .disc, samples: samples)])
            .drawing(width: 486, theme: .web, text: text)
        // One in the plot, one in the legend.
        #expect(drawing.circles.count == 2)
        #expect(chart([]).drawing(width: 486, theme: .web, text: text).size.height > 0)
        #expect(Plots(plots: []).drawing(width: 486, theme: .web, text: text).size.width == 486)
    }

    @Test("the legend lists each named series once")
    func legend() {
        let drawing = Self.growth.drawing(width: 486, theme: .web, text: text)
        for name in ["one", "two", "three"] { #expect(drawing.texts(saying: name).count == 1) }
        let nameless = chart([.init(name: "", color: .tone(0), line: .solid, samples: [.init(x: 1, y: 1)])])
        #expect(nameless.drawing(width: 486, theme: .web, text: text).texts.allSatisfy { $0.text.plainText != "" })
    }

    @Test("a limit is a dash above its point")
    func limits() throws {
        let drawing = chart([.init(name: "", color: .first, symbol: .disc, samples: [.init(x: 1, y: 2, limit: 8)])])
            .drawing(width: 486, theme: .web, text: text)
        let center = try #require(drawing.circles.first)
        let dash = try #require(
            drawing.polylines.first { $0.stroke.color == Theme.web.palette.first })
        #expect(dash.points.count == 2 && dash.points[0].y == dash.points[1].y)
        #expect(dash.points[0].y < center.y)
        #expect(abs((dash.points[0].x + dash.points[1].x) / 2 - center.x) < 0.01)
    }

    @Test("nearby points with equal labels share one label, with a leader from each")
    func sharedLabels() {
        let kinds: [Plots.SeriesColor] = [.first, .second]
        let series = kinds.enumerated().map { index, kind in
            Plots.Series(
                name: "\(index)", color: kind, symbol: .disc,
                samples: [.init(x: 1, y: 50 + 30 * Double(index), label: "8×8"), .init(x: 1, y: 0.1, label: "1×1")])
        }
        let drawing = chart(series).drawing(width: 486, theme: .web, text: text)
        #expect(drawing.texts(saying: "8×8").count == 1)
        #expect(drawing.texts(saying: "1×1").count == 1)
        let leaders = [Theme.web.palette.first, Theme.web.palette.second].map { color in
            drawing.polylines.filter { $0.stroke.color == color }.count
        }
        #expect(leaders == [2, 2])
        #expect(drawing.hotRegions.count == 4)
    }

    @Test("a wide plot takes the whole width; small plots share it if their titles fit")
    func columns() {
        let drawing = Self.growth.drawing(width: 486, theme: .web, text: text)
        let titles = drawing.texts(saying: "Time, µs").map(\.position)
        #expect(titles.count == 5)
        #expect(Set(titles.map(\.y)).count == 3)
        let narrow = Self.growth.drawing(width: 234, theme: .web, text: text)
        #expect(Set(narrow.texts(saying: "Time, µs").map(\.position.y)).count == 5)
    }

    @Test("tick labels are thinned evenly")
    func thinning() {
        let drawing = chart(
            [.init(name: "", color: .tone(0), line: .solid, samples: [.init(x: 1, y: 1), .init(x: 4096, y: 2)])],
            marks: (0...12).map { Double(1 << $0) }
        ).drawing(width: 200, theme: .web, text: text)
        let numbers = drawing.texts.compactMap { Int($0.text.plainText) }.filter { $0 > 2 }
        #expect(numbers.count >= 3)
        let ratios = Set(zip(numbers, numbers.dropFirst()).map { $1 / $0 })
        #expect(ratios.count == 1)
    }
}
