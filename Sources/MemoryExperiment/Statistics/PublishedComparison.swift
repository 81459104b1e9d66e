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
        /// The difference in units of what chance alone makes of it; nil without the spread of the runs of every table
        /// cell of this hidden size.
        public let zScore: Double?
        /// The variance that chance alone gives the square of `zScore`; nil where that is nil.
        ///
        /// It would be 2 if all table cells of a hidden size had runs of one variance.
        public let zSquareVariance: Double?

        /// Measured minus published, rounded to nine decimals so that no rounding error shows in its digits.
        public var difference: Double { ((measured - published) * 1e9).rounded() / 1e9 }
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

    /// What is added to the variance of a difference, in steps²: about the square of the 0.2 steps that two published
    /// means are apart, so that runs that happen to agree do not make a small difference count for much.
    public static let varianceFloor = 0.05

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
        let variances = Dictionary(grouping: rows.map(\.statistics), by: \.key.hiddenSize)
            .mapValues(Self.pooledVariance)
        entries = rows.compactMap { row, published in
            guard let measured = row.mean else { return nil }
            let share = 1 / Double(row.runs) + 1 / Double(Self.publishedRuns)
            let variance = variances[row.key.hiddenSize].flatMap(\.self).map { $0 * share + Self.varianceFloor }
            return Entry(
                inputSize: row.key.inputSize, hiddenSize: row.key.hiddenSize, published: published, measured: measured,
                zScore: variance.map { (measured - published) / $0.squareRoot() },
                zSquareVariance: variance.flatMap { Self.zSquareVariance(of: row, share: share, variance: $0) })
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

    /// The variance of z² by chance, where the difference is divided by `variance` and its own is that of the row's runs.
    ///
    /// The square of a normal number of variance w has the variance 2w². A variance of R runs overestimates its own square
    /// by the factor (R + 1)/(R − 1).
    private static func zSquareVariance(of row: CellStatistics, share: Double, variance: Double) -> Double? {
        row.standardDeviation.map { deviation in
            let own = deviation * deviation
            let ownSquare = own * own * Double(row.runs - 1) / Double(row.runs + 1)
            let square = ownSquare * share * share + 2 * own * share * varianceFloor + varianceFloor * varianceFloor
            return 2 * square / (variance * variance)
        }
    }

    /// The variance of single runs, pooled over table cells by their degrees of freedom; nil where one has none.
    private static func pooledVariance(of rows: [CellStatistics]) -> Double? {
        var (squares, freedom) = (0.0, 0.0)
        for row in rows {
            guard let deviation = row.standardDeviation else { return nil }
            squares += deviation * deviation * Double(row.runs - 1)
            freedom += Double(row.runs - 1)
        }
        return freedom > 0 ? squares / freedom : nil
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
