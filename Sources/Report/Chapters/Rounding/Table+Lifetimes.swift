import MemoryExperiment
import Recurrent
import Statistics
import Support
import Typesetting

extension Table {
    /// How long rounding keeps two trajectories apart, by slice and hidden size.
    static func lifetimes(name: String, of study: RoundingStudy) -> Table {
        let rows = study.series.flatMap { series in
            series.cells.map { cell -> TableRow in
                var cells = [cell.eventsText, cell.linearText, cell.medianText, cell.meanText, cell.plateauText]
                if study.streams > 1 { cells.append(cell.betweenText) }
                return TableRow(labels: [series.title, NumberText.grouped(cell.hiddenSize)], cells: cells)
            }
        }
        var columns = ["Identical", "Decay to 10⁻⁶", "Median lifetime", "Mean lifetime", "Outputs that differ"]
        if study.streams > 1 { columns.append("Between networks") }
        return Table(
            name: name,
            title: "Lifetimes of differences that rounding sustains",
            caption: """
                Rows are for input size \(NumberText.grouped(study.inputSize)). “Identical” counts runs that reached \
                bit-identical states. “Decay” is a median in steps. “Outputs that differ” is the mean percentage of units on \
                the plateau. Brackets give 95\u{A0}% intervals.
                """,
            stubHeads: ["Recurrent cell", "Hidden size"], spanner: "",
            columns: columns, rows: rows, footnotes: footnotes(of: study), records: records(of: study))
    }

    private static func footnotes(of study: RoundingStudy) -> [String] {
        let cells = study.series.flatMap(\.cells)
        var footnotes: [String] = []
        if cells.contains(where: { $0.regime.lifetimeBound != nil }) {
            footnotes.append(
                """
                Lower bounds of means have 97.5\u{A0}% confidence.
                """)
        }
        if cells.contains(where: { $0.regime.runs > $0.regime.survival.total }) {
            footnotes.append("Runs whose difference never falls below 10⁻⁶ have no lifetime and are left out.")
        }
        footnotes.append(
            """
            A setting has a plateau only if its median lifetime is at least \(study.metastableClause); other means have no \
            interval.
            """)
        if study.streams > 1 {
            footnotes.append(
                """
                Each network is run on \(NumberText.count(study.streams, "input stream", "input streams")). “Between networks” \
                is the share of the variance of ln(steps to bit-identical states) that lies between networks, where every \
                run reached them; the rest lies between the input streams of one network.
                """)
        }
        return footnotes
    }

    private static func records(of study: RoundingStudy) -> Records {
        let hasStreams = study.streams > 1
        var columns = [
            "variant", "cell", "input_size", "hidden_size", "runs", "with_lifetime", "events", "linear_part", "median",
            "median_low", "median_high", "mean", "mean_low", "mean_high", "mean_bound", "unequal_output",
            "unequal_output_low", "unequal_output_high", "unequal_state", "unequal_state_low", "unequal_state_high",
            "in_law", "alpha", "alpha_low", "alpha_high",
        ]
        if hasStreams { columns += ["networks", "between_networks"] }
        let rows = study.series.flatMap { series in
            series.cells.map { cell -> [Scalar] in
                let (regime, interval) = (cell.regime, cell.regime.survival.medianInterval)
                let (key, exponential) = (regime.key, regime.exponential)
                let networks: [Scalar] =
                    hasStreams ? [.integer(regime.networks), Scalar(regime.components?.shareBetween)] : []
                let plateaus = RoundingRegime.plateauMeasures.flatMap { measure -> [Scalar] in
                    let plateau = regime.plateau[measure]
                    return [Scalar(plateau?.mean), Scalar(plateau?.interval.low), Scalar(plateau?.interval.high)]
                }
                return [
                    .text(key.variant), .text(key.cell.rawValue), .integer(key.inputSize), .integer(key.hiddenSize),
                    .integer(regime.runs), .integer(regime.survival.total), .integer(regime.survival.events),
                    .number(regime.linearPart), Scalar(regime.survival.median), Scalar(interval.map { Double($0.low) }),
                    Scalar(interval?.high.map(Double.init)), Scalar(exponential?.mean),
                    Scalar(exponential?.interval?.low), Scalar(exponential?.interval?.high),
                    Scalar(regime.lifetimeBound),
                ] + plateaus + [
                    .flag(series.law?.hiddenSizes.contains(key.hiddenSize) ?? false), Scalar(series.law?.rate),
                    Scalar(series.law?.interval.low), Scalar(series.law?.interval.high),
                ] + networks
            }
        }
        return Records(columns: columns, rows: rows)
    }
}

extension RoundingStudy.Cell {
    /// How many runs reached bit-identical states, of how many.
    fileprivate var eventsText: TableCell {
        TableCell("\(NumberText.grouped(identity.events)) of \(NumberText.grouped(regime.runs))")
    }

    fileprivate var linearText: TableCell { TableCell(CellText.halves(regime.linearPart)) }

    /// The median with its interval, which may be open above.
    fileprivate var medianText: TableCell {
        let interval = regime.survival.medianInterval.map { interval in
            let low = NumberText.grouped(interval.low)
            return interval.high.map { "(\(low)–\(NumberText.grouped($0)))" } ?? "(≥\u{A0}\(low))"
        }
        let median =
            regime.survival.median.map(CellText.halves) ?? regime.survival.medianBound.map(CellText.bound) ?? "–"
        return TableCell(median, detail: interval ?? "")
    }

    /// The mean with its interval, or its lower bound.
    fileprivate var meanText: TableCell {
        if let exponential = regime.exponential {
            return TableCell(
                RoundingText.steps(exponential.mean),
                detail: regime.isMetastable
                    ? exponential.interval.map { "(\(RoundingText.interval($0)))" } ?? "" : "")
        }
        return regime.lifetimeBound.map { TableCell("≥\u{A0}\(RoundingText.bound($0))") } ?? .empty
    }

    /// The share of the variance of bitwise times that lies between networks.
    fileprivate var betweenText: TableCell {
        regime.components.map { TableCell(NumberText.percent($0.shareBetween)) } ?? .empty
    }

    fileprivate var plateauText: TableCell {
        regime.plateau[.unequalOutputs].map { TableCell(RoundingText.percent($0)) } ?? .empty
    }
}
