import Analysis
import Charts
import Report
import Statistics
import Support

extension Figure {
    /// The largest number that is drawn, at least 1.
    private static func largest(_ series: [Plots.Series]) -> Double {
        max(series.flatMap(\.samples).map { $0.interval?.upperBound ?? $0.y }.max() ?? 1, 1)
    }

    /// Median and 95 % of the warm-up of each checkpoint.
    static func checkpoints(_ series: CheckpointSeries) -> Figure? {
        guard let first = series.checkpoints.first?.study else { return nil }
        func line(
            _ name: String, _ color: Plots.SeriesColor, _ symbol: Plots.Symbol,
            _ sample: (CheckpointSeries.Checkpoint) -> Plots.Sample?
        ) -> Plots.Series {
            Plots.Series(
                name: name, color: color, line: .solid, symbol: symbol, samples: series.checkpoints.compactMap(sample))
        }
        let median = line("median", .first, .disc) { checkpoint in
            checkpoint.study.main.median.map { Plots.Sample(x: checkpoint.place, y: $0) }
        }
        let quantile = line("95\u{A0}%", .second, .square) { checkpoint in
            let main = checkpoint.study.main
            guard let steps = main.quantile95 else { return nil }
            let interval = main.interval95.flatMap { interval in
                interval.high.map { min(Double(interval.low), steps)...max(Double($0), steps) }
            }
            return Plots.Sample(x: checkpoint.place, y: steps, interval: interval)
        }
        let bounds = line("", .second, .openSquare) { checkpoint in
            let main = checkpoint.study.main
            guard main.quantile95 == nil, let largest = main.survival.largest else { return nil }
            return Plots.Sample(x: checkpoint.place, y: Double(largest), isLowerBound: true)
        }.withoutLine
        let bars =
            quantile.samples.contains { $0.interval != nil } ? " Bars are 95\u{A0}% intervals of the upper line." : ""
        let arrows = bounds.samples.isEmpty ? "" : " Arrows mark lower bounds."
        let drawn = [median, quantile, bounds].filter { !$0.samples.isEmpty }
        guard !drawn.isEmpty else { return nil }
        return Figure(
            name: "checkpoints", title: "Warm-up of \(series.checkpoints.count) checkpoints",
            caption: """
                Points show the shared steps until starts stay \
                \(first.main.tolerance.agreement(outputs: first.subject.outputs)) (warm-up).\(bars)\(arrows)
                """,
            alternativeText: "Two lines over checkpoints. \(series.headline).",
            chart: Plots(
                title: RichText(series.headline), legendTitle: "Starts",
                plots: [
                    Plots.Plot(
                        horizontal: Plots.Axis(
                            series.isNumbered ? "Number in the name of the file" : "Checkpoint", .linear,
                            marks: series.marks),
                        vertical: Plots.Axis("Steps of warm-up", .linear, range: 0...1.1 * Self.largest(drawn)),
                        series: drawn, form: .wide)
                ]))
    }
}

extension Plots.Series {
    /// The points alone.
    fileprivate var withoutLine: Plots.Series {
        var series = self
        series.line = .none
        return series
    }
}

extension CheckpointSeries {
    /// The numbers along the axis: those of the checkpoints if there are few.
    fileprivate var marks: [Plots.Mark] {
        guard checkpoints.count <= 8 else { return [] }
        return checkpoints.map { Plots.Mark($0.place, label: RichText(NumberText.fixed($0.place, decimals: 0))) }
    }
}
