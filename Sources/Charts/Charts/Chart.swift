/// Data together with everything needed to draw it.
///
/// Drawing is a pure function: the same chart, width, theme and text measurement give the same drawing.
public protocol Chart: Sendable {
    /// The title; nil if a caption replaces it.
    var title: RichText? { get }
    /// Every number that the chart shows.
    var data: ChartData { get }

    /// Draws the chart; its height follows from its width.
    ///
    /// - Parameters:
    ///   - width: The width in points, 72 per inch, clamped to `ChartWidth.allowed`.
    ///   - stretch: The height of the plotting areas relative to the height chosen from the width.
    ///   - theme: The theme.
    ///   - text: Measures text as it will be drawn.
    func drawing(width: Double, stretch: Double, theme: Theme, text: some TextMeasuring) -> Drawing

    /// The rectangle from the highest plotting area of that drawing to the lowest, for aligning charts with each other.
    ///
    /// A title above the chart begins at its left edge.
    func plottingArea(width: Double, stretch: Double, theme: Theme, text: some TextMeasuring) -> Rectangle
}

extension Chart {
    /// Nil.
    public var title: RichText? { nil }

    /// The drawing without its margins.
    public func plottingArea(width: Double, stretch: Double, theme: Theme, text: some TextMeasuring) -> Rectangle {
        let size = drawing(width: width, stretch: stretch, theme: theme, text: text).size
        return Rectangle(x: 0, y: 0, width: size.width, height: size.height).inset(by: theme.metrics.gap)
    }

    /// Draws the chart with the height chosen from its width or, if that exceeds the theme's page, as high as the page.
    public func drawing(width: Double, theme: Theme, text: some TextMeasuring) -> Drawing {
        let usual = drawing(width: width, stretch: 1, theme: theme, text: text)
        guard let page = theme.page, usual.size.height > page.greatestHeight else { return usual }
        return drawing(
            width: width, height: page.greatestHeight - Self.heightTolerance, theme: theme, text: text)
    }

    /// Draws the chart as close to a height as its parts allow.
    ///
    /// Titles and axes keep their size; the plotting areas share the rest. The height is met to a tenth of a point,
    /// unless plotting areas would exceed four times their usual height or fall below a third of it, or are square.
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
        // The number of ticks changes with the height, and with it the space they need: the height is not linear, but
        // monotone.
        for _ in 0..<18 {
            let middle = (low + high) / 2
            nearest = draw(middle)
            guard (nearest.size.height - height).magnitude > Self.heightTolerance else { break }
            if nearest.size.height < height { low = middle } else { high = middle }
        }
        return nearest
    }

    /// The allowed heights of plotting areas relative to the usual one.
    private static var stretches: ClosedRange<Double> { 1.0 / 3...4 }

    /// How far a drawing's height may be from the requested one, in points.
    private static var heightTolerance: Double { 0.1 }
}

/// The allowed widths of charts.
public enum ChartWidth {
    /// From 2 to 20 inches, in points.
    public static let allowed: ClosedRange<Double> = 144...1440

    /// The allowed width nearest to a given one; the smallest for NaN.
    static func nearest(to width: Double) -> Double {
        width > allowed.lowerBound ? min(width, allowed.upperBound) : allowed.lowerBound
    }
}
