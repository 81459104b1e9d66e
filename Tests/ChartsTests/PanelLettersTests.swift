import Charts
import Testing

@Suite("Letters and names of panels")
struct PanelLettersTests {
    private let text = FixedWidthText()

    private func plot(_ heading: RichText?, form: Plots.Form = .small) -> Plots.Plot {
        Plots.Plot(
            heading: heading, horizontal: .init("x", .linear),
            vertical: .init(
                form == .small ? "y" : "LSTM", form == .small ? .linear : .categories(["one", "two"])),
            series: [.init(name: "", color: .first, symbol: .disc, samples: [.init(x: 1, y: 0), .init(x: 2, y: 1)])],
            form: form)
    }

    private func bold(_ chart: any Chart, _ theme: Theme, width: Double = 486) -> [String] {
        chart.drawing(width: width, theme: theme, text: text).texts
            .filter { $0.style.weight == .bold }.map(\.text.plainText)
    }

    @Test("several plots have letters in the themes of journals, a single one and other themes have none")
    func letters() {
        let several = Plots(plots: [plot("One"), plot(nil)])
        #expect(bold(several, .nature) == ["a  One", "b"] && bold(several, .ieee) == ["a  One", "b"])
        #expect(bold(several, .paper) == ["One"] && bold(several, .web) == ["One"])
        #expect(bold(Plots(plots: [plot("One")]), .nature) == ["One"])
    }

    @Test("rankings come before plots in columns, and their names follow the letters")
    func rankings() {
        let chart = Plots(plots: [plot("One"), plot(nil, form: .ranking(pitch: 2))])
        #expect(Set(bold(chart, .nature)) == ["a  LSTM", "b  One"])
        let drawing = chart.drawing(width: 486, theme: .nature, text: text)
        #expect(drawing.texts(saying: "LSTM").isEmpty && drawing.texts.allSatisfy { !$0.text.plainText.isEmpty })
        #expect(drawing.overlappingTexts(measuredBy: text).isEmpty)
    }

    @Test("plots within a grid leave letters to it")
    func grids() {
        let grid = ChartGrid([Plots(plots: [plot("One"), plot("Two")]), Samples.values], columns: 2, hasLetters: true)
        #expect(Set(bold(grid, .nature)) == ["a", "b", "One", "Two"])
    }

    @Test("panels have their names in themes without titles, otherwise their titles")
    func names() {
        var grid = ChartGrid([Samples.values, Samples.censored], columns: 2, hasLetters: true)
        grid.names = ["LSTM", nil]
        #expect(bold(grid, .nature) == ["a", "LSTM", "b"])
        #expect(bold(grid, .paper) == ["a", "Steps", "b", "Steps"])
    }

    @Test("in a single narrow column, the common colour bar is above the cells")
    func narrow() throws {
        let grid = try #require(ChartGrid(sharingColorsOf: [Samples.values, Samples.values], hasLetters: true))
        for (width, isAbove) in [(234.0, true), (720, false)] {
            let drawing = grid.drawing(width: width, theme: .paper, text: text)
            let bar = try #require(
                drawing.flattened.compactMap { shape -> Rectangle? in
                    if case .gradient(let area, _) = shape { area } else { nil }
                }.first)
            let top = try #require(drawing.hotRegions.map(\.rectangle.top).min())
            #expect((bar.bottom < top) == isAbove)
            #expect(drawing.overlappingTexts(measuredBy: text).isEmpty)
        }
    }
}
