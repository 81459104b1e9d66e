import Charts
import Testing

@Suite("Layout of plots")
struct PlotLayoutTests {
    private let text = FixedWidthText()

    /// Plots of two recurrent cells by two quantities, with numbers of different widths.
    private func table(columns: Int?, form: Plots.Form = .small) -> Plots {
        Plots(
            legendTitle: "hidden size", columns: columns,
            plots: ["λ per step", "steps"].flatMap { quantity in
                ["LSTM", "GRU"].map { cell in
                    Plots.Plot(
                        heading: RichText(cell), horizontal: .init("gain", .linear),
                        vertical: .init(RichText(quantity), quantity == "steps" ? .logarithmic : .linear),
                        series: ["8", "16", "a long name of a series"].enumerated().map { index, name in
                            .init(
                                name: name, color: .tone(Double(index) / 3), line: .solid, symbol: .disc,
                                samples: (1...5).map {
                                    .init(x: Double($0), y: quantity == "steps" ? Double($0 * 20_000) : -0.1)
                                })
                        }, references: quantity == "steps" ? [] : [.horizontal(0)], form: form)
                }
            })
    }

    @Test("no text overlaps another or leaves the drawing", arguments: Samples.widths)
    func texts(width: Double) {
        for theme in Theme.builtIn {
            for chart in [table(columns: 2), table(columns: nil), table(columns: 2, form: .square)] {
                let drawing = chart.drawing(width: width, theme: theme, text: text)
                #expect(drawing.overlappingTexts(measuredBy: text).isEmpty)
                #expect(drawing.textsOutside(measuredBy: text).isEmpty)
            }
        }
    }

    @Test("plots in two columns are aligned two by two")
    func columns() {
        let drawing = table(columns: 2).drawing(width: 486, theme: .web, text: text)
        let headings = drawing.texts(saying: "LSTM") + drawing.texts(saying: "GRU")
        #expect(Set(headings.map(\.position.x)).count == 2)
        #expect(Set(headings.map(\.position.y)).count == 2)
        #expect(headings.allSatisfy { $0.style.weight == .bold })
        // Four plots of three series of five points, after the three entries of the legend.
        let points = drawing.circles.dropFirst(3)
        #expect(points.count == 60)
        let firsts = stride(from: 0, to: 60, by: 15).map { points[points.startIndex + $0].x }
        #expect(firsts[0] == firsts[2] && firsts[1] == firsts[3] && firsts[0] < firsts[1])
        let row = table(columns: nil).drawing(width: 720, theme: .web, text: text)
        #expect(Set(row.texts(saying: "LSTM").map(\.position.y)).count == 1)
    }

    @Test("in a narrow drawing, plots are side by side only if columns are given")
    func narrow() {
        for (columns, beside) in [(2, 2), (nil, 1)] as [(Int?, Int)] {
            let drawing = table(columns: columns).drawing(width: 234, theme: .paper, text: text)
            let headings = drawing.texts(saying: "LSTM") + drawing.texts(saying: "GRU")
            #expect(Set(headings.map(\.position.x)).count == beside)
        }
    }

    @Test("the title of a legend precedes its first entry")
    func legendTitle() throws {
        let drawing = table(columns: 2).drawing(width: 486, theme: .web, text: text)
        let title = try #require(drawing.texts(saying: "hidden size").first)
        let first = try #require(drawing.texts(saying: "8").first)
        #expect(title.bounds(measuredBy: text).right < first.position.x)
        for name in ["8", "16", "a long name of a series"] { #expect(drawing.texts(saying: name).count == 1) }
    }

    @Test("plot areas in a row are aligned, whatever is above them")
    func areasOfARow() {
        let titles: [RichText] = ["steps", RichText("steps to 10").superscript("−6")]
        let chart = Plots(
            plots: titles.enumerated().map { index, title in
                Plots.Plot(
                    heading: index == 0 ? "LSTM" : nil, horizontal: .init("gain", .linear, range: 0...1),
                    vertical: .init(title, .linear, range: 0...1),
                    series: [.init(name: "", color: .first, symbol: .disc, samples: [.init(x: 0.5, y: 1)])])
            })
        let points = chart.drawing(width: 486, theme: .web, text: text).circles
        #expect(points.count == 2 && points[0].y == points[1].y)
    }
}
