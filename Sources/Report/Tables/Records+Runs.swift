import MemoryExperiment
import Recurrent
import Statistics
import Typesetting

extension Records {
    /// The columns that say which table cell a record belongs to.
    private static let keyColumns = ["variant", "cell", "layers", "input_size", "hidden_size"]

    /// The two numbers of every criterion and run among `results`, in their order; `settled` is empty if runs stop before it is
    /// known.
    ///
    /// - Complexity: O(*n*) in the number of runs times criteria.
    static func runs(_ results: some Sequence<RunResult>, of experiment: Experiment) -> Records {
        let hasStreams = experiment.plan.streams > 1
        let columns =
            keyColumns + ["run"] + (hasStreams ? ["stream"] : [])
            + ["criterion", "first", "first_censored", "settled", "settled_censored"]
        let rows = results.flatMap { result -> [[Scalar]] in
            let criteria = experiment.settings(ofVariant: result.key.cell.variant)?.criteria ?? []
            var run = fields(of: result.key.cell) + [.integer(result.key.run)]
            if hasStreams { run.append(.integer(result.key.stream)) }
            return zip(criteria, result.outcomes).map { criterion, outcome in
                run + [.text(criterion.name)] + fields(of: outcome.first)
                    + (experiment.settings.stopAtFirst ? [.empty, .empty] : fields(of: outcome.settled))
            }
        }
        return Records(columns: columns, rows: rows)
    }

    /// The statistics of every table cell, criterion and measure, in plan order: `cells.csv`.
    package static func cells(of data: ReportData) -> Records {
        let hasStreams = data.experiment.plan.streams > 1
        let columns =
            keyColumns + ["criterion", "measure", "runs"] + (hasStreams ? ["networks"] : [])
            + ["censored", "mean", "sd", "median", "ci_low", "ci_high"]
        let rows = data.statistics.map { cell -> [Scalar] in
            var row = fields(of: cell.key)
            row += [.text(cell.criterion.name), .text(cell.measure.rawValue), .integer(cell.runs)]
            if hasStreams { row.append(.integer(cell.networks)) }
            row += [
                .integer(cell.censored), Scalar(cell.mean), Scalar(cell.standardDeviation), Scalar(cell.median),
                Scalar(cell.interval?.low), Scalar(cell.interval?.high),
            ]
            return row
        }
        return Records(columns: columns, rows: rows)
    }

    private static func fields(of key: CellKey) -> [Scalar] {
        [
            .text(key.variant), .text(key.cell.rawValue), .integer(key.layers), .integer(key.inputSize),
            .integer(key.hiddenSize),
        ]
    }

    private static func fields(of count: StepCount) -> [Scalar] {
        [.integer(count.lowerBound), .integer(count.isCensored ? 1 : 0)]
    }
}
