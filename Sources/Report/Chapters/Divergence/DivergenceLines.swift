import Charts
import MemoryExperiment
import Recurrent
import Statistics
import Support

/// The curves of a few hidden sizes as the lines of two plots: the exponential decay, and what rounding keeps up.
struct DivergenceLines {
    /// The hidden sizes that are drawn, at most five, ascending.
    let shown: [Divergence.Series]
    /// The floating-point format of the runs.
    let precision: Precision
    /// The last step of the decay.
    let decayEnd: Double
    private let sharedSteps: Double

    /// The lines of a figure.
    init(of divergence: Divergence) {
        let series = divergence.series
        let last = series.count - 1
        shown = series.count > Self.most ? (0..<Self.most).map { series[($0 * last + 2) / (Self.most - 1)] } : series
        precision = divergence.precision
        sharedSteps = Double(divergence.sharedSteps)
        decayEnd = min(100, sharedSteps)
    }

    /// The largest number of lines that can be told apart.
    private static let most = 5

    /// Whether some median reaches 0 within the steps of the decay.
    var ends: Bool { shown.contains { decayPoints(of: $0).isEnding } }

    /// Whether the exponents of networks were measured.
    var hasSlopes: Bool { shown.contains { $0.exponent != nil } }

    /// The largest difference against the first steps, on a linear axis where an exponential decay is a straight line.
    var decay: Plots.Plot {
        let range = decayRange
        let lines = shown.enumerated().flatMap { index, series in
            decayLines(of: series, color: color(index), floor: range.lowerBound)
        }
        return Plots.Plot(
            horizontal: Plots.Axis("Shared step", .linear, range: 0...decayEnd),
            vertical: Plots.Axis("Largest difference of outputs", .logarithmic, range: range),
            series: lines, references: [.horizontalBand(range.lowerBound...precision.roundingEdge)])
    }

    /// The fraction of units that differ against all steps, on a logarithmic axis.
    var plateau: Plots.Plot {
        Plots.Plot(
            horizontal: Plots.Axis(
                "Shared step", .logarithmic, range: plateauStart...max(1.05 * sharedSteps, 2 * plateauStart)),
            vertical: Plots.Axis("Fraction of units that differ", .linear, range: -0.02...1.05),
            series: shown.enumerated().flatMap { index, series in plateauLines(of: series, color: color(index)) })
    }

    /// The first step of the plateau's axis: the power of ten at or below a fifth of the decay.
    private var plateauStart: Double {
        var start = 1.0
        while 10 * start <= decayEnd / 5 { start *= 10 }
        return start
    }

    private func color(_ index: Int) -> Plots.SeriesColor {
        .tone(Double(index) / Double(max(1, shown.count - 1)))
    }

    private func points(of series: Divergence.Series, _ measure: CurveMeasure) -> [(step: Double, quartiles: Quartiles)]
    {
        zip(series.summary.sharedSteps, series.summary[measure]).map { (Double($0), $1) }
    }

    /// The points of a decay until the median is 0, and whether it is within the steps that are shown.
    private func decayPoints(
        of series: Divergence.Series
    ) -> (points: [(step: Double, quartiles: Quartiles)], isEnding: Bool) {
        let points = points(of: series, .maximumDifference).filter { $0.step <= decayEnd }
        let positive = points.prefix { $0.quartiles.median > 0 }
        return (Array(positive), positive.count < points.count)
    }

    /// From the power of ten below the smallest median to just above the largest difference.
    private var decayRange: ClosedRange<Double> {
        let points = shown.flatMap { decayPoints(of: $0).points }.map(\.quartiles)
        let least = min(points.map(\.median).min() ?? 1, precision.roundingEdge)
        var floor = 1.0
        while floor > least, floor > 1e-100 { floor /= 10 }
        return floor...max(1, 1.5 * (points.map(\.upper).max() ?? 1))
    }

    private func decayLines(
        of series: Divergence.Series, color: Plots.SeriesColor, floor: Double
    ) -> [Plots.Series] {
        let (points, isEnding) = decayPoints(of: series)
        let samples = points.map { point in
            let lower = max(point.quartiles.lower, floor)
            return (point.step, point.quartiles.median, lower...max(lower, point.quartiles.upper))
        }
        let line = line(of: series, color: color, samples: samples)
        let end = line.samples.last.map { last in
            Plots.Series(
                name: "", dataName: name(of: series), kind: "last step before the median is 0", color: color,
                symbol: .ring, samples: [Plots.Sample(x: last.x, y: last.y)])
        }
        return [line, slope(of: series, color: color, above: floor)].compactMap(\.self)
            + [isEnding ? end : nil].compactMap(\.self)
    }

    private func name(of series: Divergence.Series) -> String { NumberText.grouped(series.hiddenSize) }

    /// The medians of a hidden size with their quartiles.
    private func line(
        of series: Divergence.Series, color: Plots.SeriesColor, samples: [(Double, Double, ClosedRange<Double>)]
    ) -> Plots.Series {
        let end = samples.lastIndex { $0.1 > 0 }
        return Plots.Series(
            name: name(of: series), kind: "median", color: color, line: .solid, spread: .band,
            samples: samples.enumerated().map { index, sample in
                Plots.Sample(
                    x: sample.0, y: sample.1, interval: sample.2,
                    note: index == end ? "Hidden size \(name(of: series))" : nil)
            })
    }

    /// The difference of step 0 as the exponent shrinks it, as far as the plot shows it.
    private func slope(of series: Divergence.Series, color: Plots.SeriesColor, above floor: Double) -> Plots.Series? {
        guard let rate = series.exponent?.mean, let start = series.summary[.maximumDifference].first?.median, start > 0
        else { return nil }
        let samples = series.summary.sharedSteps.filter { Double($0) <= decayEnd }.map { step in
            Plots.Sample(x: Double(step), y: start * ElementaryFunctions.exp(rate * Double(step)))
        }
        return Plots.Series(
            name: "", dataName: name(of: series), kind: "decay at the Lyapunov exponent", color: color, line: .dashed,
            samples: samples.filter { $0.y > floor && $0.y < 1e3 })
    }

    private func plateauLines(of series: Divergence.Series, color: Plots.SeriesColor) -> [Plots.Series] {
        let points = points(of: series, .unequalStates).filter { $0.step >= plateauStart }
        // After its last difference, a line would only cover the axis.
        let end = (points.lastIndex { $0.quartiles.upper > 0 } ?? -1) + 1
        let shown = points.prefix(end + 1)
        return [
            line(
                of: series, color: color,
                samples: shown.map { ($0.step, $0.quartiles.median, $0.quartiles.lower...$0.quartiles.upper) })
        ]
    }
}

extension Precision {
    /// Half the distance of numbers just below 1, where outputs are rounded.
    fileprivate var roundingEdge: Double {
        switch self {
        case .float32: Double(Float.ulpOfOne) / 4
        case .float64: Double.ulpOfOne / 4
        }
    }
}
