import Analysis
import Statistics
import Support
import Typesetting

extension Table {
    /// The quantiles of *settled* for each protocol and tolerance.
    static func quantiles(of study: NetworkStudy) -> Table {
        let summaries = AnalysisProtocol.allCases.map { ($0, study.settled[$0] ?? []) }
        let rows = summaries.flatMap { analysisProtocol, summaries in
            summaries.map { summary in
                TableRow(
                    labels: [analysisProtocol.title.capitalizedFirst, summary.tolerance.label],
                    cells: [
                        study.cell(summary.median, 0.5, of: summary), study.cell(summary.quantile90, 0.9, of: summary),
                        study.cell(summary.quantile95, 0.95, of: summary),
                        study.boundCell(summary.interval95), study.cell(summary.quantile99, 0.99, of: summary),
                        study.cell(summary.worst.map(Double.init), 1, of: summary), study.neverCell(summary),
                    ])
            }
        }
        let isKnown = summaries.flatMap(\.1).allSatisfy { $0.worst != nil && $0.interval95?.high != nil }
        let time = study.text.step == nil ? "" : " Times are in parentheses."
        return Table(
            name: study.name("quantiles"), title: "Steps until starts stay within each tolerance",
            caption: """
                Entries give quantiles of the last shared step that violates the tolerance (settled), over \
                \(NumberText.count(study.reading.starts, "start", "starts")).\(time) The last column gives the share \
                of starts that violate it in the last tenth of \
                \(NumberText.count(study.reading.horizon, "step", "steps")), with the upper end of its interval.
                """,
            stubHeads: ["Protocol", "Tolerance"], spanner: "Settled, steps",
            columns: ["Median", "90\u{A0}%", "95\u{A0}%", "Bound of 95\u{A0}%", "99\u{A0}%", "Worst", "Never"],
            rows: rows,
            footnotes: isKnown
                ? [] : ["“≥” marks lower bounds and “–” unknown numbers: some starts are censored or too few."],
            records: quantileRecords(of: study))
    }

    private static func quantileRecords(of study: NetworkStudy) -> Records {
        Records(
            columns: [
                "protocol", "tolerance", "measure", "starts", "known", "median", "q90", "q95", "q95_low", "q95_high",
                "q99", "worst", "never", "never_low", "never_high", "step_seconds",
            ],
            rows: AnalysisProtocol.allCases.flatMap { analysisProtocol in
                study.reading.summaries(of: analysisProtocol).map { summary in
                    let key: [Scalar] = [
                        .text(analysisProtocol.rawValue), .text(summary.tolerance.text),
                        .text(summary.measure.rawValue), .integer(summary.starts), .integer(summary.known),
                    ]
                    return key
                        + [summary.median, summary.quantile90, summary.quantile95].map(Scalar.init)
                        + [summary.interval95?.low, summary.interval95?.high].map { Scalar($0.map(Double.init)) }
                        + [summary.quantile99, summary.worst.map(Double.init)].map(Scalar.init)
                        + [summary.never, summary.neverInterval.low, summary.neverInterval.high].map(Scalar.number)
                        + [Scalar(study.text.step?.seconds)]
                }
            })
    }
}

extension NetworkStudy {
    /// The time of some steps in brackets; empty if it is not known.
    func timeDetail(_ steps: Double) -> String { text.time(steps).map { "(\($0))" } ?? "" }

    /// Steps with their time.
    func cell(_ steps: Double?) -> TableCell {
        steps.map { TableCell(StepText.number($0), detail: timeDetail($0)) } ?? .empty
    }

    /// A quantile with its time, or its lower bound if censoring leaves it unknown.
    fileprivate func cell(_ steps: Double?, _ fraction: Double, of summary: ToleranceSummary) -> TableCell {
        guard steps == nil, let least = summary.survival.lowerBound(ofQuantile: fraction) else { return cell(steps) }
        let bound = Double(least)
        return TableCell("≥\u{A0}\(StepText.number(bound))", detail: timeDetail(bound))
    }

    /// The upper end of the interval of a quantile.
    fileprivate func boundCell(_ interval: KaplanMeier.MedianInterval?) -> TableCell {
        cell(interval?.high.map(Double.init))
    }

    /// The share of starts that never settle, with the upper end of its interval.
    fileprivate func neverCell(_ summary: ToleranceSummary) -> TableCell {
        TableCell(
            Self.percent(summary.never),
            detail: "(≤\u{A0}\(NumberText.percent(summary.neverInterval.high)))")
    }
}
