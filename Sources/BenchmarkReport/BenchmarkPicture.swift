import ChartRendering
import Charts
import MemoryExperiment
import Report
import Support

/// A file for a figure, checked before anything is measured.
public struct BenchmarkPicture: Sendable {
    private let format: FigureFormat
    private let size: FigureSize
    private let theme: Theme
    private let text: PangoTextMeasurement

    /// A picture that is not drawn yet.
    ///
    /// - Parameters:
    ///   - path: The file's path, which ends in .svg, .pdf or .png.
    ///   - size: Its size.
    ///   - theme: Its look.
    /// - Throws: `Failure(.usage)` for another extension, and if the theme's font is not installed.
    public init(file path: String, size: FigureSize, theme: Theme) throws(Failure) {
        format = try FigureFormat(file: path)
        self.size = size
        self.theme = theme
        text = try theme.textMeasurement()
    }

    /// The bytes of the file.
    ///
    /// - Throws: `Failure` if a library fails.
    public func bytes(of figure: BenchmarkFigure) throws(Failure) -> [UInt8] {
        try size.rendered(
            figure.chart, named: figure.title, title: figure.title, as: format, theme: theme, text: text)
    }
}
