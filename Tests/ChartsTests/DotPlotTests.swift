import Charts
import Testing

@Suite("Dot plots")
struct DotPlotTests {
    private let text = FixedWidthText()

    private static func panel(_ title: String, rows: [String], values: [Double], isBound: Bool = false) -> DotPlot.Panel
    {
        DotPlot.Panel(
            title: RichText(title),
            rows: rows.map { row in
                DotPlot.Row(
                    label: RichText(row), dots: values.map { DotPlot.Dot($0, isBound: isBound, name: "dot \($0)") })
            })
    }

    private static let names = ["cosine", "max-1e-1", "max-1e-2", "bitwise-output"]

    private static let ranking = DotPlot(
        title: "Ranking of several readings", axisTitle: "reduced quantity", reference: 1,
        legend: [
            DotPlot.Key("orthogonal", mark: DotPlot.Mark(tone: 0.2)),
            DotPlot.Key("hard sigmoid gates", mark: DotPlot.Mark(isFilled: false)),
            DotPlot.Key("before", mark: DotPlot.Mark(.square)),
        ],
        panels: ["LSTM", "GRU"].map { panel($0, rows: names, values: [0.8, 1.7, 45, 1_200]) })

    @Test("no text overlaps another or leaves the drawing", arguments: Samples.widths)
    func texts(width: Double) {
        for theme in Theme.builtIn {
            let drawing = Self.ranking.drawing(width: width, theme: theme, text: text)
            #expect(drawing.overlappingTexts(measuredBy: text).isEmpty)
            #expect(drawing.textsOutside(measuredBy: text).isEmpty)
        }
    }

    @Test("panels side by side share row labels; stacked panels repeat them")
    func names() {
        let wide = Self.ranking.drawing(width: 486, theme: .web, text: text)
        #expect(wide.texts(saying: "cosine").count == 1)
        #expect(Set(["LSTM", "GRU"].flatMap { wide.texts(saying: $0) }.map(\.position.y)).count == 1)
        let narrow = Self.ranking.drawing(width: 234, theme: .web, text: text)
        #expect(narrow.texts(saying: "cosine").count == 2)
        #expect(Set(["LSTM", "GRU"].flatMap { narrow.texts(saying: $0) }.map(\.position.x)).count == 1)
        var unlike = Self.ranking
        unlike.panels[1].rows.removeLast()
        #expect(unlike.drawing(width: 486, theme: .web, text: text).texts(saying: "cosine").count == 2)
    }

    @Test("the axis is logarithmic, with the same scale in every panel")
    func logarithms() throws {
        let plot = DotPlot(
            axisTitle: "x",
            panels: [
                Self.panel("a", rows: ["r"], values: [1, 10, 100]), Self.panel("b", rows: ["r"], values: [10]),
            ])
        let drawing = plot.drawing(width: 486, theme: .web, text: text)
        let (centers, regions) = (drawing.circles, drawing.hotRegions)
        #expect(centers.count == 4)
        #expect(abs(centers[2].x - 2 * centers[1].x + centers[0].x) < 0.01)
        #expect(centers[1].x > centers[0].x)
        // Dots of one row are stacked in order.
        #expect(centers[0].y < centers[1].y && centers[1].y < centers[2].y)
        #expect(regions.map(\.title) == ["a, r: dot 1.0", "a, r: dot 10.0", "a, r: dot 100.0", "b, r: dot 10.0"])
        let titles = ["a", "b"].compactMap { drawing.texts(saying: $0).first }
        #expect(abs((centers[3].x - titles[1].position.x) - (centers[1].x - titles[0].position.x)) < 0.01)
    }

    @Test("only a bound has an arrow to the right")
    func bounds() {
        func strokes(isBound: Bool) -> [[Point]] {
            let plot = DotPlot(axisTitle: "x", panels: [Self.panel("a", rows: ["r"], values: [5], isBound: isBound)])
            let drawing = plot.drawing(width: 486, theme: .web, text: text)
            let center = drawing.circles[0]
            return drawing.polylines.map(\.points).filter { $0.first == center }
        }
        #expect(strokes(isBound: false).isEmpty)
        let arrows = strokes(isBound: true)
        #expect(arrows.count == 1)
        #expect(arrows.first.map { $0[1].x > $0[0].x && $0[1].y == $0[0].y } == true)
    }

    @Test("the reference line is visible even far from all dots")
    func reference() {
        let plot = DotPlot(axisTitle: "x", reference: 1, panels: [Self.panel("a", rows: ["r"], values: [500, 900])])
        let drawing = plot.drawing(width: 486, theme: .web, text: text)
        let lines = drawing.clippedPolylines
        #expect(lines.count == 1)
        #expect(lines.allSatisfy { $0.points[0].x == $0.points[1].x })
        #expect(lines.allSatisfy { $0.points[0].x < drawing.circles[0].x && $0.points[0].x > 0 })
    }

    @Test("numbers without a logarithm are left out")
    func undrawable() {
        let plot = DotPlot(
            axisTitle: "x", panels: [Self.panel("a", rows: ["r"], values: [0, -1, .nan, .infinity, 5])])
        #expect(plot.drawing(width: 486, theme: .web, text: text).circles.count == 1)
        let nothing = DotPlot(axisTitle: "x", panels: [])
        #expect(nothing.drawing(width: 486, theme: .web, text: text).size.width == 486)
    }
}
