import ChartRendering
import Charts
import Foundation

/// Draws how many times as long the peers take: `comparison-chart RESULTS.csv OUTPUT` writes OUTPUT.svg and OUTPUT.png.
@main
enum ComparisonChart {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 3 else {
            FileHandle.standardError.write(Data("usage: comparison-chart RESULTS.csv OUTPUT\n".utf8))
            exit(64)
        }
        let times = PairTimes(try Measurement.read(contentsOf: URL(filePath: arguments[1])))
        let theme = Theme.web
        let measurement = try PangoTextMeasurement(family: theme.typography.family)
        let drawing = times.chart.drawing(width: 620, theme: theme, text: measurement)
        for (suffix, format) in [("svg", FigureFormat.svg), ("png", .png(pixelsPerPoint: 2))] {
            let bytes = try drawing.rendered(
                as: format, title: "CPU time per pair step of other libraries relative to RNNMemory")
            try Data(bytes).write(to: URL(filePath: "\(arguments[2]).\(suffix)"))
        }
    }
}
