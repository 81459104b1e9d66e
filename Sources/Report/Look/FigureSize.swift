import ChartRendering
import Charts
import MemoryExperiment
import Support

/// How large a figure is to be, in points.
public struct FigureSize: Sendable, Hashable {
    /// The width.
    public var width: Double
    /// The height; nil for the one chosen from the width.
    public var height: Double?

    /// A width, and a height if given.
    public init(width: Double, height: Double? = nil) {
        self.width = width
        self.height = height
    }

    /// A chart in this size.
    ///
    /// - Throws: `Failure(.usage)` naming the nearest possible height if the chart cannot have this one, and if it is
    ///   too narrow for the panels of a grid.
    private func drawing(of chart: any Chart, theme: Theme, text: some TextMeasuring) throws(Failure) -> Drawing {
        if let grid = chart as? ChartGrid { try requireRoom(for: grid, theme: theme) }
        guard let height else { return chart.drawing(width: width, theme: theme, text: text) }
        let drawing = chart.drawing(width: width, height: height, theme: theme, text: text)
        guard (drawing.size.height - height).magnitude < 1 else {
            throw Failure(
                .usage,
                """
                At this width the figure cannot be \(Self.inches(height)) high: the nearest height it can have is \
                \(Self.inches(drawing.size.height)).
                """)
        }
        return drawing
    }

    /// A chart in this size as the bytes of a file.
    ///
    /// - Throws: `Failure(.usage)` if the chart cannot be as high or low as asked, and if a library fails.
    package func rendered(
        _ chart: any Chart, named name: String, title: String, as format: FigureFormat, theme: Theme,
        text: PangoTextMeasurement
    ) throws(Failure) -> [UInt8] {
        let drawing = try drawing(of: chart, theme: theme, text: text)
        do {
            return try drawing.rendered(as: format, title: title)
        } catch {
            throw Failure(drawing: name, error)
        }
    }

    /// Rejects a width in which panels would be narrower than charts can be.
    private func requireRoom(for grid: ChartGrid, theme: Theme) throws(Failure) {
        let least = grid.leastWidth(at: width, theme: theme)
        guard width < least else { return }
        let hundredths = (least / 72 * 100).rounded(.up)
        throw Failure(
            .usage,
            """
            \(grid.columnCount(width: width, theme: theme)) columns need a width of at least \
            \(Self.inches(hundredths / 100 * 72)), and the figure is \(Self.inches(width)) wide. Choose a larger \
            --width, or fewer columns with --layout.
            """)
    }

    private static func inches(_ points: Double) -> String { NumberText.fixed(points / 72, decimals: 2) + "in" }
}
