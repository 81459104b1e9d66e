import Charts
import MemoryExperiment
import Statistics
import Support

extension Figure {
    /// The fraction of runs that still differ, step by step.
    ///
    /// - Throws: `Unavailable` if all are identical at the first shared step.
    static func coalescence(name: String, of study: RoundingStudy) throws(Unavailable) -> Figure {
        guard study.series.contains(where: { $0.cells.contains { $0.identity.outlastsFirstStep } }) else {
            throw Unavailable("In every run, the two trajectories are already identical at the first shared step.")
        }
        let title = "Fraction of runs that still differ"
        let headline = study.coalescenceHeadline ?? title
        let start = start(of: study)
        let hidden = hiddenSizes(coveringOthersIn: study)
        let plots = study.series.map { series in
            Plots.Plot(
                heading: RichText(series.title),
                horizontal: Plots.Axis(
                    "Shared step", .logarithmic, range: start...1.05 * max(2 * start, Double(study.sharedSteps))),
                vertical: Plots.Axis("Fraction of runs", .linear, range: -0.02...1.05),
                series: series.cells.filter { study.shownSizes.contains($0.hiddenSize) }.flatMap { cell in
                    let color = Plots.SeriesColor.tone(study.tone(of: cell.hiddenSize))
                    return [
                        Plots.Series(
                            name: NumberText.grouped(cell.hiddenSize), dataName: String(cell.hiddenSize),
                            kind: "Kaplan–Meier fraction", color: color,
                            line: hidden.contains(cell.hiddenSize) ? .dashed : .solid, isStepped: true, spread: .band,
                            samples: cell.identity.curve),
                        Plots.Series(
                            name: "", dataName: String(cell.hiddenSize), kind: "censored runs", color: color,
                            symbol: .tick, samples: cell.identity.censoringTicks),
                    ]
                })
        }
        return Figure(
            name: name, title: title,
            caption: """
                Curves show the Kaplan–Meier fraction of \(NumberText.count(study.runs, "run", "runs")) per hidden size whose \
                states still differ, at input size \(NumberText.grouped(study.inputSize)), with pointwise \
                95\u{A0}% bands. Ticks mark censored runs.\
                \(hidden.isEmpty ? "" : " Dashed curves lie on those of smaller sizes.")
                """,
            alternativeText: """
                \(shape(of: study)), one per hidden size, in \(NumberText.count(plots.count, "panel", "panels")). \
                \(survivors(of: study))
                """,
            chart: Plots(title: RichText(headline), legendTitle: "Hidden size", columns: 2, plots: plots))
    }

    /// The power of ten at which every curve is still at 0.9 or more, at least 1.
    private static func start(of study: RoundingStudy) -> Double {
        let shown = study.series.flatMap { $0.cells.filter { study.shownSizes.contains($0.hiddenSize) } }
        var start = 1.0
        while 10 * start < Double(study.sharedSteps),
            shown.allSatisfy({ $0.identity.survival(after: Int(10 * start)) >= 0.9 })
        { start *= 10 }
        return start
    }

    /// The hidden sizes with a curve that is the same as that of a smaller size, which would disappear below a solid line.
    private static func hiddenSizes(coveringOthersIn study: RoundingStudy) -> Set<Int> {
        study.series.reduce(into: []) { sizes, series in
            let shown = series.cells.filter { study.shownSizes.contains($0.hiddenSize) }
            for (index, cell) in shown.enumerated()
            where shown[..<index].contains(where: { $0.identity.curve == cell.identity.curve }) {
                sizes.insert(cell.hiddenSize)
            }
        }
    }

    /// The shape of the curves: falling if more than two thirds fall, level if no run reaches bit-identical states.
    private static func shape(of study: RoundingStudy) -> String {
        let cells = study.series.flatMap { $0.cells.filter { study.shownSizes.contains($0.hiddenSize) } }
        let falling = cells.count { $0.identity.events > 0 && $0.identity.outlastsFirstStep }
        if 3 * falling > 2 * cells.count { return "Falling step curves" }
        return cells.allSatisfy { $0.identity.events == 0 } ? "Level curves at 1" : "Step curves"
    }

    /// The settings with censored runs, in a sentence.
    private static func survivors(of study: RoundingStudy) -> String {
        let alive = study.series.map { series in
            (series.title, series.cells.filter { $0.identity.events < $0.identity.total }.map(\.hiddenSize))
        }.filter { !$0.1.isEmpty }
        guard !alive.isEmpty else { return "All of them reach 0." }
        let isAll = study.series.allSatisfy { $0.cells.allSatisfy { $0.identity.events == 0 } }
        guard !isAll else { return "No run reached bit-identical states." }
        let isLong = alive.reduce(0) { $0 + $1.1.count } > NumberText.mostListed
        let settings = alive.flatMap { title, sizes in
            isLong
                ? ["\(title) at \(NumberText.sizes(sizes, "hidden size", "hidden sizes"))"]
                : sizes.map { "\(title) with \(NumberText.count($0, "unit", "units"))" }
        }
        return "Some runs are censored: \(NumberText.list(settings))."
    }
}

extension KaplanMeier {
    /// Whether any run still differs at the first shared step.
    fileprivate var outlastsFirstStep: Bool { (largest ?? 0) >= 1 }

    /// The curve from its beginning to the largest count, without steps too low to be seen one by one.
    fileprivate var curve: [Plots.Sample] {
        var samples = [Plots.Sample(x: 1, y: survival(after: 0), interval: nil)]
        for (step, interval) in zip(steps, intervals) where step.time >= 1 {
            let isLast = step.time == steps.last?.time
            guard isLast || (samples.last?.y ?? 1) - step.survival >= 1.0 / 64 else { continue }
            let spread = interval.map { $0.low...$0.high } ?? step.survival...step.survival
            samples.append(Plots.Sample(x: Double(step.time), y: step.survival, interval: spread))
        }
        if let last = samples.last, let largest, Double(largest) > last.x {
            samples.append(Plots.Sample(x: Double(largest), y: last.y, interval: last.interval))
        }
        return samples
    }

    /// The points at which censored runs leave the curve.
    fileprivate var censoringTicks: [Plots.Sample] {
        Set(censored).sorted().map { Plots.Sample(x: Double(max(1, $0)), y: survival(after: $0)) }
    }
}
