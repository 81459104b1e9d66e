import Analysis
import Recurrent
import Report
import Statistics
import Support
import TrainingStudy
import Typesetting

extension Table {
    /// Score, loss and memory of each setting after each number of updates.
    package static func training(of outcome: TrainingOutcome) -> Table {
        let settings = TrainingSetting.all(of: outcome)
        let tolerances = outcome.experiment.tolerances
        let network = outcome.onlyNetwork
        return Table(
            name: "training", title: "Memory along training" + (network.map { ", \($0)" } ?? ""),
            caption: """
                Entries are medians over runs; brackets give the range of runs. Score is R² or accuracy on test sequences; \
                steps are medians over starts of the settled steps on the task’s input. λ is the largest conditional exponent \
                along that input, in nats per step. “Never” is the share of starts still \(outcome.fine.label) apart at the end of the horizon.
                """,
            stubHeads: [network == nil ? "Network" : "Task", "Updates"], spanner: "",
            columns: ["Score", "Test loss"] + tolerances.map { "Steps to \($0.label)" }
                + ["λ", "Never"],
            rows: settings.map { setting in
                TableRow(
                    labels: [network == nil ? setting.title : setting.task.title, NumberText.grouped(setting.update)],
                    cells: setting.cells(tolerances))
            },
            footnotes: outcome.memories.contains { $0.counts.contains(where: \.median.isBound) }
                ? ["≥ marks lower bounds: runs ended too early to show when half of the starts had settled."] : [],
            records: Records(
                columns: [
                    "task", "cell", "forget_bias", "hidden_size", "updates", "runs", "learnt", "score", "score_low",
                    "score_high", "test_loss", "test_loss_low", "test_loss_high", "lambda", "lambda_low", "lambda_high",
                    "tolerance", "median", "median_at_least", "median_low", "median_high", "never",
                ],
                rows: settings.flatMap { setting in tolerances.map { setting.record($0) } }))
    }
}

extension TrainingOutcome {
    /// The recurrent cell and hidden size that all networks have; nil if they differ.
    fileprivate var onlyNetwork: String? {
        guard experiment.cells.count == 1, experiment.hiddenSizes.count == 1 else { return nil }
        return "\(experiment.cells[0].title), hidden size \(NumberText.grouped(experiment.hiddenSizes[0]))"
    }
}

/// The networks of all runs that share task, recurrent cell, hidden size and number of updates.
private struct TrainingSetting {
    let task: ExperimentTask
    let cell: TrainedCell
    let hiddenSize: Int
    let update: Int
    let memories: [TrainedMemory]

    static func all(of outcome: TrainingOutcome) -> [TrainingSetting] {
        let experiment = outcome.experiment
        return experiment.tasks.flatMap { task in
            experiment.cells.flatMap { cell in
                experiment.hiddenSizes.flatMap { size in
                    experiment.measuredUpdates.compactMap { update in
                        let memories = outcome.memories(of: task, cell: cell, hiddenSize: size, update: update)
                        guard !memories.isEmpty else { return nil }
                        return TrainingSetting(
                            task: task, cell: cell, hiddenSize: size, update: update, memories: memories)
                    }
                }
            }
        }
    }

    var title: String { "\(task.title): \(cell.title), hidden size \(NumberText.grouped(hiddenSize))" }

    func cells(_ tolerances: [Tolerance]) -> [TableCell] {
        let never = memories.compactMap { $0.counts.last?.never }
        return [
            cell(memories.map(\.score)) { NumberText.fixed($0, decimals: 3) },
            cell(memories.map(\.loss)) { NumberText.significant($0, digits: 2) },
        ]
            + tolerances.map { tolerance in
                TableCell(memories.compactMap { $0.count(to: tolerance) })
            } + [
                cell(memories.map(\.exponent), TrainingText.exponent),
                TableCell(NumberText.percent(never.reduce(0, +) / Double(max(never.count, 1)))),
            ]
    }

    /// The median, without the range, which the records have.
    private func cell(_ numbers: [Double], _ text: (Double) -> String) -> TableCell {
        Self.median(numbers).map { TableCell(text($0)) } ?? .empty
    }

    private static func median(_ numbers: [Double]) -> Double? { Quartiles(of: numbers)?.median }

    func record(_ tolerance: Tolerance) -> [Scalar] {
        let counts = memories.compactMap { $0.count(to: tolerance) }
        let median = StepQuantile.median(of: counts.map(\.median)) ?? .atLeast(0)
        let range = StepQuantile.range(of: counts.map(\.median))
        func scalars(_ numbers: [Double]) -> [Scalar] {
            [Self.median(numbers), numbers.min(), numbers.max()].map { number in
                Scalar(number.flatMap { $0.isFinite ? $0 : nil })
            }
        }
        return [
            .text(task.text), .text(cell.kind.rawValue), .number(cell.forgetBias), .integer(hiddenSize),
            .integer(update), .integer(memories.count), .integer(memories.count(where: \.hasLearnt)),
        ]
            + scalars(memories.map(\.score)) + scalars(memories.map(\.loss)) + scalars(memories.map(\.exponent))
            + [.text(tolerance.text)] + median.scalars + [Scalar(range?.lowerBound), Scalar(range?.upperBound)]
            + [.number(counts.map(\.never).reduce(0, +) / Double(max(counts.count, 1)))]
    }
}
