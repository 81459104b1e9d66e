import ChartRendering
import Charts

/// Drawings that contain everything a drawing can contain.
enum Samples {
    static let family = Typography.pinnedFamily

    static func measurement() throws -> PangoTextMeasurement { try PangoTextMeasurement(family: family) }

    /// A heat map with values, bounds, hatching and a gradient.
    static func heatMap(width: Double = 234) throws -> Drawing {
        HeatMap(
            title: "Steps & more", columns: HeatMap.Axis(title: "output size", labels: ["1", "2", "4"]),
            rows: HeatMap.Axis(title: "input size", labels: ["1", "2"]), valueTitle: "mean steps",
            boundTitle: "not reached"
        ) { column, row in
            column == 2 ? .bound(99_000, label: "≥ 99,000") : .value(Double(column + row), label: "\(column).\(row)")
        }.drawing(width: width, theme: .paper, text: try measurement())
    }

    /// Lines, bands, clips, marks and raised text.
    static func panels(width: Double = 486) throws -> Drawing {
        let samples = [0, 1, 10, 100, 1000].map { (x: Double) in
            LinePanels.Sample(x: x, median: x < 500 ? 1 / (1 + x * x) : 0, quartiles: 0...1)
        }
        return LinePanels(
            title: "Divergence", axisTitle: "shared step", legendTitle: "hidden units",
            panels: [
                LinePanels.Panel(
                    title: RichText("max |h").subscript("a") + "|", scale: .logarithmic,
                    series: [LinePanels.Series(name: "64", samples: samples)])
            ]
        ).drawing(width: width, theme: .web, text: try measurement())
    }

    /// A drawing as an element of a page, with the same colours on dark and light pages.
    static func inline(_ drawing: Drawing, _ figure: InlineFigure) throws -> String {
        InlineSVG(drawing, dark: drawing, figure: figure, text: try measurement()).element
    }

    /// One line of text.
    static func line(_ text: RichText, family: String = Samples.family, size: Double = 10) -> Drawing {
        Drawing(
            size: Size(width: 300, height: 50), background: .white,
            shapes: [
                .text(
                    TextLine(
                        text, style: TextStyle(family: family, size: size), color: .black, at: Point(10, 30)))
            ])
    }
}
