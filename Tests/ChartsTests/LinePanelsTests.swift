import Charts
import Testing

@Suite("Line panels")
struct LinePanelsTests {
    private let text = FixedWidthText()

    private func chart(_ scale: LinePanels.Scale, _ samples: [LinePanels.Sample]) -> LinePanels {
        LinePanels(
            axisTitle: "step", legendTitle: "units",
            panels: [
                LinePanels.Panel(
                    title: "difference", scale: scale, series: [LinePanels.Series(name: "a", samples: samples)])
            ])
    }

    /// The data lines, recognised by their round ends, without the samples in the legend.
    private func dataLines(_ drawing: Drawing) -> [[Point]] { drawing.dataLines.map(\.points) }

    @Test("no text overlaps another or leaves the drawing", arguments: Samples.widths)
    func texts(width: Double) {
        for theme in Theme.builtIn {
            let drawing = Samples.panels.drawing(width: width, theme: theme, text: text)
            #expect(drawing.overlappingTexts(measuredBy: text).isEmpty)
            #expect(drawing.textsOutside(measuredBy: text).isEmpty)
        }
    }

    @Test("each series has one colour in all panels and one legend entry")
    func colors() {
        let drawing = Samples.panels.drawing(width: 486, theme: .web, text: text)
        let colors = drawing.dataLines.map(\.stroke.color)
        #expect(colors.count == 16)
        #expect(Array(colors.prefix(8)) == Array(colors.suffix(8)))
        #expect(Set(colors).count == 8)
        #expect(colors.first == ColorMap.viridis.color(at: 0))
        let luminances = colors.prefix(8).map(\.relativeLuminance)
        #expect(luminances == luminances.sorted())
        for name in ["2", "4", "8", "16", "32", "64", "128"] { #expect(drawing.texts(saying: name).count == 1) }
        #expect(drawing.texts(saying: "hidden units").count == 1)
    }

    @Test("a value of 0 ends a line at the bottom of a logarithmic panel, with a mark")
    func falls() throws {
        let drawing = chart(
            .logarithmic,
            [1, 10, 100, 1000].map { LinePanels.Sample(x: $0, median: $0 < 50 ? 1 / $0 : 0) }
        ).drawing(width: 486, theme: .web, text: text)
        let line = try #require(dataLines(drawing).first)
        #expect(dataLines(drawing).count == 1)
        #expect(line.count == 3)
        #expect(drawing.circles == [try #require(line.last)])
        #expect(drawing.hotRegions.count == 1)
        #expect(drawing.hotRegions.first?.details.first?.value == "100")
        #expect(line[0].y < line[1].y && line[1].y < line[2].y)
        #expect(abs(line[2].x - line[1].x - (line[1].x - line[0].x)) < 0.01)
    }

    @Test("a line that returns from 0 rises from the bottom")
    func rises() {
        let drawing = chart(
            .logarithmic,
            zip([1.0, 2, 3, 4, 5, 6], [1.0, 0.1, 0, 0, 0.1, 0.2]).map { LinePanels.Sample(x: $0, median: $1) }
        ).drawing(width: 486, theme: .web, text: text)
        let lines = dataLines(drawing)
        #expect(lines.count == 2)
        #expect(lines.last?.first?.y == lines.first?.last?.y)
        #expect(lines.last?.count == 3)
        #expect(drawing.hotRegions.first?.details.first?.name == "difference reaches 0 at step")
    }

    @Test(
        "hot regions distinguish lines that reach 0 from lines that stay there",
        arguments: [
            ([1, 0, 0.5, 0, 0], ["difference reaches 0 at step", "difference is 0 from step"]),
            ([1, 0, .nan, 1], ["difference reaches 0 at step"]), ([0, 0], []), ([1, 0], ["difference is 0 from step"]),
        ] as [([Double], [String])])
    func lasting(values: [Double], said: [String]) {
        let drawing = chart(
            .logarithmic, values.enumerated().map { LinePanels.Sample(x: Double($0 + 1), median: $1) }
        ).drawing(width: 486, theme: .web, text: text)
        #expect(drawing.hotRegions.flatMap(\.details).map(\.name) == said)
    }

    @Test("on a linear panel, 0 is an ordinary value")
    func linear() throws {
        let drawing = chart(
            .linear(0...1), [1, 10, 100].map { LinePanels.Sample(x: $0, median: $0 > 50 ? 0 : 1) }
        ).drawing(width: 486, theme: .web, text: text)
        #expect(dataLines(drawing).map(\.count) == [3])
        #expect(drawing.circles.isEmpty)
    }

    @Test(
        "numbers that are not finite and negative steps leave a gap",
        arguments: [(3, .nan), (.nan, 1), (-1, 1), (-1e300, 0)] as [(Double, Double)])
    func gaps(x: Double, median: Double) {
        let drawing = chart(
            .logarithmic,
            [(1.0, 1.0), (2, 0.5), (x, median), (4, 0.1), (5, 0.2)].map { LinePanels.Sample(x: $0, median: $1) }
        ).drawing(width: 486, theme: .web, text: text)
        #expect(dataLines(drawing).map(\.count) == [2, 2])
        #expect(drawing.hotRegions.isEmpty)
    }

    @Test("step 0 is left of step 1, beyond an axis break")
    func zero() throws {
        let drawing = Samples.panels.drawing(width: 486, theme: .web, text: text)
        let line = try #require(dataLines(drawing).first)
        #expect(line[0].x < line[1].x - 5)
        let numbers = ["0", "100", "101", "102", "103", "104"].map { number in
            drawing.texts(saying: number).map(\.position).max { $0.y < $1.y }?.x ?? 0
        }
        #expect(numbers == numbers.sorted() && Set(numbers).count == 6)
        // Two slanting strokes in each panel.
        let strokes = drawing.polylines.filter { line in
            line.stroke.color == Theme.web.palette.axis && line.points.count == 2
                && line.points[0].x != line.points[1].x && line.points[0].y != line.points[1].y
        }
        #expect(strokes.count == 4)
        for point in strokes.flatMap(\.points) { #expect(numbers[0] < point.x && point.x < numbers[1]) }
    }

    @Test("the band surrounds its line")
    func bands() throws {
        let drawing = Samples.panels.drawing(width: 486, theme: .web, text: text)
        let bands = drawing.flattened.compactMap { shape -> ([Point], Color)? in
            if case .polygon(let points, let fill) = shape { (points, fill) } else { nil }
        }
        #expect(bands.count == 16)
        let line = try #require(dataLines(drawing).first)
        let band = try #require(bands.first)
        #expect(band.1.opacity < 80)
        #expect(band.0[1].x == line[1].x && band.0[1].y < line[1].y)
        #expect(band.0[band.0.count - 2].x == line[1].x && band.0[band.0.count - 2].y > line[1].y)
    }

    @Test("axes are drawn without data", arguments: [LinePanels.Scale.logarithmic, .linear(0...1)])
    func empty(scale: LinePanels.Scale) {
        let drawing = chart(scale, []).drawing(width: 486, theme: .web, text: text)
        #expect(dataLines(drawing).isEmpty)
        #expect(drawing.texts(saying: "step").count == 1)
        let nothing = LinePanels(axisTitle: "step", legendTitle: "units", panels: [])
        #expect(nothing.drawing(width: 486, theme: .web, text: text).size.height > 0)
    }

    @Test("many long series names neither overlap nor leave the drawing", arguments: [144.0, 234, 486])
    func manySeries(width: Double) {
        let series = (0..<30).map { index in
            LinePanels.Series(
                name: "a long name of series \(index)", samples: [LinePanels.Sample(x: 1, median: 1)])
        }
        let chart = LinePanels(
            axisTitle: "step", legendTitle: "a long title of a legend",
            panels: [LinePanels.Panel(title: "difference", scale: .logarithmic, series: series)])
        let drawing = chart.drawing(width: width, theme: .web, text: text)
        #expect(drawing.overlappingTexts(measuredBy: text).isEmpty)
        #expect(drawing.textsOutside(measuredBy: text).isEmpty)
    }

    @Test("a reference is a dashed line and does not change the scale")
    func references() throws {
        let samples = [1.0, 10, 100].map { LinePanels.Sample(x: $0, median: 1 / $0) }
        func drawing(_ reference: [LinePanels.ReferencePoint]) -> Drawing {
            LinePanels(
                axisTitle: "step", legendTitle: "units",
                panels: [
                    LinePanels.Panel(
                        title: "difference", scale: .logarithmic,
                        series: [LinePanels.Series(name: "a", samples: samples, reference: reference)])
                ]
            ).drawing(width: 486, theme: .web, text: text)
        }
        let with = drawing([(1.0, 1.0), (10, 0.1), (100, 1e-9), (1000, 0)].map { .init(x: $0, value: $1) })
        let dashed = try #require(with.polylines.first { !$0.stroke.dash.isEmpty }?.points)
        let line = try #require(dataLines(with).first)
        #expect(dashed.count == 3)
        #expect(Array(dashed.prefix(2)) == Array(line.prefix(2)))
        #expect(dashed[2].y > line[2].y)
        #expect(dataLines(drawing([.init(x: 0, value: 1), .init(x: 0.5, value: 1)])) == dataLines(with))
        let without = drawing([])
        #expect(without.polylines.allSatisfy { $0.stroke.dash.isEmpty })
        #expect(dataLines(without) == dataLines(with))
    }
}
