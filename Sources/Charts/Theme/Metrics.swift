/// The line widths and distances of a theme, in points.
public struct Metrics: Hashable, Sendable {
    /// The width of axes, ticks and grid lines.
    public var hairline: Double
    /// The width of lines that show data.
    public var line: Double
    /// The distance between one part of a chart and the next.
    public var gap: Double
    /// The length of ticks.
    public var tick: Double

    /// Widths and distances.
    public init(hairline: Double, line: Double, gap: Double, tick: Double) {
        self.hairline = hairline
        self.line = line
        self.gap = gap
        self.tick = tick
    }
}
