import Analysis
import Charts
import MemoryExperiment
import Recurrent
import Report
import Support

extension Figure {
    /// How the differences of outputs and states shrink with the shared steps, for both protocols.
    static func decay(of study: NetworkStudy) -> Figure {
        let parts = DecayParts(study)
        let starts = NumberText.count(study.reading.starts, "start", "starts")
        let isDecision = study.main.tolerance.isDecision
        let curve =
            isDecision
            ? "Curves show the share of \(starts) whose decisions differ and the median state difference."
            : "Lines show medians over \(starts); bands hold 50\u{A0}% and 90\u{A0}% of them."
        let slope = parts.hasSlope ? " Dashed lines fall from the median initial difference at the rate λ." : ""
        let references =
            parts.tolerances.isEmpty || isDecision
            ? "" : " Horizontal lines mark tolerances (\(NumberText.list(parts.tolerances.map(\.label))))."
        let unit =
            switch study.main.tolerance.measure {
            case .standardDeviations: " SD is the standard deviation of an output along the input."
            case .peaks: " 0 dB is an output’s largest magnitude along the input."
            case .absolute, .decision: ""
            }
        return Figure(
            name: study.name("decay"), title: "Decay of differences after a start",
            caption: "\(curve)\(slope)\(references)\(unit)",
            alternativeText: "Curves of output and state differences. \(study.decayFindings.joined(separator: " "))",
            chart: Plots(title: RichText(study.decayHeadline), columns: 2, plots: parts.plots))
    }
}

/// The plots of a decay: a row for each protocol, with outputs beside states.
private struct DecayParts {
    let plots: [Plots.Plot]
    let hasSlope: Bool
    let tolerances: [Tolerance]

    init(_ study: NetworkStudy) {
        let reading = study.reading
        let measure = study.main.tolerance.measure
        let tolerances = reading.tolerances.filter { $0.measure == measure }
        let outputs = AnalysisProtocol.allCases.map { each in
            DifferenceCurve(reading.results(of: each), horizon: reading.horizon) { result in
                result.curve.indices.contains(study.measureIndex) ? result.curve[study.measureIndex] : []
            }
        }
        let states = AnalysisProtocol.allCases.map { each in
            DifferenceCurve(reading.results(of: each), horizon: reading.horizon, \.stateCurve)
        }
        let axes = DecayAxes(outputs, tolerances: tolerances, horizon: reading.horizon)
        let isDecision = study.main.tolerance.isDecision
        let rate = reading.exponent.largest
        let hasSlope = rate < 0 && rate.isFinite
        let outputAxis = axes.vertical(upTo: Self.largest(outputs))
        let stateAxis = axes.states(upTo: Self.largest(states), atLeast: Self.least(states, within: axes.last))
        self.tolerances = tolerances
        self.hasSlope = hasSlope
        plots = AnalysisProtocol.allCases.enumerated().flatMap { index, each in
            let color: Plots.SeriesColor = index == 0 ? .first : .second
            let lines = DecayLines(axes: axes, color: color, rate: hasSlope ? rate : nil)
            return [
                Plots.Plot(
                    heading: RichText("\(each.title.capitalizedFirst): outputs"), horizontal: axes.horizontal,
                    vertical: outputAxis,
                    series: isDecision
                        ? lines.means(of: outputs[index]) : lines.series(of: outputs[index], on: outputAxis),
                    references: isDecision ? [] : tolerances.map { .horizontal($0.limit) }),
                Plots.Plot(
                    heading: RichText("\(each.title.capitalizedFirst): states"), horizontal: axes.horizontal,
                    vertical: stateAxis, series: lines.series(of: states[index], on: stateAxis)),
            ]
        }
    }

    private static func largest(_ curves: [DifferenceCurve]) -> Double {
        curves.flatMap(\.points).map(\.nineTenths.upperBound).max() ?? 1
    }

    private static func least(_ curves: [DifferenceCurve], within last: Double) -> Double {
        curves.flatMap(\.points).filter { $0.step <= last }.map(\.median).filter { $0 > 0 }.min() ?? 0
    }
}

/// The series of one curve.
private struct DecayLines {
    let axes: DecayAxes
    let color: Plots.SeriesColor
    /// λ if its slope is drawn.
    let rate: Double?

    /// Bands, the median, and the slope of λ.
    func series(of curve: DifferenceCurve, on axis: Plots.Axis) -> [Plots.Series] {
        let floor = (axis.range?.lowerBound ?? 0) / 10
        let shown = points(of: curve)
        func band(_ kind: String, _ range: (DifferenceCurve.Point) -> ClosedRange<Double>) -> Plots.Series {
            // A logarithmic axis has no place for 0: the band goes on below the plot.
            Plots.Series(
                name: "", kind: kind, color: color, spread: .band,
                samples: shown.map { point in
                    let (low, high) = (max(range(point).lowerBound, floor), max(range(point).upperBound, floor))
                    return Plots.Sample(x: point.step, y: max(point.median, floor), interval: low...high)
                })
        }
        let median = Plots.Series(
            name: "", kind: "median", color: color, line: .solid,
            samples: shown.filter { $0.median > 0 }.map { Plots.Sample(x: $0.step, y: $0.median) })
        return [band("90 %", \.nineTenths), band("50 %", \.half), median]
            + (slope(of: curve, floor: floor).map { [$0] } ?? [])
    }

    /// The mean alone.
    func means(of curve: DifferenceCurve) -> [Plots.Series] {
        [
            Plots.Series(
                name: "", kind: "mean", color: color, line: .solid,
                samples: points(of: curve).map { Plots.Sample(x: $0.step, y: $0.mean) })
        ]
    }

    private func points(of curve: DifferenceCurve) -> [DifferenceCurve.Point] {
        curve.points.filter { $0.step <= axes.last }
    }

    private func slope(of curve: DifferenceCurve, floor: Double) -> Plots.Series? {
        guard let rate, let first = curve.points.first, first.median > 0 else { return nil }
        let samples = points(of: curve).map { point in
            Plots.Sample(x: point.step, y: first.median * ElementaryFunctions.exp(rate * point.step))
        }
        return Plots.Series(
            name: "slope of λ", kind: "predicted", color: .ink, line: .dashed, samples: samples.filter { $0.y > floor })
    }
}
