import Charts

/// A chart of measurements with its title.
public struct BenchmarkFigure: Sendable {
    /// The subject, in a few words.
    package let title: String
    /// The chart.
    package let chart: Plots
}
