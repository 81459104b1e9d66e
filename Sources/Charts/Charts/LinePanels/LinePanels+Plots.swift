import Foundation

extension LinePanels {
    /// Draws the panels; the legend is beside them or, in a narrow drawing, above them.
    public func drawing(width: Double, stretch: Double, theme: Theme, text: some TextMeasuring) -> Drawing {
        plots.drawing(width: width, stretch: stretch, theme: theme, text: text)
    }

    /// From the top of the highest panel to the bottom of the lowest.
    public func plottingArea(width: Double, stretch: Double, theme: Theme, text: some TextMeasuring) -> Rectangle {
        plots.plottingArea(width: width, stretch: stretch, theme: theme, text: text)
    }

    /// The same panels as plots.
    private var plots: Plots {
        let names = panels.flatMap(\.series).map(\.name).reduce(into: [String]()) { names, name in
            if !names.contains(name) { names.append(name) }
        }
        let steps = Double(max(1, names.count - 1))
        let places = panels.flatMap(\.series).flatMap(\.samples).filter(\.hasPosition).map(\.x)
        let start = places.contains { $0 < 1 } ? 0.0 : 1
        let axis = Plots.Axis(axisTitle, .steps, range: 0...max(places.max() ?? 10, 0), including: [start])
        return Plots(
            title: title, legendTitle: legendTitle,
            plots: panels.map { panel in
                let vertical = panel.axis
                let series = panel.series.map { series in
                    PanelLines(
                        of: series, on: vertical, of: self, from: start,
                        color: .tone(Double(names.firstIndex(of: series.name) ?? 0) / steps))
                }
                return Plots.Plot(
                    horizontal: axis, vertical: vertical,
                    series: series.flatMap(\.band) + series.flatMap(\.lines) + series.compactMap(\.reference)
                        + series.map(\.falls),
                    form: .panel(height: panel.relativeHeight))
            })
    }
}

/// A series of a panel as series of a plot.
private struct PanelLines {
    /// The pieces of its line, at least one, so that it has an entry in the legend.
    let lines: [Plots.Series]
    /// The pieces of its band.
    let band: [Plots.Series]
    /// The points at which its line reaches 0.
    let falls: Plots.Series
    /// Its reference line.
    let reference: Plots.Series?

    /// A series as series of a plot.
    ///
    /// - Parameters:
    ///   - series: The series.
    ///   - axis: The axis of its values.
    ///   - chart: The chart it belongs to.
    ///   - start: The first number on the shared axis.
    ///   - color: Its colour.
    init(
        of series: LinePanels.Series, on axis: Plots.Axis, of chart: LinePanels, from start: Double,
        color: Plots.SeriesColor
    ) {
        let floor = axis.floor
        var tracer = LineTracer(floor: floor)
        for sample in series.samples { tracer.continue(with: sample) }
        let traced = tracer.finished()
        let pieces = traced.lines.isEmpty ? [[]] : traced.lines
        lines = pieces.map { Plots.Series(name: series.name, color: color, line: .solid, samples: $0) }
        let bands = series.samples.map { $0.bandSample(on: axis.scale, floor: floor) }
        band = bands.split { $0 == nil }.filter { $0.count > 1 }.map { samples in
            Plots.Series(name: "", color: color, spread: .band, samples: samples.compactMap(\.self))
        }
        falls = Plots.Series(
            name: "", color: color, symbol: .ring,
            samples: traced.falls.map { fall in
                Plots.Sample(
                    x: fall.x, y: floor ?? 0, note: "\(chart.legendTitle.plainText) \(series.name)",
                    details: [
                        HotRegion.Detail(
                            """
                            \(axis.title.plainText) \(fall.isLasting ? "is 0 from" : "reaches 0 at") \
                            \(chart.axisTitle.plainText)
                            """,
                            WrittenNumber(digits: Int(min(fall.x, 1e15)), exponent: 0).text)
                    ])
            })
        let points = series.reference.filter { $0.x.isFinite && $0.x >= start && axis.scale.hasPlace(for: $0.value) }
        reference =
            points.count > 1
            ? Plots.Series(
                name: "", color: .ink, line: .dashed, samples: points.map { Plots.Sample(x: $0.x, y: $0.value) })
            : nil
    }
}

extension LinePanels.Sample {
    /// The sample of a band; nil if it has no upper edge to draw.
    ///
    /// - Parameters:
    ///   - scale: The scale of its values.
    ///   - floor: The value in whose place 0 is drawn; nil if every number has a place.
    fileprivate func bandSample(on scale: Plots.AxisScale, floor: Double?) -> Plots.Sample? {
        guard hasPosition, let quartiles, quartiles.lowerBound.isFinite, scale.hasPlace(for: quartiles.upperBound)
        else {
            return nil
        }
        let lower = floor.map { max($0, quartiles.lowerBound) } ?? quartiles.lowerBound
        return Plots.Sample(x: x, y: lower, interval: min(lower, quartiles.upperBound)...quartiles.upperBound)
    }
}

extension Plots.Axis {
    /// The value in whose place 0 is drawn; nil if every number has a place.
    fileprivate var floor: Double? {
        switch scale {
        case .logarithmic: range?.lowerBound
        case .linear, .steps, .categories: nil
        }
    }
}

extension LinePanels.Panel {
    /// The axis of its values.
    ///
    /// Complexity: O(n) in the number of samples.
    fileprivate var axis: Plots.Axis {
        switch scale {
        case .linear(let range): Plots.Axis(title, .linear, range: range)
        case .logarithmic: Plots.Axis(title, .logarithmic, range: positiveRange ?? 0.1...1)
        }
    }

    /// The decades around all positive values: with a margin below, so that the smallest is not mistaken for 0; above,
    /// no more than necessary if that is little.
    private var positiveRange: ClosedRange<Double>? {
        let values = series.flatMap(\.samples).flatMap { sample in
            [sample.median, sample.quartiles?.lowerBound, sample.quartiles?.upperBound].compactMap(\.self)
        }.filter { $0 > 0 && $0.isFinite }
        guard let least = values.min(), let most = values.max() else { return nil }
        let (lower, upper) = ((log10(least) - 0.2).rounded(.down), log10(most))
        let top = max(upper.rounded(.up) - upper < 0.4 ? upper.rounded(.up) : upper + 0.15, lower + 1)
        return pow(10, lower)...pow(10, top)
    }
}
