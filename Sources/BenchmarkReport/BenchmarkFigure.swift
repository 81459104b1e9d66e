import Charts

/// A chart of measurements with its title.
public struct BenchmarkFigure: Sendable {
    /// What is shown, in a few words.
    package let title: String
    /// The chart.
    package let chart: Plots
}
