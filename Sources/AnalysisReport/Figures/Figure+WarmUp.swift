import Analysis
import Charts
import Report
import Statistics
import Support

extension Figure {
    /// The share of starts that stay within each tolerance, by the number of shared steps.
    static func warmUp(of study: NetworkStudy) -> Figure {
        let trained = study.settled[.warmUp] ?? []
        let untrained = study.untrained
        let curves = ToleranceCurves(trained + untrained, horizon: study.reading.horizon)
        let plots = [("This network", trained), ("Untrained, same sizes", untrained)].filter { !$0.1.isEmpty }
            .map { heading, summaries in
                Plots.Plot(
                    heading: untrained.isEmpty ? nil : RichText(heading), horizontal: curves.horizontal,
                    vertical: ToleranceCurves.vertical,
                    series: curves.series(summaries), references: [.horizontal(95)],
                    form: untrained.isEmpty ? .wide : .small)
            }
        let censored = (trained + untrained).contains { $0.known < $0.starts } ? " Ticks mark censored starts." : ""
        let others = untrained.isEmpty ? "" : " The untrained network read the same inputs."
        return Figure(
            name: study.name("warm-up"), title: "Starts that stay within a tolerance",
            caption: """
                Curves show the Kaplan–Meier share of \(NumberText.count(study.reading.starts, "start", "starts")) \
                that stay within a tolerance from a shared step on (warm-up). The horizontal line marks \
                95\u{A0}%.\(censored)\(others)
                """,
            alternativeText: """
                Rising step curves. \(study.answer) \(study.warmUpFindings.joined(separator: " "))
                """.trimmed,
            chart: Plots(
                title: RichText(study.warmUpHeadline), legendTitle: "Tolerance", columns: 2, plots: plots))
    }
}

extension NetworkStudy {
    /// The ratio of trained and untrained steps from which they count as different.
    private static let leastChange = 1.25

    /// What the figure of shares shows, in at most a dozen words.
    fileprivate var warmUpHeadline: String {
        guard let trained = main.warmUpSteps, let untrained = mainUntrained?.warmUpSteps else { return headline }
        let (from, to) = (StepText.number(untrained), StepText.count(trained))
        if trained > Self.leastChange * untrained {
            return "Training lengthens the warm-up to \(main.tolerance.label) from \(from) to \(to)"
        }
        if trained < untrained / Self.leastChange {
            return "Training shortens the warm-up to \(main.tolerance.label) from \(from) to \(to)"
        }
        return "Trained and untrained networks need about the same warm-up: \(to)"
    }
}

/// Kaplan–Meier curves of several tolerances on one axis.
private struct ToleranceCurves {
    /// The axis of shared steps: logarithmic if the numbers differ much, with a place for 0 only if one is 0.
    let horizontal: Plots.Axis
    private let first: Double
    private let last: Double

    /// The ratio of numbers from which the axis is logarithmic.
    private static let largestLinearRatio = 8.0

    init(_ summaries: [ToleranceSummary], horizon: Int) {
        let numbers = summaries.flatMap { [$0.survival.largest, $0.survival.steps.first?.time].compactMap(\.self) }
        let (least, most) = (Double(numbers.min() ?? 0), Double(max(numbers.max() ?? 1, 1)))
        last = min(max(most * 1.15, 5), max(Double(horizon), 5))
        if most <= Self.largestLinearRatio * max(least, 1) {
            first = 0
            horizontal = Plots.Axis("Shared steps", .linear, range: 0...last)
        } else if least < 2 {
            first = 0
            horizontal = Plots.Axis("Shared steps", .steps, range: 0...last, including: [0])
        } else {
            first = least / 1.5
            horizontal = Plots.Axis("Shared steps", .logarithmic, range: first...last)
        }
    }

    /// The axis of shares, with a mark at the share that is recommended.
    static let vertical = Plots.Axis(
        "Starts within tolerance, %", .linear, range: -2...102,
        marks: [0, 25, 50, 75, 95].map { Plots.Mark($0, label: RichText(NumberText.fixed($0, decimals: 0))) })

    /// A curve for each tolerance, with ticks at censored starts.
    func series(_ summaries: [ToleranceSummary]) -> [Plots.Series] {
        summaries.enumerated().flatMap { index, summary in
            let tone = Plots.SeriesColor.tone(summaries.count > 1 ? Double(index) / Double(summaries.count - 1) : 0.4)
            let survival = summary.survival
            var samples = survival.steps.map { Plots.Sample(x: Double($0.time), y: 100 * (1 - $0.survival)) }
            if samples.first?.x != first { samples.insert(Plots.Sample(x: first, y: 0), at: 0) }
            let end = survival.censored.isEmpty ? last : Double(survival.censored.last ?? 0)
            samples.append(Plots.Sample(x: max(end, samples.last?.x ?? 0), y: samples.last?.y ?? 0))
            let line = Plots.Series(
                name: summary.tolerance.label, kind: "Kaplan–Meier", color: tone, line: .solid, isStepped: true,
                samples: samples)
            let ticks = Plots.Series(
                name: "", dataName: summary.tolerance.label, kind: "censored", color: tone, symbol: .tick,
                samples: Set(survival.censored).sorted().map {
                    Plots.Sample(x: Double($0), y: 100 * (1 - survival.survival(after: $0)))
                })
            return ticks.samples.isEmpty ? [line] : [line, ticks]
        }
    }
}
