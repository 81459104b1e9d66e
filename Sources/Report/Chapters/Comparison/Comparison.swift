import MemoryExperiment
import Recurrent
import Statistics
import Support

/// Measured means beside the published ones of the same sizes.
struct Comparison: Sendable {
    /// The measured means of `cosine`, `first`.
    let grid: SizeGrid
    /// The settings that have both means.
    let entries: [PublishedComparison.Entry]
    /// The summary of the differences.
    let summary: DifferenceSummary
    /// The agreement over all settings, and over those with at least two units.
    private let agreement: (all: PublishedAgreement?, withoutOneUnit: PublishedAgreement?)

    /// A comparison of one slice.
    ///
    /// - Throws: `Unavailable` if there is nothing to compare with.
    init(_ grid: SizeGrid) throws(Unavailable) {
        guard grid.slice.layers == 1 else {
            throw Unavailable("The published means are for one layer, not for \(grid.slice.layers).")
        }
        let comparison = PublishedComparison(of: grid.cells, cell: grid.slice.cell, variant: grid.slice.variant)
        guard let summary = DifferenceSummary(comparison.entries.map(\.difference)) else {
            guard comparison.censored.isEmpty else {
                throw Unavailable(
                    "Every setting with a published mean has a censored run here, and thus no mean to compare."
                )
            }
            let sizes = NumberText.list(PublishedTable.sizes.map(String.init))
            throw Unavailable(
                "No mean of this experiment has a published counterpart: those are for the sizes \(sizes).")
        }
        self.grid = grid
        agreement = (
            PublishedAgreement(of: comparison), PublishedAgreement(of: comparison, smallestHiddenSize: 2)
        )
        entries = comparison.entries
        self.summary = summary
    }

    /// The published mean at a row and a column of the grid.
    func published(row: Int, column: Int) -> Double? {
        PublishedTable.mean(
            cell: grid.slice.cell, inputSize: grid.inputSizes[row], hiddenSize: grid.hiddenSizes[column])
    }

    /// The measured minus the published mean at a row and a column of the grid.
    func difference(row: Int, column: Int) -> MeanDifference? {
        let (inputSize, hiddenSize) = (grid.inputSizes[row], grid.hiddenSizes[column])
        return entries.first { $0.inputSize == inputSize && $0.hiddenSize == hiddenSize }?.difference
    }

    /// The omnibus test of the differences with their reduced χ², and what it would say if published means averaged the runs
    /// that the post names; empty without p-values.
    var omnibusRemark: String {
        guard entries.count > 1, let probability = summary.omnibusProbability else { return "" }
        let result = Wording.omnibus(probability, chiSquareClause)
        guard probability >= OmnibusTest.significance else { return result }
        let named = PublishedComparison(
            of: grid.cells, cell: grid.slice.cell, variant: grid.slice.variant,
            publishedRuns: PublishedComparison.namedRuns)
        let other = DifferenceSummary(named.entries.map(\.difference))?.omnibusProbability.map { other in
            """
             If each published mean averaged \(NumberText.grouped(PublishedComparison.namedRuns)) runs, as the post states, \
            they \(other < OmnibusTest.significance ? "would" : "would not either") \
            (\(NumberText.probability(other, of: "p"))).
            """
        }
        return result + (other ?? "")
    }

    /// The reduced χ² of the differences, as a clause after a semicolon; empty if runs are censored or single.
    private var chiSquareClause: String {
        guard let all = agreement.all, !all.isBound, all.count > 1, let chiSquare = all.reducedChiSquare else {
            return ""
        }
        let others = agreement.withoutOneUnit.flatMap { others in
            others.count < all.count
                ? others.reducedChiSquare.map {
                    ", or \(NumberText.fixed($0, decimals: 2)) without one-unit networks"
                } : nil
        }
        return "; reduced χ² is \(NumberText.fixed(chiSquare, decimals: 2))\(others ?? "")"
    }

    /// The settings that differ most, if the differences together exceed chance, in a sentence; empty if they do not.
    var outliers: String {
        guard let probability = summary.omnibusProbability, probability < OmnibusTest.significance else { return "" }
        let ranked = entries.compactMap { entry in entry.difference.probability.map { (entry, $0) } }
            .sorted { $0.1 < $1.1 }.prefix(3)
        guard entries.count > ranked.count else { return "" }
        let settings = ranked.map { entry, _ in "\(entry.inputSize)\u{A0}×\u{A0}\(entry.hiddenSize)" }
        return "The least likely settings (input size × hidden size) are \(NumberText.list(settings))."
    }

    /// How the differences change with the input size, in a sentence; empty if they are too few.
    var trendRemark: String {
        guard let trend = DifferenceTrend(entries) else { return "" }
        let slope = NumberText.signed(trend.slope, decimals: 2)
        let margin = NumberText.fixed(trend.margin, decimals: 2)
        let verdict = trend.margin < trend.slope.magnitude ? "a trend" : "no clear trend"
        return """
            From two units upward, differences show \(verdict) with input size \
            (\(slope)\u{A0}±\u{A0}\(margin) steps per doubling, 95\u{A0}% interval).
            """
    }

    /// The probability with which intervals cover the difference.
    static let level = 0.95

    /// The difference of the only setting, in a sentence; empty for several, whose mean difference heads their figure.
    var means: String {
        guard entries.count == 1 else { return "" }
        return """
            For the one setting that has both means, the difference is \
            \(NumberText.signed(summary.mean, decimals: 2)) steps.
            """
    }

    /// How far our means are from others on average, as a predicate that lacks the others.
    private var distance: String {
        let steps = NumberText.fixed(summary.mean.magnitude, decimals: 2)
        return "average \(steps) steps \(summary.mean < 0 ? "below" : "above")"
    }

    /// The root mean square, in brackets.
    private var spread: String { "(RMS \(NumberText.fixed(summary.rootMeanSquare, decimals: 2)))" }

    /// The meaning of hatched tiles, if there are any.
    var censoringRemark: String {
        guard grid.censored > 0 else { return "" }
        return "\(Wording.censoring(of: grid)) Tiles without a mean are hatched."
    }

    /// The largest differences on either side, in a sentence.
    var extremes: String {
        guard let least = entries.min(by: { $0.difference.value < $1.difference.value }),
            let most = entries.max(by: { $0.difference.value < $1.difference.value })
        else { return "" }
        func text(_ entry: PublishedComparison.Entry) -> String {
            """
            \(NumberText.signed(entry.difference.value, decimals: 1)) (input size \(entry.inputSize), hidden size \
            \(entry.hiddenSize))
            """
        }
        guard entries.count > 1 else { return "The difference is \(text(least))." }
        return "The differences range from \(text(least)) to \(text(most))."
    }
}

extension Comparison {
    /// How far the means are from the published ones, in a line.
    var headline: String {
        let title = grid.slice.title
        let means = grid.slice.isTitledByCell ? "\(title) means" : "\(title): means"
        return Wording.headline("\(means) \(distance) the published ones \(spread)")
            ?? "\(title): means \(distance) published ones"
    }
}
