import Charts
import Testing

@Suite("Long and many names")
struct LongNamesTests {
    private let text = FixedWidthText()
    private let name = String("abcdefghijklmnopqrstuvwxyz-abcdefghijklmnopqrstuvwxyz-0123456789".prefix(64))

    /// Plots of series with sequential colours, with a heading.
    private func plots(heading: String? = nil, title: RichText? = nil, names: [String]) -> Plots {
        Plots(
            title: title, legendTitle: "units",
            plots: [
                Plots.Plot(
                    heading: heading.map { RichText($0) }, horizontal: Plots.Axis("x", .linear),
                    vertical: Plots.Axis("y", .linear),
                    series: names.enumerated().map { index, name in
                        Plots.Series(
                            name: name, color: .tone(Double(index) / Double(max(1, names.count - 1))), symbol: .disc,
                            samples: [Plots.Sample(x: 1, y: Double(index)), Plots.Sample(x: 2, y: 1)])
                    })
            ])
    }

    private func panels(names: [String]) -> LinePanels {
        LinePanels(
            axisTitle: "step", legendTitle: "units",
            panels: [
                LinePanels.Panel(
                    title: "difference", scale: .logarithmic,
                    series: names.map { LinePanels.Series(name: $0, samples: [.init(x: 1, median: 1)]) })
            ])
    }

    private func dots(_ name: String) -> DotPlot {
        DotPlot(
            axisTitle: "x", legend: [DotPlot.Key(name, mark: DotPlot.Mark())],
            panels: [
                DotPlot.Panel(
                    title: RichText(name), rows: [DotPlot.Row(label: RichText(name), dots: [DotPlot.Dot(1, name: "a")])]
                )
            ])
    }

    @Test("tick labels are never shortened or shrunk, at any text size", arguments: [3.0, 6, 6.5, 7, 7.5, 8, 11])
    func numbers(tick: Double) {
        var theme = Theme.web
        theme.typography.tick = tick
        for width in stride(from: 150.0, through: 500, by: 7) {
            let drawing = Samples.panels.drawing(width: width, theme: theme, text: text)
            #expect(!drawing.texts.contains { $0.text.plainText.contains("…") })
            #expect(drawing.texts.filter { $0.anchor == .end }.allSatisfy { $0.style.size == tick })
        }
    }

    @Test("a long name is shortened in the middle and stays legible", arguments: [144.0, 234, 300])
    func readable(width: Double) {
        let charts: [any Chart] = [
            plots(heading: name, title: RichText("LSTM, variant \(name) steps"), names: [name, "b"]),
            panels(names: [name, "b"]), dots(name),
        ]
        for theme in Theme.builtIn {
            let least = min(7, theme.typography.tick)
            for chart in charts {
                let drawing = chart.drawing(width: width, theme: theme, text: text)
                let shown = drawing.texts.filter { $0.text.plainText.contains("…") }
                // The smallest letters fit the name into the widest of these drawings.
                let natural = text.extent(
                    of: RichText(name), in: TextStyle(family: "", size: theme.typography.tick)
                ).width
                #expect(!shown.isEmpty || natural < width)
                for line in shown {
                    #expect(line.style.size >= least)
                    #expect(line.text.plainText.hasPrefix("a") && line.text.plainText.hasSuffix("9"))
                }
                #expect(drawing.texts.allSatisfy { $0.text.plainText != name || $0.style.size >= least })
                #expect(drawing.textsOutside(measuredBy: text).isEmpty)
                #expect(drawing.overlappingTexts(measuredBy: text).isEmpty)
            }
        }
    }

    @Test("a legend of forty sizes lists ten of them, with a note", arguments: [234.0, 486])
    func manyEntries(width: Double) {
        let names = (1...40).map { "size \($0)" }
        for chart in [plots(names: names), panels(names: names)] as [any Chart] {
            let drawing = chart.drawing(width: width, theme: .web, text: text)
            let entries = drawing.texts.map(\.text.plainText).filter { $0.hasPrefix("size ") }
            #expect(entries.count == 10 && entries.first == "size 1" && entries.last == "size 40")
            #expect(drawing.texts(saying: "units, 10 of 40").count == 1)
        }
        let few = plots(names: Array(names.prefix(12))).drawing(width: width, theme: .web, text: text)
        #expect(few.texts.count { $0.text.plainText.hasPrefix("size ") } == 12)
    }

    @Test("a colour bar of equal values shows no negative numbers", arguments: [0.0, 0.2, 1, 40])
    func equalCounts(value: Double) {
        let map = HeatMap(
            columns: .init(title: "x", labels: ["1", "2"]), rows: .init(title: "y", labels: ["1"]), valueTitle: "steps",
            cell: { _, _ in .value(value, label: "v") })
        let drawing = map.drawing(width: 486, theme: .web, text: text)
        #expect(drawing.hasGradient)
        #expect(!drawing.texts.contains { $0.text.plainText.hasPrefix("−") })
    }
}
