import Charts

/// Sample charts for tests.
enum Samples {
    static let sizes = ["1", "2", "4", "8", "16", "32", "64", "128"]
    static let columns = HeatMap.Axis(title: "output size", labels: sizes)
    static let rows = HeatMap.Axis(title: "input size", labels: sizes)
    static let widths = [3.25, 5, 6.75, 10].map { $0 * 72 }

    /// A bound in full and abbreviated.
    private static let atLeast = HeatMap.Label("≥ 99,000", short: "≥99k")

    /// Values from 0 to 63, row by row from below.
    static let values = HeatMap(title: "Steps", columns: columns, rows: rows, valueTitle: "mean steps") { column, row in
        .value(Double(row * 8 + column), label: "\(row * 8 + column).0")
    }

    /// Values over decades, the last two columns only bounded.
    static let censored = HeatMap(
        title: "Steps", columns: columns, rows: rows, valueTitle: "median steps",
        boundTitle: "not within 99,000 steps", coloring: .logarithmic()
    ) { column, row in
        column > 5
            ? .bound(99_000, label: atLeast)
            : .value([5, 30, 200, 1_500, 9_000, 90_000][column], label: HeatMap.Label("9,000", short: "9k"))
    }

    /// Only bounds.
    static let allCensored = HeatMap(
        columns: columns, rows: rows, valueTitle: "median steps", boundTitle: "not within 99,000 steps",
        coloring: .logarithmic()
    ) { _, _ in .bound(99_000, label: atLeast) }

    /// Differences on both sides of 0, one of them missing.
    static let differences = HeatMap(columns: columns, rows: rows, valueTitle: "difference", coloring: .diverging()) {
        column, row in
        column == 7 && row == 7 ? .absent : .value(Double(column - row), label: "\(column - row)")
    }

    static let heatMaps = [values, censored, allCensored, differences]

    /// Two panels of eight series that fall to 0; later series have wider bands.
    static let panels: LinePanels = {
        let series = sizes.enumerated().map { index, name in
            LinePanels.Series(
                name: name,
                samples: ([0, 1, 2, 5, 10, 20, 50, 100, 1_000, 10_000, 99_000] as [Double]).enumerated().map {
                    step, x in
                    let median = step > index + 2 ? 0 : 1 / (1 + x * x)
                    return LinePanels.Sample(x: x, median: median, quartiles: (median / 2)...(median * 2))
                })
        }
        return LinePanels(
            title: "Divergence", axisTitle: "shared step", legendTitle: "hidden units",
            panels: [
                LinePanels.Panel(title: "largest difference", scale: .logarithmic, series: series),
                LinePanels.Panel(
                    title: "fraction that differs", scale: .linear(0...1), series: series, relativeHeight: 0.6),
            ])
    }()
}
