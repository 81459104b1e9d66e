import Charts
import Testing

@Suite("Data of charts")
struct ChartDataTests {
    /// The columns of every table of plots.
    private static let plotColumns = [
        "plot", "heading", "series_title", "series", "kind", "line", "symbol", "x_title", "x_scale", "x", "y_title",
        "y_scale", "y", "low", "high", "is_lower_bound",
    ]

    @Test("a heat map has a row for each cell of which something is known")
    func heatMap() {
        let map = HeatMap(
            title: "Result", columns: HeatMap.Axis(title: "Hidden size", labels: ["1", "64", "07"]),
            rows: HeatMap.Axis(title: "Input size", labels: ["2", "many"]), valueTitle: "Steps, mean",
            coloring: .logarithmic(1...100)
        ) { column, row in
            switch (column, row) {
            case (0, 0): .value(1.0 / 3, label: "0.3")
            case (1, 0): .bound(99_000, label: HeatMap.Label("≥ 99,000", short: "≥99k"))
            case (2, 0): .bound(nil, label: "no mean")
            case (0, 1): .replacement(4.5, label: "med. 4.5")
            case (1, 1): .empty(0, label: "0")
            default: .absent
            }
        }
        let data = map.data
        #expect(data.title == "Result")
        #expect(
            data.columns == [
                "input_size", "hidden_size", "value_title", "value_scale", "value", "replacement", "bound",
                "is_censored", "label",
            ])
        #expect(
            data.lines == [
                "2.0|1.0|Steps, mean|logarithmic|0.3333333333333333|||no|0.3",
                "2.0|64.0|Steps, mean|logarithmic|||99000.0|yes|≥ 99,000",
                "2.0|07|Steps, mean|logarithmic||||yes|no mean",
                "many|1.0|Steps, mean|logarithmic||4.5||yes|med. 4.5",
                "many|64.0|Steps, mean|logarithmic|0.0|||no|0",
            ])
        #expect(
            data.axes == [
                ChartData.Axis(column: "hidden_size", title: "Hidden size", scale: .categorical(["1", "64", "07"])),
                ChartData.Axis(column: "input_size", title: "Input size", scale: .categorical(["2", "many"])),
                ChartData.Axis(column: "value", title: "Steps, mean", scale: .logarithmic, range: 1...100),
            ])
    }

    @Test("properties whose titles are no names are called row and column", arguments: ["χ²", "Value", "in", ""])
    func columnNames(title: String) {
        let map = HeatMap(
            columns: HeatMap.Axis(title: RichText(title), labels: ["1"]),
            rows: HeatMap.Axis(title: title == "in" ? "In" : "other", labels: ["1"]), valueTitle: "v",
            coloring: .diverging(magnitude: 3)
        ) { _, _ in .value(1, label: "1") }
        #expect(map.data.columns.prefix(2) == ["row", "column"])
        #expect(map.data.axes.map(\.column) == ["column", "row", "value"])
        #expect(map.data.axes.last?.scale == .diverging && map.data.axes.last?.range == -3...3)
    }

    @Test("plots have a row for each point that is drawn, then one for each reference line")
    func plots() {
        let chart = Plots(
            title: "Result", legendTitle: "Hidden size",
            plots: [
                Plots.Plot(
                    heading: "LSTM", horizontal: Plots.Axis("Layers", .linear),
                    vertical: Plots.Axis(RichText("Steps to 10").superscript("−3"), .logarithmic, range: 1...100),
                    series: [
                        Plots.Series(
                            name: "1,024", dataName: "1024", kind: "mean", color: .first, symbol: .openSquare,
                            samples: [
                                Plots.Sample(x: 1.1, dataX: 1, y: 10, interval: 5...20), Plots.Sample(x: 2, y: 0),
                                Plots.Sample(x: 3, y: 40, isLowerBound: true),
                            ]),
                        Plots.Series(
                            name: "4", color: .first, line: .dashDotted, isStepped: false,
                            samples: [Plots.Sample(x: 1, y: 11)]),
                        Plots.Series(name: "in the legend alone", color: .neutral, samples: []),
                    ],
                    references: [.horizontal(2), .vertical(3), .identity])
            ])
        let data = chart.data
        let (head, x, y) = ("1.0|LSTM|Hidden size|", "|Layers|linear|", "|Steps to 10⁻³|logarithmic|")
        #expect(data.columns == Self.plotColumns)
        #expect(
            data.lines == [
                "\(head)1024|mean|none|open square\(x)1.0\(y)10.0|5.0|20.0|no",
                "\(head)1024|mean|none|open square\(x)3.0\(y)40.0|||yes",
                "\(head)4||dash-dotted|none\(x)1.0\(y)11.0|||no",
                "\(head)|reference line|solid|none\(x)\(y)2.0|||no",
                "\(head)|reference line|solid|none\(x)3.0\(y)|||no",
                "\(head)|identity line|solid|none\(x)\(y)|||no",
            ])
        #expect(
            data.axes == [
                ChartData.Axis(heading: "LSTM", column: "x", title: "Layers", scale: .linear),
                ChartData.Axis(
                    heading: "LSTM", column: "y", title: "Steps to 10⁻³", scale: .logarithmic, range: 1...100),
            ])
    }

    @Test("what few plots have gets a column only if it occurs")
    func rareColumns() {
        func columns(_ sample: Plots.Sample) -> [String] {
            Plots(plots: [
                Plots.Plot(
                    horizontal: Plots.Axis("x", .linear), vertical: Plots.Axis("y", .linear),
                    series: [Plots.Series(name: "", color: .first, samples: [sample])])
            ]).data.columns.filter { !Self.plotColumns.contains($0) }
        }
        #expect(columns(Plots.Sample(x: 1, y: 1)) == [])
        #expect(columns(Plots.Sample(x: 1, y: 1, horizontalInterval: 0...2)) == ["x_low", "x_high"])
        #expect(columns(Plots.Sample(x: 1, y: 1, limit: 2, label: "1×2")) == ["limit", "label"])
        #expect(columns(Plots.Sample(x: 1, y: 1, note: "n", details: [])) == [])
    }

    @Test("a point on an axis of categories has the name of its category")
    func categories() {
        let names = [RichText("10").superscript("−1"), "cos"]
        let plot = Plots.Plot(
            horizontal: Plots.Axis("Criterion", .categories(names)), vertical: Plots.Axis("Steps", .steps),
            series: [
                Plots.Series(
                    name: "a", color: .ink, line: .solid, isStepped: true,
                    samples: [Plots.Sample(x: 0, y: 0), Plots.Sample(x: 1.2, y: 7), Plots.Sample(x: 0, y: -1)])
            ])
        var second = plot
        second.series[0].samples = [Plots.Sample(x: 1, dataX: 0.5, y: 2)]
        let data = Plots(plots: [plot, second]).data
        #expect(
            data.lines == [
                "1.0|||a||stepped|none|Criterion|categorical|10⁻¹|Steps|steps|0.0|||no",
                "1.0|||a||stepped|none|Criterion|categorical|cos|Steps|steps|7.0|||no",
                "2.0|||a||stepped|none|Criterion|categorical|0.5|Steps|steps|2.0|||no",
            ])
        #expect(data.title == "" && data.axes.map(\.plot) == [1, 1, 2, 2])
        #expect(data.axes[0].scale == .categorical(["10⁻¹", "cos"]) && data.axes[0].scale.name == "categorical")
    }

    @Test("panels have their medians, 0 included, and the points of their reference lines")
    func linePanels() {
        let samples = [
            LinePanels.Sample(x: 0, median: 0.5, quartiles: 0.25...1), LinePanels.Sample(x: 1, median: .nan),
            LinePanels.Sample(x: 10, median: 0), LinePanels.Sample(x: -1, median: 1),
        ]
        let data = LinePanels(
            title: "Result", axisTitle: "Shared step", legendTitle: "Hidden size",
            panels: [
                LinePanels.Panel(
                    title: "Difference", scale: .logarithmic,
                    series: [
                        LinePanels.Series(
                            name: "16", samples: samples, reference: [LinePanels.ReferencePoint(x: 2, value: 0.1)])
                    ]),
                LinePanels.Panel(
                    title: "Units", scale: .linear(0...1),
                    series: [LinePanels.Series(name: "16", samples: [samples[0]])]),
            ]
        ).data
        #expect(data.columns == Self.plotColumns)
        #expect(
            data.lines == [
                "1.0||Hidden size|16|median|solid|none|Shared step|steps|0.0|Difference|logarithmic|0.5|0.25|1.0|no",
                "1.0||Hidden size|16|median|solid|none|Shared step|steps|1.0|Difference|logarithmic||||no",
                "1.0||Hidden size|16|median|solid|none|Shared step|steps|10.0|Difference|logarithmic|0.0|||no",
                "1.0||Hidden size|16|reference line|dashed|none|Shared step|steps|2.0|Difference|logarithmic|0.1|||no",
                "2.0||Hidden size|16|median|solid|none|Shared step|steps|0.0|Units|linear|0.5|0.25|1.0|no",
            ])
        #expect(data.axes.map(\.title) == ["Shared step", "Difference", "Shared step", "Units"])
        #expect(data.axes.map(\.range) == [nil, nil, nil, 0...1])
    }

    @Test("a dot plot has a row for each dot, from the top, then its reference line")
    func dotPlot() {
        let rows = [
            DotPlot.Row(
                label: "cosine",
                dots: [
                    DotPlot.Dot(0.8, name: "orthogonal"),
                    DotPlot.Dot(45, isBound: true, mark: DotPlot.Mark(.square, isFilled: false), name: "uniform"),
                ]),
            DotPlot.Row(label: "bitwise", dots: [DotPlot.Dot(0, name: "undrawable")]),
        ]
        let data = DotPlot(
            axisTitle: "Distance", reference: 1, panels: [DotPlot.Panel(title: "GRU", rows: rows)]
        ).data
        #expect(data.columns == Self.plotColumns)
        #expect(
            data.lines == [
                "1.0|||orthogonal||none|disc|Distance|logarithmic|0.8|GRU|categorical|cosine|||no",
                "1.0|||uniform||none|open square|Distance|logarithmic|45.0|GRU|categorical|cosine|||yes",
                "1.0||||reference line|solid|none|Distance|logarithmic|1.0|GRU|categorical||||no",
            ])
        #expect(data.axes.last?.scale == .categorical(["bitwise", "cosine"]))
        #expect(DotPlot(axisTitle: "x", reference: 0, panels: [DotPlot.Panel(title: "a", rows: [])]).data.rows == [])
    }

    @Test("of several charts are one table, whose plots are counted through")
    func joining() {
        func map(_ title: RichText) -> HeatMap {
            HeatMap(
                title: title, columns: HeatMap.Axis(title: "a", labels: ["1"]),
                rows: HeatMap.Axis(title: "b", labels: ["2"]), valueTitle: "v"
            ) { _, _ in .value(3, label: "3.0") }
        }
        func plot(_ heading: RichText?) -> Plots.Plot {
            Plots.Plot(
                heading: heading, horizontal: Plots.Axis("x", .linear), vertical: Plots.Axis("y", .linear),
                series: [Plots.Series(name: "s", color: .first, samples: [Plots.Sample(x: 4, y: 5)])])
        }
        let plots = Plots(title: "Plots", plots: [plot("one"), plot(nil)])
        let data = ChartData(title: "All", joining: [map("First").data, plots.data, map("Last").data])
        #expect(data.title == "All")
        #expect(data.columns.prefix(6) == ["plot", "heading", "b", "a", "value_title", "value_scale"])
        #expect(data.rows.allSatisfy { $0.count == data.columns.count })
        #expect(
            data.lines == [
                "1.0|First|2.0|1.0|v|linear|3.0|||no|3.0||||||||||||||",
                "2.0|one|||||||||||s||none|none|x|linear|4.0|y|linear|5.0|||no",
                "3.0|Plots|||||||||||s||none|none|x|linear|4.0|y|linear|5.0|||no",
                "4.0|Last|2.0|1.0|v|linear|3.0|||no|3.0||||||||||||||",
            ])
        #expect(data.axes.map(\.plot) == [1, 1, 1, 2, 2, 3, 3, 4, 4, 4])
        #expect(data.axes.map(\.heading).suffix(5) == ["Plots", "Plots", "Last", "Last", "Last"])
    }

    private static let charts: [any Chart] =
        Samples.heatMaps + [
            Samples.panels, PlotsTests.growth, Plots(plots: []), DotPlot(axisTitle: "x", panels: []),
            HeatMap(
                columns: HeatMap.Axis(title: "a", labels: []), rows: HeatMap.Axis(title: "b", labels: ["1"]),
                valueTitle: "v"
            ) { _, _ in .absent },
        ]

    @Test("is a table: a field for each column in every row, and only finite numbers")
    func table() {
        for chart in Self.charts {
            let data = chart.data
            #expect(Set(data.columns).count == data.columns.count)
            #expect(data.columns.allSatisfy { $0.wholeMatch(of: /[a-z0-9_]+/) != nil })
            #expect(data.rows.allSatisfy { $0.count == data.columns.count })
            #expect(data.axes.allSatisfy { data.columns.contains($0.column) })
            for case .number(let value) in data.rows.joined() { #expect(value.isFinite) }
            #expect(chart.data == data)
        }
    }

    @Test("raised and lowered digits become the characters for them")
    func raisedDigits() {
        #expect(RichText("10").superscript("−12").unicodeText == "10⁻¹²")
        #expect((RichText("d").subscript("0") + " and x").unicodeText == "d₀ and x")
        #expect(RichText("e").superscript("λt").unicodeText == "eλt")
    }
}
