import MemoryExperiment
import Recurrent
import Statistics
import Support
import Typesetting

extension Table {
    /// The change of memory per doubling of a size and its verdict, for each criterion and claim.
    ///
    /// - Throws: `Unavailable` if only one criterion is free of censored runs.
    static func criterionEffects(name: String, _ verdicts: Verdicts) throws(Unavailable) -> Table {
        let effects = try verdicts.effectsByCriterion()
        let censored =
            effects.censored.isEmpty
            ? ""
            : " Criteria with censored runs are left out."
        return Table(
            name: name, title: "The effect of sizes by every criterion",
            caption: """
                Entries give slopes in per cent of the mean with 95\u{A0}% bootstrap intervals.\(effects.runsRemark)\(censored)
                """,
            stubHeads: ["Criterion"], spanner: "",
            columns: effects.claims.map { "\($0.cell.title), \($0.size.words)" },
            rows: [
                TableRow(
                    labels: ["the post"],
                    cells: effects.claims.map { TableCell($0.expected.words) })
            ]
                + effects.rows.map { row in
                    TableRow(
                        labels: [row.criterion.name],
                        cells: effects.claims.map { claim in
                            row[claim].map { TableCell($0.verdict.words, detail: $0.text) } ?? .empty
                        })
                },
            records: effects.records)
    }
}

extension Verdicts {
    /// The effects by every criterion.
    ///
    /// - Throws: `Unavailable` if there is only one, or none.
    func effectsByCriterion() throws(Unavailable) -> CriterionEffects {
        guard let byCriterion else {
            throw Unavailable(
                "Fewer than two criteria are observed and met by every run, so there is nothing to compare.")
        }
        return byCriterion
    }
}

extension SizeChange {
    /// The share and its interval in percent, such as `+5.5 % (5.1 to 5.9)`.
    var text: String {
        func percent(_ share: Double) -> String { NumberText.signed(100 * share, decimals: 1) }
        return "\(percent(share.value))\u{A0}% (\(percent(share.interval.low)) to \(percent(share.interval.high)))"
    }

    /// The range of no clear effect.
    static var negligibleText: String { "±\((100 * negligible).shortestDecimal)\u{A0}%" }
}

extension CriterionEffects {
    /// One record per criterion and claim.
    fileprivate var records: Records {
        Records(
            columns: ["criterion", "cell", "size", "change", "ci_low", "ci_high", "verdict", "claim"],
            rows: rows.flatMap { row in
                claims.compactMap { claim -> [Scalar]? in
                    row[claim].map { change in
                        [
                            .text(row.criterion.name), .text(claim.cell.rawValue), .text(claim.size.rawValue),
                            .number(change.share.value), .number(change.share.interval.low),
                            .number(change.share.interval.high), .text(change.verdict.words),
                            .text(claim.expected.words),
                        ]
                    }
                }
            })
    }
}
