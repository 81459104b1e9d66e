import Analysis
import Charts
import Report
import Support
import Training
import TrainingStudy

extension Figure {
    /// The trained delay of delayed recall against the measured memory; nil if fewer than two delays were trained.
    package static func delay(of outcome: TrainingOutcome) -> Figure? {
        guard outcome.hasDelays else { return nil }
        let marks = outcome.experiment.cells.flatMap { cell in
            [true, false].map { series(of: outcome, cell, hasLearnt: $0) }
        }.filter { !$0.samples.isEmpty }
        let headline = outcome.delayHeadline
        let isBounded = marks.flatMap(\.samples).contains(where: \.isLowerBound)
        return Figure(
            name: "delay", title: "Trained delay and measured memory",
            caption: """
                Each mark is one network after \(outcome.experiment.settings.updates.counted("update")): the median over \
                \(outcome.experiment.starts.counted("start")) of the settled steps to \(outcome.coarse.label). Open marks \
                did not learn the task (R² at most 0.99); the title counts the others within one step of the \
                diagonal.\(isBounded ? " Arrows mark lower bounds." : "")
                """,
            alternativeText: "Marks along the diagonal of trained delay and measured steps. \(headline).",
            chart: Plots(
                title: RichText(headline),
                plots: [
                    Plots.Plot(
                        horizontal: Plots.Axis("Trained delay (steps)", .linear, including: [0]),
                        vertical: Plots.Axis(RichText("Measured steps to \(outcome.coarse.label)"), .linear),
                        series: marks, references: [.identity], form: .square)
                ]))
    }

    private static func series(of outcome: TrainingOutcome, _ cell: TrainedCell, hasLearnt: Bool) -> Plots.Series {
        let cells = outcome.experiment.cells
        let look = CellAppearance(cell, among: cells)
        let order = Double(cells.firstIndex(of: cell) ?? 0) - Double(cells.count - 1) / 2
        // Cells and runs stand side by side, so that equal memories are seen.
        let runs = Double(outcome.experiment.runs + 1)
        let delays = outcome.delayed.map(\.delay)
        let spacing = 0.025 * Double((delays.max() ?? 1) - (delays.min() ?? 0))
        return Plots.Series(
            name: hasLearnt ? cell.title : "\(cell.title), not learnt", color: look.color,
            symbol: hasLearnt ? look.filled : look.empty,
            samples: outcome.delayed.filter { $0.memory.network.cell == cell && $0.memory.hasLearnt == hasLearnt }.map {
                Plots.Sample(
                    x: Double($0.delay) + spacing * (order + (Double($0.memory.network.run) / runs - 0.5) * 0.6),
                    dataX: Double($0.delay), y: $0.median.steps,
                    isLowerBound: $0.median.isBound,
                    note: "\(cell.title), hidden size \($0.memory.network.hiddenSize), run \($0.memory.network.run)",
                    details: [
                        HotRegion.Detail("delay", NumberText.grouped($0.delay)),
                        HotRegion.Detail("steps", TrainingText.steps($0.median)),
                        HotRegion.Detail("R²", NumberText.fixed($0.memory.score, decimals: 3)),
                    ])
            })
    }
}
