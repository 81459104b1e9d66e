/// Data with all that is needed to draw it.
///
/// Drawing is a pure function: the same chart, width, theme and measurement give the same drawing.
public protocol Chart: Sendable {
    /// Draws the chart; its height follows from its width.
    ///
    /// - Parameters:
    ///   - width: The width in points, 72 to the inch; kept within `ChartWidth.allowed`.
    ///   - stretch: How high the areas of data are, in units of the height that suits the width.
    ///   - theme: How it looks.
    ///   - text: Measures text as the drawing will show it.
    func drawing(width: Double, stretch: Double, theme: Theme, text: some TextMeasuring) -> Drawing
}

extension Chart {
    /// Draws the chart in the height that suits its width.
    public func drawing(width: Double, theme: Theme, text: some TextMeasuring) -> Drawing {
        drawing(width: width, stretch: 1, theme: theme, text: text)
    }

    /// Draws the chart as near to a height as its parts allow.
    ///
    /// Titles and axes keep their size; the areas of data share what is left. The height is met to a tenth of a point
    /// unless they would become more than four times as high as usual or lower than a third, or are squares.
    ///
    /// - Complexity: that of up to 20 drawings.
    public func drawing(width: Double, height: Double, theme: Theme, text: some TextMeasuring) -> Drawing {
        func draw(_ stretch: Double) -> Drawing {
            drawing(width: width, stretch: stretch, theme: theme, text: text)
        }
        var (low, high) = (Self.stretches.lowerBound, Self.stretches.upperBound)
        let (lowest, highest) = (draw(low), draw(high))
        guard lowest.size.height < height else { return lowest }
        guard highest.size.height > height else { return highest }
        var nearest = lowest
        // Numbers of ticks change on the way, and with them the room they need: the height is no line, but it rises.
        for _ in 0..<18 {
            let middle = (low + high) / 2
            nearest = draw(middle)
            guard (nearest.size.height - height).magnitude > 0.1 else { break }
            if nearest.size.height < height { low = middle } else { high = middle }
        }
        return nearest
    }

    /// How much higher or lower than usual the areas of data can be.
    private static var stretches: ClosedRange<Double> { 1.0 / 3...4 }
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
