import Analysis
import Charts
import Report
import Support
import Training
import TrainingStudy

extension Figure {
    /// Test error and memory against the burn-in, one column per window length; empty if none has two burn-ins.
    package static func burnIn(of outcome: TrainingOutcome) -> [Figure] {
        let sweeps = outcome.burnInSweeps
        return stride(from: 0, to: sweeps.count, by: mostSweeps).enumerated().map { number, first in
            let shown = Array(sweeps[first..<min(first + mostSweeps, sweeps.count)])
            return burnIn(of: outcome, shown, name: number == 0 ? "burn-in" : "burn-in-\(number + 1)")
        }
    }

    /// The most sweeps side by side.
    private static let mostSweeps = 3

    private static func burnIn(of outcome: TrainingOutcome, _ sweeps: [BurnInSweep], name: String) -> Figure {
        let rows = [BurnInRow.error, .memory(outcome.burnInTolerance)]
        let plots = rows.flatMap { row in
            sweeps.map { sweep -> Plots.Plot in
                Plots.Plot(
                    heading: RichText(outcome.title(of: sweep)),
                    horizontal: Plots.Axis(row.isLast ? "Burn-in m (steps)" : "", .linear, including: [0]),
                    vertical: row.vertical(sweeps), series: row.series(of: sweep, among: outcome.experiment.cells),
                    references: references(of: sweep))
            }
        }
        let isBounded = plots.flatMap(\.series).flatMap(\.samples).contains(where: \.isLowerBound)
        let hasLines = plots.contains { !$0.references.isEmpty }
        let headline = outcome.burnInHeadline
        return Figure(
            name: name, title: "Burn-in and memory",
            caption: """
                Small rings are single networks after \(outcome.experiment.settings.updates.counted("update")), lines \
                their medians. The test error is the mean squared error on the same windows for every N and m; memory is \
                the median settled steps to \(outcome.burnInTolerance.label). Diamonds mark the smallest median \
                error.\(hasLines ? " Vertical lines and shades: memory without burn-in, median and range." : "")\
                \(isBounded ? " Arrows mark lower bounds." : "")
                """,
            alternativeText: "Test error above memory over burn-in, one column per window length. \(headline).",
            chart: Plots(title: RichText(headline), columns: sweeps.count, plots: plots))
    }

    /// The memory of networks that were trained without burn-in: the range and the median.
    private static func references(of sweep: BurnInSweep) -> [Plots.Reference] {
        guard let plain = sweep.plain, let memory = sweep.plainMemory,
            let range = StepQuantile.range(of: plain.steps.filter { !$0.isBound })
        else { return [] }
        return (range.lowerBound < range.upperBound ? [.verticalBand(range)] : []) + [.vertical(memory)]
    }
}

/// What a row of the figure shows.
private enum BurnInRow {
    case error
    case memory(Tolerance)

    /// Whether it is the lowest row.
    var isLast: Bool {
        switch self {
        case .error: false
        case .memory: true
        }
    }

    /// The axis, which all columns share.
    func vertical(_ sweeps: [BurnInSweep]) -> Plots.Axis {
        let shown = sweeps.flatMap(\.points).flatMap { numbers(of: $0) }.map(\.steps)
        switch self {
        case .error:
            let positive = shown.filter { $0 > 0 && $0.isFinite }
            guard let least = positive.min(), let most = positive.max(), most > Self.linear * least else {
                return Plots.Axis("Test error", .linear, range: 0...1.1 * max(shown.max() ?? 1, .leastNormalMagnitude))
            }
            return Plots.Axis("Test error", .logarithmic, range: least / 1.3...most * 1.3)
        case .memory(let tolerance):
            let title = RichText("Steps to \(tolerance.label)")
            let (least, most) = (shown.min() ?? 0, max(shown.max() ?? 1, 1))
            return most > Self.linear * max(least, 1)
                ? Plots.Axis(steps: title, shown) : Plots.Axis(title, .linear, range: 0...most * 1.2)
        }
    }

    /// The factor between numbers up to which their axis is linear and begins at 0.
    private static let linear = 10.0

    private func numbers(of point: BurnInSweep.Point) -> [StepQuantile] {
        switch self {
        case .error: point.errors.map { .known($0) }
        case .memory: point.steps
        }
    }

    private func median(of point: BurnInSweep.Point) -> StepQuantile? {
        switch self {
        case .error: .known(point.error)
        case .memory: point.memory
        }
    }

    func series(of sweep: BurnInSweep, among cells: [TrainedCell]) -> [Plots.Series] {
        let look = CellAppearance(sweep.cell, among: cells)
        let singles = sweep.points.flatMap { point in
            zip(point.memories, numbers(of: point)).map { memory, number in
                Plots.Sample(
                    x: Double(point.burnIn), y: number.steps, isLowerBound: number.isBound,
                    note: "\(sweep.cell.title), N = \(sweep.window), m = \(point.burnIn), run \(memory.network.run)",
                    details: [
                        HotRegion.Detail("test error", NumberText.significant(memory.loss, digits: 2)),
                        HotRegion.Detail(
                            "steps", memory.count(to: sweep.tolerance).map { TrainingText.steps($0.median) } ?? ""),
                    ])
            }
        }
        let medians = sweep.points.compactMap { point in
            median(of: point).map { (point: point, median: $0) }
        }
        func samples(_ shown: [(point: BurnInSweep.Point, median: StepQuantile)]) -> [Plots.Sample] {
            shown.map { Plots.Sample(x: Double($0.point.burnIn), y: $0.median.steps, isLowerBound: $0.median.isBound) }
        }
        return [
            Plots.Series(
                name: "median", dataName: sweep.cell.title, kind: "median", color: look.color, line: .solid,
                samples: samples(medians)),
            Plots.Series(
                name: "one network", dataName: sweep.cell.title, kind: "one network", color: look.color, symbol: .ring,
                symbolScale: 0.6, samples: singles),
            Plots.Series(
                name: "smallest median error", dataName: sweep.cell.title, kind: "smallest median error", color: .ink,
                symbol: .diamond, symbolScale: 1.2, samples: samples(medians.filter { $0.point == sweep.best })),
        ]
    }
}
