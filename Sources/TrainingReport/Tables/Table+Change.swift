import Analysis
import Recurrent
import Report
import Support
import TrainingStudy
import Typesetting

extension Table {
    /// By what factor training changed memory, for each task and recurrent cell.
    package static func change(of outcome: TrainingOutcome) -> Table {
        let changes = outcome.experiment.tasks.flatMap { outcome.changes(on: $0, to: outcome.fine) }
        return Table(
            name: "change", title: "Memory before and after training, to \(outcome.fine.label)",
            caption: """
                Entries are medians over networks of their median settled steps on the task’s input, with the range of \
                networks. The factor is the median over networks of steps after by steps before, with the 95\u{A0}% \
                interval of the sign test.
                """,
            stubHeads: ["Task", "Recurrent cell"], spanner: "",
            columns: ["Networks", "Learnt", "Never", "Before", "After", "Factor"],
            rows: changes.map { TableRow(labels: [$0.task.title, $0.cell.title], cells: $0.cells) },
            footnotes: [
                "“Learnt” counts networks whose score exceeds 0.99; “never”, those still apart at the end of the horizon."
            ]
                + (changes.contains(where: \.isBounded) ? ["≥ marks lower bounds: runs ended first."] : [])
                + (changes.contains { $0.pairs.count < TrainingOutcome.leastPairs }
                    ? ["The sign test gives an interval from \(TrainingOutcome.leastPairs) networks upward."] : []),
            records: Records(
                columns: [
                    "task", "cell", "forget_bias", "tolerance", "networks", "learnt", "never", "factor",
                    "factor_at_least", "ci_low", "ci_high",
                ], rows: changes.map(\.record)))
    }
}

extension MemoryChange {
    private var learnt: Int { pairs.count(where: \.after.hasLearnt) }

    private var never: Int { pairs.count { $0.after.count(to: tolerance)?.isNever ?? false } }

    /// Whether a number of the row is only a lower bound.
    fileprivate var isBounded: Bool {
        pairs.contains { pair in
            [pair.before, pair.after].contains { $0.count(to: tolerance)?.median.isBound ?? false }
        }
    }

    fileprivate var cells: [TableCell] {
        let before = pairs.compactMap { $0.before.count(to: tolerance) }
        let after = pairs.compactMap { $0.after.count(to: tolerance) }
        return [
            TableCell(NumberText.grouped(pairs.count)), TableCell(NumberText.grouped(learnt)),
            TableCell(NumberText.grouped(never)), TableCell(before), TableCell(after),
            TableCell(TrainingText.factor(factor), detail: interval),
        ]
    }

    private var interval: String {
        guard pairs.count >= TrainingOutcome.leastPairs else { return "" }
        switch (low, high) {
        case (let low?, let high?): return "(\(TrainingText.factor(low)) to \(TrainingText.factor(high)))"
        case (let low?, nil): return "(at least \(TrainingText.factor(atLeast: low)))"
        case (nil, let high?): return "(at most \(TrainingText.factor(high)))"
        case (nil, nil): return ""
        }
    }

    fileprivate var record: [Scalar] {
        [
            .text(task.text), .text(cell.kind.rawValue), .number(cell.forgetBias), .text(tolerance.text),
            .integer(pairs.count), .integer(learnt), .integer(never),
        ] + factor.scalars + [Scalar(low), Scalar(high)]
    }
}

extension TableCell {
    /// The median of the median steps of some networks with their range; `never` if half of the networks never agree.
    init(_ counts: [TrainedMemory.Count]) {
        let medians = counts.map(\.median)
        guard let median = StepQuantile.median(of: medians), let range = StepQuantile.range(of: medians) else {
            self = .empty
            return
        }
        guard 2 * counts.count(where: \.isNever) < counts.count else {
            self.init("never", detail: "(≥\u{A0}\(TrainingText.steps(range.lowerBound)))")
            return
        }
        self.init(TrainingText.steps(median), detail: TrainingText.detail(range) { TrainingText.steps($0) })
    }
}

extension StepQuantile {
    /// The known number and the lower bound, one of which is empty.
    var scalars: [Scalar] {
        switch self {
        case .known(let steps): [.number(steps), .empty]
        case .atLeast(let steps): [.empty, .number(steps)]
        }
    }
}
