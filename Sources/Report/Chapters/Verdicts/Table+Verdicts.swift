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
                Estimates are from \(NumberText.grouped(verdicts.runs)) runs per recurrent cell; brackets give 95\u{A0}% \
                confidence intervals (\(NumberText.grouped(RunResampling.resamples)) resamples).
                """,
            stubHeads: ["Claim", "Statistic"], spanner: "",
            columns: ["Estimate", "Required interval", "Verdict"] + others,
            rows: verdicts.rows.flatMap { row in
                Statistic.deciding(on: row.claim).map { row.tableRow($0, hasOthers: hasOthers) }
            },
            footnotes: hasOthers ? ["Verdicts were planned for all hidden sizes; the last columns are a check."] : [],
            records: verdicts.records)
    }
}

/// The statistics of a claim.
private enum Statistic: String, CaseIterable {
    case tau
    case slope
    case change

    /// The two that the table shows of a claim.
    static func deciding(on claim: MemoryClaim) -> [Statistic] {
        switch claim.effect {
        case .growth, .decline: [.tau, .slope]
        case .none: [.tau, .change]
        }
    }

    var label: String {
        switch self {
        case .tau: "Kendall’s τ"
        case .slope: "steps per doubling"
        case .change: "% per doubling"
        }
    }

    func estimate(in effect: SizeEffects.Effect) -> BootstrapEstimate {
        switch self {
        case .tau: effect.tau
        case .slope: effect.slope
        case .change: effect.change.share
        }
    }

    /// A value with its interval in the table.
    func text(of estimate: BootstrapEstimate) -> (value: String, interval: String) {
        let (scale, decimals) =
            switch self {
            case .tau, .slope: (1.0, 2)
            case .change: (100.0, 1)
            }
        func text(_ value: Double) -> String { NumberText.fixed(scale * value, decimals: decimals) }
        return (text(estimate.value), "(\(text(estimate.interval.low)) to \(text(estimate.interval.high)))")
    }

    /// What the interval must be for the claim to hold; nil if nothing is required of it.
    func rule(of claim: MemoryClaim) -> String? {
        switch (claim.effect, self) {
        case (.growth, _): "above 0"
        case (.decline, _): "below 0"
        case (.none, .tau), (.none, .slope): nil
        case (.none, .change): "within \(SizeChange.negligibleText)"
        }
    }
}

extension Verdicts.Row {
    fileprivate func tableRow(_ statistic: Statistic, hasOthers: Bool) -> TableRow {
        func cells(_ measured: Verdicts.Measured?) -> (estimate: TableCell, verdict: TableCell) {
            guard let measured else { return (.empty, .empty) }
            let (value, interval) = statistic.text(of: statistic.estimate(in: measured.effect))
            return (
                TableCell(value, detail: interval),
                TableCell(statistic == .tau ? measured.verdict.rawValue : "")
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
                        .text(row.claim.size.rawValue), .text(sizes),
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
