import Analysis
import Charts
import Report
import Support
import Training
import TrainingStudy

extension Figure {
    /// The memory of each network before the first update against that at the end.
    package static func beforeAfter(of outcome: TrainingOutcome) -> Figure {
        let plots = outcome.experiment.tasks.map { task -> Plots.Plot in
            let marks = outcome.changes(on: task, to: outcome.fine).map { series(of: $0, outcome.experiment.cells) }
            let numbers = marks.flatMap(\.samples).flatMap { [$0.x, $0.y] }
            return Plots.Plot(
                heading: RichText(task.title),
                horizontal: Plots.Axis(steps: "Steps before training", numbers),
                vertical: Plots.Axis(steps: "Steps after training", numbers),
                series: marks,
                references: [.identity], form: .square)
        }
        let isBounded = plots.flatMap(\.series).flatMap(\.samples).contains(where: \.isLowerBound)
        let headline = outcome.beforeAfterHeadline
        return Figure(
            name: "before-after", title: "Memory before and after training",
            caption: """
                Each mark is one network: the median over \(outcome.experiment.starts.counted("start")) of the settled \
                steps to \(outcome.fine.label) before the first update and after \
                \(outcome.experiment.settings.updates.counted("update")), on the same input. Above the diagonal, \
                training lengthened memory.\(isBounded ? " Arrows mark lower bounds." : "")
                """,
            alternativeText: "One square per task with a mark per network around the diagonal. \(headline).",
            chart: Plots(
                title: RichText(headline), columns: plots.count > 2 ? mostSquares : nil, plots: plots))
    }

    /// The most tasks side by side if there are more than two.
    private static let mostSquares = 3

    private static func series(of change: MemoryChange, _ cells: [TrainedCell]) -> Plots.Series {
        let look = CellAppearance(change.cell, among: cells)
        return Plots.Series(
            name: change.cell.title, color: look.color, symbol: look.empty,
            samples: change.pairs.compactMap { pair in
                guard let before = pair.before.count(to: change.tolerance)?.median,
                    let after = pair.after.count(to: change.tolerance)
                else { return nil }
                let network = pair.after.network
                return Plots.Sample(
                    x: before.steps, y: after.median.steps, isLowerBound: after.median.isBound,
                    note: "\(change.cell.title), hidden size \(network.hiddenSize), run \(network.run)",
                    details: [
                        HotRegion.Detail("before", TrainingText.steps(before)),
                        HotRegion.Detail("after", after.isNever ? "never" : TrainingText.steps(after.median)),
                    ])
            })
    }
}

extension TrainingOutcome {
    /// How many networks remember longer after training, in at most a dozen words.
    package var beforeAfterHeadline: String {
        let pairs = experiment.tasks.flatMap { changes(on: $0, to: fine).flatMap(\.pairs) }
        let longer = pairs.count { pair in
            guard let before = pair.before.count(to: fine)?.median, let after = pair.after.count(to: fine)?.median
            else { return false }
            return !before.isBound && after.steps > before.steps
        }
        return
            "After training, \(NumberText.grouped(longer)) of \(NumberText.count(pairs.count, "network", "networks")) "
            + "\(longer == 1 ? "remembers" : "remember") longer than before"
    }
}
