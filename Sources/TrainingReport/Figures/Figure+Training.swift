import Analysis
import Charts
import Report
import Support
import TrainingStudy

extension Figure {
    /// Loss, memory and exponent along the training, one column per task; empty if only the ends were measured.
    package static func training(of outcome: TrainingOutcome) -> [Figure] {
        guard outcome.experiment.measuredUpdates.count > 2 else { return [] }
        let tasks = outcome.experiment.tasks
        return stride(from: 0, to: tasks.count, by: mostColumns).enumerated().map { number, first in
            let shown = Array(tasks[first..<min(first + mostColumns, tasks.count)])
            return training(of: outcome, shown, name: number == 0 ? "training" : "training-\(number + 1)")
        }
    }

    /// The most tasks side by side.
    private static let mostColumns = 3

    private static func training(of outcome: TrainingOutcome, _ tasks: [ExperimentTask], name: String) -> Figure {
        let rows = TrainingRow.all(of: outcome)
        let plots = rows.enumerated().flatMap { index, row in
            tasks.map { task -> Plots.Plot in
                let lines = outcome.experiment.cells.map { row.series(of: outcome, task, $0) }
                return Plots.Plot(
                    heading: RichText(task.title),
                    horizontal: row.horizontal(outcome, isLast: index == rows.count - 1),
                    vertical: row.vertical(lines), series: lines)
            }
        }
        let networks = outcome.experiment.hiddenSizes.count * outcome.experiment.runs
        let arrows =
            plots.flatMap(\.series).flatMap(\.samples).contains(where: \.isLowerBound)
            ? " Arrows mark lower bounds." : ""
        return Figure(
            name: name, title: "Memory along training",
            caption: """
                Marks are medians over \(networks.counted("network")) \
                (\(outcome.experiment.hiddenSizes.count.counted("hidden size")), \
                \(outcome.experiment.runs.counted("run"))) of the test loss, the median settled steps on the task’s \
                input, and the conditional exponent λ. Bars show the range of networks; a network whose runs ended \
                first counts at its lower bound.\(arrows)
                """,
            alternativeText: "Lines over updates, one column per task. \(outcome.changeHeadline).",
            chart: Plots(title: RichText(outcome.changeHeadline), columns: tasks.count, plots: plots))
    }
}

/// What a row of the figure shows.
private enum TrainingRow {
    case loss
    case steps(Tolerance)
    case exponent

    static func all(of outcome: TrainingOutcome) -> [TrainingRow] {
        [.loss] + outcome.experiment.tolerances.reversed().map { .steps($0) } + [.exponent]
    }

    func vertical(_ lines: [Plots.Series]) -> Plots.Axis {
        let numbers = lines.flatMap(\.samples).flatMap { sample in
            [sample.y] + (sample.interval.map { [$0.lowerBound, $0.upperBound] } ?? [])
        }
        return switch self {
        case .loss: Plots.Axis("Test loss", .logarithmic)
        case .steps(let tolerance): Plots.Axis(steps: RichText("Steps to \(tolerance.label)"), numbers)
        case .exponent: Plots.Axis("λ (nats per step)", .linear)
        }
    }

    /// Few updates have places at equal distances, many a logarithmic axis.
    func horizontal(_ outcome: TrainingOutcome, isLast: Bool) -> Plots.Axis {
        let updates = outcome.experiment.measuredUpdates
        return Plots.Axis(
            isLast ? "Updates" : "",
            Self.isEven(updates) ? .categories(updates.map { RichText(NumberText.grouped($0)) }) : .steps)
    }

    private static func isEven(_ updates: [Int]) -> Bool { updates.count <= 8 }

    func series(of outcome: TrainingOutcome, _ task: ExperimentTask, _ cell: TrainedCell) -> Plots.Series {
        let (updates, cells) = (outcome.experiment.measuredUpdates, outcome.experiment.cells)
        let order = cells.firstIndex(of: cell) ?? 0
        let shift = Self.distance * (Double(order) - Double(cells.count - 1) / 2)
        let samples = updates.enumerated().compactMap { index, update -> Plots.Sample? in
            let memories = outcome.memories(of: task, cell: cell, update: update)
            guard let (median, range) = summary(of: memories) else { return nil }
            return Plots.Sample(
                x: Self.isEven(updates) ? Double(index) + shift : Double(update), dataX: Double(update),
                y: median.steps, interval: median.isBound ? nil : range, isLowerBound: median.isBound)
        }
        let look = CellAppearance(cell, among: cells)
        return Plots.Series(
            name: cell.title, kind: "median", color: look.color, line: look.line, symbol: look.filled,
            symbolScale: 0.8, samples: samples)
    }

    /// The distance of neighbouring marks, relative to that of updates.
    private static let distance = 0.1

    private func summary(of memories: [TrainedMemory]) -> (median: StepQuantile, range: ClosedRange<Double>)? {
        let numbers: [StepQuantile] =
            switch self {
            case .loss: memories.map { .known($0.loss) }
            case .steps(let tolerance): memories.compactMap { $0.count(to: tolerance)?.median }
            case .exponent: memories.map(\.exponent).filter(\.isFinite).map { .known($0) }
            }
        guard let median = StepQuantile.median(of: numbers), let range = StepQuantile.range(of: numbers) else {
            return nil
        }
        return (median, range)
    }
}
