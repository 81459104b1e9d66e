import ChartRendering
import Charts
import Testing

@Suite("Samples of Charts and ChartRendering")
struct ChartsSamples {
    @Test("a chart becomes a drawing without being rendered")
    func drawing() throws {
        let chart = Plots(
            title: "Larger networks remember longer",
            plots: [
                Plots.Plot(
                    horizontal: Plots.Axis("Units", .logarithmic), vertical: Plots.Axis("Shared steps", .linear),
                    series: [
                        Plots.Series(
                            name: "LSTM", color: .first, line: .solid, symbol: .disc,
                            samples: [(1, 0.8), (16, 29.5), (128, 41.5)].map { Plots.Sample(x: $0, y: $1) })
                    ])
            ])
        let text = try PangoTextMeasurement(family: Typography.pinnedFamily)
        let drawing = chart.drawing(width: 3.25 * 72, theme: .paper, text: text)

        #expect(drawing.size.width == 234 && !drawing.shapes.isEmpty)
    }

    @Test("a drawing becomes a file")
    func rendering() throws {
        let chart = HeatMap(
            columns: .init(title: "Hidden size", labels: ["1", "4"]),
            rows: .init(title: "Input size", labels: ["1", "8"]),
            valueTitle: "Steps", coloring: .linear()
        ) { column, row in
            column == 1 && row == 1
                ? .bound(nil, label: "≥ 100") : .value(Double(column + row), label: "\(column + row)")
        }
        let text = try PangoTextMeasurement(family: Typography.pinnedFamily)
        let drawing = chart.drawing(width: 234, theme: .web.dark, text: text)
        let svg = try drawing.rendered(as: .svg, title: "Steps by size")
        let png = try drawing.rendered(as: .png(pixelsPerPoint: 300.0 / 72))

        #expect(String(decoding: svg.prefix(200), as: UTF8.self).contains("svg") && png.count > 1_000)
    }
}
