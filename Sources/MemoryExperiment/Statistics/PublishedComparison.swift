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
        /// Measured minus published, with what chance makes of it.
        public let difference: MeanDifference
    }

    /// One table cell that was published and has no mean, as runs of it are censored.
    public struct CensoredEntry: Sendable, Hashable {
        /// The input size.
        public let inputSize: Int
        /// The hidden size.
        public let hiddenSize: Int
        /// The published mean, in steps.
        public let published: Double
        /// What the measured mean is at least, in steps.
        public let measuredAtLeast: Double
    }

    /// The table cells that have a mean, in the order of the statistics.
    public let entries: [Entry]
    /// The table cells that have none, in the order of the statistics.
    public let censored: [CensoredEntry]

    /// How many runs were averaged for each published mean: all of them are multiples of a fifth of a step.
    public static let publishedRuns = 5

    /// The comparison of what was published with the means of one cell and variant, of single-layer networks.
    ///
    /// Table cells of sizes that were not published are left out.
    ///
    /// - Parameters:
    ///   - statistics: The statistics of an experiment or a part of one.
    ///   - cell: The cell.
    ///   - variant: The variant.
    ///   - criterion: The criterion under which steps are counted.
    ///   - measure: Which of its two numbers is counted.
    ///   - sharedSteps: The steps observed, which bound the means of table cells with censored runs.
    /// - Complexity: O(number of statistics).
    public init(
        of statistics: [CellStatistics], cell: CellKind, variant: String = Variant.baseName,
        criterion: Criterion = .cosine, measure: Measure = .first, sharedSteps: Int = 0
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
            guard let measured = row.mean, let difference = MeanDifference.published(row, minus: published) else {
                return nil
            }
            return Entry(
                inputSize: row.key.inputSize, hiddenSize: row.key.hiddenSize, published: published, measured: measured,
                difference: difference)
        }
        censored = rows.compactMap { row, published in
            guard row.mean == nil, row.runs > 0 else { return nil }
            // Numbers that are not censored are not negative.
            let bound = Double(row.censored) * Double(sharedSteps) / Double(row.runs)
            return CensoredEntry(
                inputSize: row.key.inputSize, hiddenSize: row.key.hiddenSize, published: published,
                measuredAtLeast: bound)
        }
    }

    /// The mean of the differences, or nil if nothing is compared.
    public var meanDifference: Double? {
        guard !entries.isEmpty else { return nil }
        return entries.reduce(0) { $0 + $1.difference.value } / Double(entries.count)
    }

    /// The root of the mean of the squared differences, or nil if nothing is compared.
    public var rootMeanSquare: Double? {
        guard !entries.isEmpty else { return nil }
        return (entries.reduce(0) { $0 + $1.difference.value * $1.difference.value } / Double(entries.count))
            .squareRoot()
    }
}
