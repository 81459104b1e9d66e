/// Data with all that is needed to draw it.
///
/// Drawing is a pure function: the same chart, width, theme and measurement give the same drawing.
public protocol Chart: Sendable {
    /// Draws the chart; its height follows from its width.
    ///
    /// - Parameters:
    ///   - width: The width in points, 72 to the inch; kept within `ChartWidth.allowed`.
    ///   - theme: How it looks.
    ///   - text: Measures text as the drawing will show it.
    func drawing(width: Double, theme: Theme, text: some TextMeasuring) -> Drawing
}

/// The widths a chart can be drawn in.
public enum ChartWidth {
    /// From 2 to 20 inches, in points.
    public static let allowed: ClosedRange<Double> = 144...1440

    /// The allowed width nearest to a given one; the smallest for NaN.
    static func nearest(to width: Double) -> Double {
        width > allowed.lowerBound ? min(width, allowed.upperBound) : allowed.lowerBound
    }
}
