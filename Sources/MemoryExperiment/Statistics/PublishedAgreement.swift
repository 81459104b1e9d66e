import Recurrent

/// How well measured means agree with the published ones, over all sizes at once.
///
/// Where runs are censored no mean is known, and each number is the least that it can be: the steps observed bound the
/// means from below, and what a table cell without a known variance adds to a sum of squares is not negative.
public struct PublishedAgreement: Sendable, Hashable {
    /// How many table cells are compared.
    public let count: Int
    /// How many of them hold censored runs.
    public let censoredCount: Int
    /// The sum of measured minus published.
    private let sum: Double
    /// The sum of its squares.
    private let squares: Double
    /// The sum of squared differences in units of what chance makes of them, nil if one is not known for another reason
    /// than censoring.
    private let chiSquares: Double?
    /// The variance of that sum by chance, nil if it is.
    private let chiSquaresVariance: Double?

    /// The agreement of a comparison, over the hidden sizes from `smallestHiddenSize` on.
    ///
    /// - Returns: Nil if nothing is compared.
    /// - Complexity: O(number of table cells).
    public init?(of comparison: PublishedComparison, smallestHiddenSize: Int = 1) {
        let entries = comparison.entries.filter { $0.hiddenSize >= smallestHiddenSize }
        let censored = comparison.censored.filter { $0.hiddenSize >= smallestHiddenSize }
        guard !entries.isEmpty || !censored.isEmpty else { return nil }
        let bounds = censored.map { $0.measuredAtLeast - $0.published }
        let chiSquares = entries.map(\.difference.chiSquare)
        self.init(
            count: entries.count + censored.count, censoredCount: censored.count,
            sum: entries.reduce(0) { $0 + $1.difference.value } + bounds.reduce(0, +),
            squares: entries.reduce(0) { $0 + $1.difference.value * $1.difference.value }
                + bounds.reduce(0) { $0 + ($1 > 0 ? $1 * $1 : 0) },
            chiSquares: Self.sum(of: chiSquares.map(\.?.value)),
            chiSquaresVariance: Self.sum(of: chiSquares.map(\.?.variance)))
    }

    /// The sum of numbers that are all known, or nil.
    private static func sum(of numbers: [Double?]) -> Double? {
        numbers.reduce(0) { sum, number in sum.flatMap { sum in number.map { sum + $0 } } }
    }

    private init(
        count: Int, censoredCount: Int, sum: Double, squares: Double, chiSquares: Double?, chiSquaresVariance: Double?
    ) {
        self.count = count
        self.censoredCount = censoredCount
        self.sum = sum
        self.squares = squares
        self.chiSquares = chiSquares
        self.chiSquaresVariance = chiSquaresVariance
    }

    /// Whether the numbers below are only the least that they can be.
    public var isBound: Bool { censoredCount > 0 }

    /// The mean of measured minus published, in steps.
    public var bias: Double { sum / Double(count) }

    /// The root of the mean of the squared differences, in steps.
    public var rootMeanSquare: Double { (squares / Double(count)).squareRoot() }

    /// The mean of the squared differences in units of what chance makes of them: about 1 where it alone makes them.
    ///
    /// Nothing is fitted, so there are as many degrees of freedom as table cells. Nil if a table cell has fewer than
    /// four runs, whose spread says too little.
    public var reducedChiSquare: Double? { chiSquares.map { $0 / Double(count) } }

    /// The standard deviation that chance alone gives the reduced χ², whose mean it makes 1; nil where χ² is, and where a
    /// table cell has fewer than six runs.
    public var chiSquareDeviation: Double? {
        chiSquaresVariance.flatMap { $0.isFinite ? $0.squareRoot() / Double(count) : nil }
    }

    /// The agreement over the table cells of both.
    public func combined(with other: PublishedAgreement) -> PublishedAgreement {
        PublishedAgreement(
            count: count + other.count, censoredCount: censoredCount + other.censoredCount, sum: sum + other.sum,
            squares: squares + other.squares,
            chiSquares: Self.sum(of: [chiSquares, other.chiSquares]),
            chiSquaresVariance: Self.sum(of: [chiSquaresVariance, other.chiSquaresVariance]))
    }
}
