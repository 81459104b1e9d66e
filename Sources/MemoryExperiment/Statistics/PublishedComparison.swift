import Recurrent
import Statistics

/// Measured means of one recurrent cell compared with the published ones.
public struct PublishedComparison: Sendable, Hashable {
    /// One table cell that was both measured and published.
    public struct Entry: Sendable, Hashable {
        /// The input size.
        public let inputSize: Int
        /// The hidden size.
        public let hiddenSize: Int
        /// The published mean, in steps.
        public let published: Double
        /// The measured mean, in steps.
        public let measured: Double
        /// Measured minus published, with its uncertainty.
        public let difference: MeanDifference
    }

    /// A published table cell without a mean because some of its runs are censored.
    public struct CensoredEntry: Sendable, Hashable {
        /// The input size.
        public let inputSize: Int
        /// The hidden size.
        public let hiddenSize: Int
        /// The published mean, in steps.
        public let published: Double
        /// A lower bound of the measured mean, in steps.
        public let measuredAtLeast: Double
    }

    /// The table cells with a mean, in the order of the statistics.
    public let entries: [Entry]
    /// The table cells without a mean, in the order of the statistics.
    public let censored: [CensoredEntry]

    /// The number of runs behind each published mean: all means are multiples of a fifth of a step.
    public static let publishedRuns = 5

    /// The number of runs that the post names.
    public static let namedRuns = 10

    /// Compares the published means with those of one recurrent cell and variant, for single-layer networks.
    ///
    /// Table cells with unpublished sizes are ignored.
    ///
    /// - Parameters:
    ///   - statistics: The statistics of all or part of an experiment.
    ///   - cell: The recurrent cell.
    ///   - variant: The variant.
    ///   - criterion: The criterion that defines the steps.
    ///   - measure: The measure.
    ///   - publishedRuns: The number of runs behind each published mean.
    /// - Complexity: O(number of statistics).
    public init(
        of statistics: [CellStatistics], cell: CellKind, variant: String = Variant.baseName,
        criterion: Criterion = .cosine, measure: Measure = .first, publishedRuns: Int = Self.publishedRuns
    ) {
        let rows = statistics.compactMap { row -> (statistics: CellStatistics, published: Double)? in
            let key = row.key
            guard key.cell == cell, key.variant == variant, key.layers == 1, row.criterion == criterion,
                row.measure == measure
            else { return nil }
            return PublishedTable.mean(cell: cell, inputSize: key.inputSize, hiddenSize: key.hiddenSize)
                .map { (row, $0) }
        }
        entries = rows.compactMap { row, published in
            guard let measured = row.mean,
                let difference = MeanDifference.published(row, minus: published, of: publishedRuns)
            else { return nil }
            return Entry(
                inputSize: row.key.inputSize, hiddenSize: row.key.hiddenSize, published: published, measured: measured,
                difference: difference)
        }
        censored = rows.compactMap { row, published in
            row.meanBound.map {
                CensoredEntry(
                    inputSize: row.key.inputSize, hiddenSize: row.key.hiddenSize, published: published,
                    measuredAtLeast: $0)
            }
        }
    }

    /// The table cells that differ significantly after Holm's correction for the number of them, the least likely first.
    ///
    /// The family-wise error rate is that of `OmnibusTest`. Empty if a table cell has no p-value.
    ///
    /// - Complexity: O(n log n) in the number of table cells.
    public var outliers: [Entry] {
        let probabilities = entries.compactMap(\.difference.probability)
        guard probabilities.count == entries.count else { return [] }
        let adjusted = HolmCorrection.adjusted(probabilities)
        return entries.indices.filter { adjusted[$0] < OmnibusTest.significance }
            .sorted { (probabilities[$0], $0) < (probabilities[$1], $1) }
            .map { entries[$0] }
    }

    /// The mean of the differences, or nil if nothing is compared.
    public var meanDifference: Double? {
        guard !entries.isEmpty else { return nil }
        return entries.reduce(0) { $0 + $1.difference.value } / Double(entries.count)
    }

    /// The RMS difference, or nil if nothing is compared.
    public var rootMeanSquare: Double? {
        guard !entries.isEmpty else { return nil }
        return (entries.reduce(0) { $0 + $1.difference.value * $1.difference.value } / Double(entries.count))
            .squareRoot()
    }
}
