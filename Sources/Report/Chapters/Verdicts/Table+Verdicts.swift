import MemoryExperiment
import Recurrent
import Statistics
import Support
import Typesetting

extension Table {
    /// Each published claim with both statistics, their intervals, the requirements and the verdict.
    static func verdicts(name: String, _ verdicts: Verdicts) -> Table {
        let hasOthers = verdicts.rows.contains { $0.withoutOneUnit != nil }
        let others = hasOthers ? ["Hidden size ≥ 2", "Verdict, hidden size ≥ 2"] : []
        return Table(
            name: name, title: "The post’s claims, tested on individual runs",
            caption: """
                Two statistics test each claim (\(Wording.name(Verdicts.criterion, .first))): Kendall’s τ between a size and \
                the shared steps of \(NumberText.grouped(verdicts.runs)) runs per recurrent cell, and the steps that a doubling \
                of the size adds. Brackets give 95\u{A0}% confidence intervals from \
                \(NumberText.grouped(RunResampling.resamples)) resamples.
                """,
            stubHeads: ["Claim", "Statistic"], spanner: "",
            columns: ["Estimate", "Required interval", "Verdict"] + others,
            rows: verdicts.rows.flatMap { row in
                Statistic.allCases.map { row.tableRow($0, hasOthers: hasOthers) }
            },
            footnotes: hasOthers ? ["The decision rule was set for all hidden sizes together."] : [],
            records: verdicts.records)
    }
}

/// The two statistics of a claim.
private enum Statistic: String, CaseIterable {
    case tau
    case slope

    var label: String {
        switch self {
        case .tau: "Kendall’s τ"
        case .slope: "steps per doubling"
        }
    }

    func estimate(in effect: SizeEffects.Effect) -> BootstrapEstimate {
        switch self {
        case .tau: effect.tau
        case .slope: effect.slope
        }
    }

    /// What the interval must be for the claim to hold; nil if nothing is required of it.
    func rule(of claim: MemoryClaim) -> String? {
        switch (claim.effect, self) {
        case (.growth, _): "above 0"
        case (.decline, _): "below 0"
        case (.none, .tau): nil
        case (.none, .slope): "within ±\(MemoryClaim.negligibleSlope.shortestDecimal)"
        }
    }
}

extension Verdicts.Row {
    fileprivate func tableRow(_ statistic: Statistic, hasOthers: Bool) -> TableRow {
        func cells(_ measured: Verdicts.Measured?) -> (estimate: TableCell, verdict: TableCell) {
            guard let measured else { return (.empty, .empty) }
            let estimate = statistic.estimate(in: measured.effect)
            let isFirst = statistic == Statistic.allCases[0]
            return (
                TableCell(NumberText.fixed(estimate.value, decimals: 2), detail: estimate.intervalText),
                TableCell(isFirst ? measured.verdict.rawValue : "")
            )
        }
        let (all, others) = (cells(all), cells(withoutOneUnit))
        let rule = TableCell(statistic.rule(of: claim) ?? "–")
        return TableRow(
            labels: [claim.words.capitalizedFirst, statistic.label],
            cells: [all.estimate, rule, all.verdict] + (hasOthers ? [others.estimate, others.verdict] : []))
    }
}

extension Verdicts {
    /// One record per claim, statistic and choice of sizes.
    fileprivate var records: Records {
        let columns = [
            "claim", "cell", "size", "hidden_sizes", "statistic", "estimate", "ci_low", "ci_high", "rule", "verdict",
        ]
        let records = rows.flatMap { row in
            [("all", row.all), ("at least 2", row.withoutOneUnit)].flatMap { sizes, measured -> [[Scalar]] in
                guard let measured else { return [] }
                return Statistic.allCases.map { statistic in
                    let estimate = statistic.estimate(in: measured.effect)
                    return [
                        .text(row.claim.words.capitalizedFirst), .text(row.claim.cell.rawValue),
                        .text(row.claim.size == .hidden ? "hidden" : "input"), .text(sizes),
                        .text(statistic.rawValue), .number(estimate.value), .number(estimate.interval.low),
                        .number(estimate.interval.high),
                        statistic.rule(of: row.claim).map { .text("interval \($0)") } ?? .empty,
                        .text(measured.verdict.rawValue),
                    ]
                }
            }
        }
        return Records(columns: columns, rows: records)
    }
}
