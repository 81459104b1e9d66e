import MemoryExperiment
import Recurrent
import Support
import Typesetting

extension Table {
    /// The best readings of each recurrent cell and of both together, and the best reading of every other criterion.
    static func forensics(name: String, _ forensics: Forensics) -> Table {
        let hasOneUnit = forensics.rankings.contains { $0.readings.contains { $0.isChangedByOneUnit } }
        let isUnknown = forensics.rankings.contains { $0.shown.contains { $0.reading.agreement.chiSquareText == nil } }
        let ties = forensics.rankings.filter { $0.leaders.count > 1 }
        return Table(
            name: name, title: "Readings of the post, best first",
            caption: """
                The table lists the \(NumberText.grouped(Forensics.shownBest)) best readings and the best by every other criterion\(forensics.differences.isEmpty ? "" : " and network"). RMSE and \
                bias (measured − published) are in steps.
                """,
            stubHeads: ["Recurrent cell", "Rank"], spanner: "",
            columns: ["Criterion", "Measure"] + forensics.differences.map(\.head) + ["Reduced χ²", "p"]
                + (hasOneUnit ? ["Reduced χ², hidden size ≥ 2"] : []) + ["RMSE", "Bias"],
            rows: forensics.rankings.flatMap { ranking in
                ranking.shown.map { rank, reading in
                    forensics.row(of: reading, rank: rank, in: ranking, hasOneUnit: hasOneUnit)
                }
            },
            footnotes: (isUnknown ? ["“–” replaces a lower bound of 0."] : [])
                + ties.map { ranking in
                    """
                    \(ranking.title): \(NumberText.grouped(ranking.leaders.count)) readings share the least χ²; they \
                    are listed in the order of the experiment.
                    """
                },
            records: forensics.records)
    }
}

extension Forensics {
    /// The number of readings of each ranking that are shown whatever their criterion.
    static let shownBest = 5

    fileprivate func row(of ranked: RankedReading, rank: Int?, in ranking: Ranking, hasOneUnit: Bool) -> TableRow {
        let (reading, agreement) = (ranked.reading, ranked.agreement)
        let words = differences.map { TableCell($0.text(of: reading.variant, cells: ranking.cells) ?? "–") }
        let withoutOneUnit = ranked.withoutOneUnit?.chiSquareText ?? "–"
        return TableRow(
            labels: [ranking.title, rank.map(NumberText.grouped) ?? "–"],
            cells: [TableCell(reading.criterion.name), TableCell(reading.measure.rawValue)] + words
                + [
                    TableCell(agreement.chiSquareText ?? "–"),
                    agreement.omnibusProbability.map { TableCell(NumberText.probability($0)) } ?? .empty,
                ] + (hasOneUnit ? [TableCell(withoutOneUnit)] : [])
                + [TableCell(agreement.rootMeanSquareText), TableCell(agreement.biasText)])
    }

    /// One record per ranking and reading.
    fileprivate var records: Records {
        let columns =
            ["cells", "rank", "variant", "criterion", "measure"] + ReadingDifference.words.map(\.rawValue) + [
                "settings", "censored_settings", "is_lower_bound", "reduced_chi_square", "omnibus_p",
                "reduced_chi_square_without_one_unit", "rmse", "bias",
            ]
        let rows = rankings.flatMap { ranking in
            ranking.ranked.map { rank, ranked -> [Scalar] in
                let (reading, agreement) = (ranked.reading, ranked.agreement)
                let words = ReadingDifference.words.map { difference in
                    difference.text(of: reading.variant, cells: ranking.cells).map { Scalar.text($0) } ?? .empty
                }
                return [
                    .text(ranking.cells.map(\.rawValue).joined(separator: "+")), rank.map { .integer($0) } ?? .empty,
                    .text(reading.variant.name), .text(reading.criterion.name), .text(reading.measure.rawValue),
                ] + words + [
                    .integer(agreement.count), .integer(agreement.censoredCount), .flag(agreement.isBound),
                    Scalar(agreement.reducedChiSquare), Scalar(agreement.omnibusProbability),
                    Scalar(ranked.withoutOneUnit?.reducedChiSquare),
                    .number(agreement.rootMeanSquare), .number(agreement.bias),
                ]
            }
        }
        return Records(columns: columns, rows: rows)
    }
}

extension ReadingDifference {
    /// Those that have a column.
    fileprivate static let words: [ReadingDifference] = [.gates, .recurrentKernel, .resetGate]
}

extension Forensics.Ranking {
    /// The readings with their ranks; nil for those of which only bounds are known.
    fileprivate var ranked: [(rank: Int?, reading: RankedReading)] {
        readings.enumerated().map { ($1.agreement.isBound ? nil : $0 + 1, $1) }
    }

    /// The best readings, and the best of every criterion and of every network that is not among them.
    fileprivate var shown: [(rank: Int?, reading: RankedReading)] {
        var (criteria, networks): (Set<Criterion>, Set<Variant>) = ([], [])
        return ranked.enumerated().filter { position, ranked in
            let isNewCriterion = criteria.insert(ranked.reading.reading.criterion).inserted
            let isNewNetwork = networks.insert(ranked.reading.reading.variant).inserted
            return isNewCriterion || isNewNetwork || position < Forensics.shownBest
        }.map(\.element)
    }
}

extension RankedReading {
    /// Whether networks of one unit and others are among those compared.
    fileprivate var isChangedByOneUnit: Bool { withoutOneUnit.map { $0.count < agreement.count } ?? false }
}
