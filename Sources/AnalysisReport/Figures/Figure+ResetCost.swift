import Analysis
import Charts
import Report
import Support

extension Figure {
    /// What it changes to begin afresh every few steps; nil if the input is too short for two resets.
    static func resetCost(of study: NetworkStudy) -> Figure? {
        let costs = study.result.resetCosts
        guard costs.count > 1 else { return nil }
        let isDecision = study.main.tolerance.isDecision
        let lines = ResetLines(study)
        guard !lines.series.isEmpty else { return nil }
        let reference =
            isDecision
            ? "Decisions count as different or not."
            : "The horizontal line marks the tolerance of \(study.main.tolerance.label)."
        let steps = NumberText.count(costs.map(\.steps).max() ?? 0, "step", "steps")
        return Figure(
            name: study.name("reset-cost"), title: "Cost of resetting the state",
            caption: """
                Points compare the outputs of a run that returns to the start state every so many steps with a run \
                that never does, over up to \(steps) of the input. \(reference)
                """,
            alternativeText: "Falling curves. \(study.resetFindings.joined(separator: " "))",
            chart: Plots(
                title: RichText(study.resetHeadline), legendTitle: isDecision ? nil : "Difference over steps",
                plots: [
                    Plots.Plot(
                        horizontal: Plots.Axis("Steps between resets", .logarithmic),
                        vertical: lines.axis, series: lines.series,
                        references: isDecision ? [] : [.horizontal(study.main.tolerance.limit)], form: .wide)
                ]))
    }
}

extension NetworkStudy {
    /// What the costs show, in at most a dozen words.
    fileprivate var resetHeadline: String {
        guard let cheapest = cheapestReset else {
            let last = NumberText.grouped(result.resetCosts.last?.interval ?? 0)
            return main.tolerance.isDecision
                ? "Resets every \(last) steps still change over 5\u{A0}% of decisions"
                : "Resets every \(last) steps still change outputs by over \(main.tolerance.label)"
        }
        let interval = StepText.count(Double(cheapest.interval))
        return main.tolerance.isDecision
            ? "With resets every \(interval), 95\u{A0}% of decisions stay the same"
            : "With resets every \(interval), 95\u{A0}% of outputs agree to \(main.tolerance.label)"
    }
}

/// The curves of reset costs on their axis, in the unit of the tolerance.
private struct ResetLines {
    let series: [Plots.Series]
    let axis: Plots.Axis

    init(_ study: NetworkStudy) {
        let (costs, tolerance) = (study.result.resetCosts, study.main.tolerance)
        func samples(_ value: KeyPath<ResetCost, Double>) -> [Plots.Sample] {
            costs.map { Plots.Sample(x: Double($0.interval), y: $0[keyPath: value]) }.filter { $0.y.isFinite }
        }
        guard !tolerance.isDecision else {
            let changed = samples(\.mean)
            let most = changed.map(\.y).max() ?? 0
            series = [Plots.Series(name: "", color: .first, line: .solid, symbol: .disc, samples: changed)]
            axis = Plots.Axis("Share of steps with changed decisions", .linear, range: 0...1.1 * max(most, 0.01))
            return
        }
        let (mean, worst, high) = (samples(\.mean), samples(\.worst), samples(\.quantile95))
        let shown = (mean + worst).map(\.y).filter { $0 > 0 }
        let bottom = min(shown.min() ?? tolerance.limit, tolerance.limit) / 1.5
        axis = DecayAxes([], tolerances: [tolerance], horizon: 1).vertical(
            from: bottom, upTo: max(shown.max() ?? 0, tolerance.limit))
        // Where nearly all steps agree, the quantile leaves the plot downwards.
        let inside = high.prefix { $0.y >= bottom }
        let leaving = Array(high.dropFirst(max(inside.count - 1, 0)).filter { $0.y > 0 })
        series = [
            Plots.Series(name: "worst", color: .third, line: .dotted, symbol: .triangle, samples: worst.positive),
            Plots.Series(
                name: "95\u{A0}%", color: .second, line: .dashed, symbol: .square, samples: Array(inside).positive),
            Plots.Series(
                name: "", dataName: "95\u{A0}%", color: .second, line: .dashed,
                samples: inside.count < high.count ? leaving : []),
            Plots.Series(name: "mean", color: .first, line: .solid, symbol: .disc, samples: mean.positive),
        ].filter { !$0.samples.isEmpty }
    }
}

extension [Plots.Sample] {
    /// Those that have a place on a logarithmic axis.
    fileprivate var positive: [Plots.Sample] { filter { $0.y > 0 } }
}
