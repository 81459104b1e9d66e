import Analysis
import Recurrent
import Report
import Support
import Training
import TrainingStudy
import Typesetting

extension Table {
    /// Test error and memory of each window length and burn-in; nil if no window length has two burn-ins.
    package static func burnIn(of outcome: TrainingOutcome) -> Table? {
        let sweeps = outcome.burnInSweeps
        guard !sweeps.isEmpty else { return nil }
        let isBounded = sweeps.flatMap(\.points).flatMap(\.steps).contains(where: \.isBound)
        return Table(
            name: "burn-in", title: "Test error and memory by burn-in",
            caption: """
                Entries are medians over networks, with their range. The test error is the mean squared error on the same \
                windows for every N and m. Memory is the median settled steps to \(outcome.burnInTolerance.label) on the \
                task’s input. “Equal” marks burn-ins whose errors cannot be told apart from the best.
                """,
            stubHeads: ["Windows", "m"], spanner: "", columns: ["Networks", "Test error", "Memory", "Rank"],
            rows: sweeps.flatMap { sweep in
                sweep.points.map { point in
                    TableRow(
                        labels: [outcome.title(of: sweep), NumberText.grouped(point.burnIn)],
                        cells: sweep.cells(of: point))
                }
            },
            footnotes: isBounded ? ["≥ marks lower bounds: runs ended first."] : [],
            records: Records(
                columns: [
                    "cell", "forget_bias", "window", "placement", "burn_in", "networks", "test_error", "test_error_low",
                    "test_error_high", "tolerance", "memory", "memory_at_least", "memory_low", "memory_high", "rank",
                ],
                rows: sweeps.flatMap { sweep in sweep.points.map { sweep.record(of: $0) } }))
    }
}

extension BurnInSweep {
    fileprivate func rank(of point: Point) -> String {
        point == best ? "best" : equals.contains(point) ? "equal" : ""
    }

    fileprivate func cells(of point: Point) -> [TableCell] {
        func error(_ error: Double) -> String { NumberText.significant(error, digits: 2) }
        let range = (point.errors.min() ?? 0)...(point.errors.max() ?? 0)
        return [
            TableCell(NumberText.grouped(point.memories.count)),
            TableCell(error(point.error), detail: TrainingText.detail(range, error)),
            TableCell(point.memories.compactMap { $0.count(to: tolerance) }), TableCell(rank(of: point)),
        ]
    }

    fileprivate func record(of point: Point) -> [Scalar] {
        let range = StepQuantile.range(of: point.steps)
        return [
            .text(cell.kind.rawValue), .number(cell.forgetBias), .integer(window), .text(placement.rawValue),
            .integer(point.burnIn), .integer(point.memories.count), .number(point.error), Scalar(point.errors.min()),
            Scalar(point.errors.max()), .text(tolerance.text),
        ] + (point.memory ?? .atLeast(0)).scalars + [
            Scalar(range?.lowerBound), Scalar(range?.upperBound), .text(rank(of: point)),
        ]
    }
}
