import Recurrent

/// Measured means of one cell beside the published ones.
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

        /// Measured minus published, rounded to nine decimals so that no rounding error shows in its digits.
        public var difference: Double { ((measured - published) * 1e9).rounded() / 1e9 }
    }

    /// The table cells in the order of the statistics.
    public let entries: [Entry]

    /// The comparison of what was published with the means of one cell and variant: of single-layer networks, for
    /// criterion `cosine`, measure `first`.
    ///
    /// Table cells without a mean, or of sizes that were not published, are left out.
    ///
    /// - Complexity: O(number of statistics).
    public init(of statistics: [CellStatistics], cell: CellKind, variant: String = Variant.baseName) {
        entries = statistics.compactMap { row in
            let key = row.key
            guard key.cell == cell, key.variant == variant, key.layers == 1, row.criterion == .cosine,
                row.measure == .first, let measured = row.mean,
                let published = PublishedTable.mean(
                    cell: cell, inputSize: key.inputSize, hiddenSize: key.hiddenSize)
            else { return nil }
            return Entry(
                inputSize: key.inputSize, hiddenSize: key.hiddenSize, published: published, measured: measured)
        }
    }

    /// The mean of the differences, or nil where nothing is compared.
    public var meanDifference: Double? {
        guard !entries.isEmpty else { return nil }
        return entries.reduce(0) { $0 + $1.difference } / Double(entries.count)
    }

    /// The root of the mean of the squared differences, or nil where nothing is compared.
    public var rootMeanSquare: Double? {
        guard !entries.isEmpty else { return nil }
        return (entries.reduce(0) { $0 + $1.difference * $1.difference } / Double(entries.count)).squareRoot()
    }
}
