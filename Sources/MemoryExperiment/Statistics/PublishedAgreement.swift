import Recurrent
import Statistics

/// The agreement of measured means with the published ones, over all sizes at once.
///
/// If runs are censored, no mean is known and each number is a lower bound: the observed steps bound the means from
/// below, and a table cell with unknown variance adds at least 0 to a sum of squares.
public struct PublishedAgreement: Sendable, Hashable {
    /// The number of compared table cells.
    public let count: Int
    /// The number of these with censored runs.
    public let censoredCount: Int
    /// The sum of measured minus published.
    private let sum: Double
    /// The sum of its squares.
    private let squares: Double
    /// The sum of the squared differences in units of their variance by chance; nil if one is unknown for a reason
    /// other than censoring.
    private let chiSquares: Double?
    /// The variance of that sum by chance; nil if the sum is nil.
    private let chiSquaresVariance: Double?
    /// The p-values of the differences in the order of the table cells; nil if a table cell has none.
    private let probabilities: [Double]?

    /// The agreement of a comparison, for hidden sizes from `smallestHiddenSize`.
    ///
    /// - Returns: Nil if nothing is compared.
    /// - Complexity: O(number of table cells).
    public init?(of comparison: PublishedComparison, smallestHiddenSize: Int = 1) {
        let entries = comparison.entries.filter { $0.hiddenSize >= smallestHiddenSize }
        let censored = comparison.censored.filter { $0.hiddenSize >= smallestHiddenSize }
        guard !entries.isEmpty || !censored.isEmpty else { return nil }
        let bounds = censored.map { $0.measuredAtLeast - $0.published }
        let chiSquares = entries.map(\.difference.chiSquare)
        let probabilities = entries.compactMap(\.difference.probability)
        self.init(
            count: entries.count + censored.count, censoredCount: censored.count,
            sum: entries.reduce(0) { $0 + $1.difference.value } + bounds.reduce(0, +),
            squares: entries.reduce(0) { $0 + $1.difference.value * $1.difference.value }
                + bounds.reduce(0) { $0 + ($1 > 0 ? $1 * $1 : 0) },
            chiSquares: Self.sum(of: chiSquares.map(\.?.value)),
            chiSquaresVariance: Self.sum(of: chiSquares.map(\.?.variance)),
            probabilities: probabilities.count == entries.count + censored.count ? probabilities : nil)
    }

    /// The sum of the numbers; nil if one is unknown.
    private static func sum(of numbers: [Double?]) -> Double? {
        numbers.reduce(0) { sum, number in sum.flatMap { sum in number.map { sum + $0 } } }
    }

    private init(
        count: Int, censoredCount: Int, sum: Double, squares: Double, chiSquares: Double?, chiSquaresVariance: Double?,
        probabilities: [Double]?
    ) {
        self.count = count
        self.censoredCount = censoredCount
        self.sum = sum
        self.squares = squares
        self.chiSquares = chiSquares
        self.chiSquaresVariance = chiSquaresVariance
        self.probabilities = probabilities
    }

    /// Whether the numbers below are only lower bounds.
    public var isBound: Bool { censoredCount > 0 }

    /// The mean of measured minus published, in steps.
    public var bias: Double { sum / Double(count) }

    /// The RMS difference, in steps.
    public var rootMeanSquare: Double { (squares / Double(count)).squareRoot() }

    /// The reduced χ²: the mean squared difference in units of its variance by chance; about 1 if chance alone causes
    /// the differences.
    ///
    /// Nothing is fitted, so there are as many degrees of freedom as table cells. Nil if a table cell has fewer than
    /// four runs, too few to estimate its spread.
    public var reducedChiSquare: Double? { chiSquares.map { $0 / Double(count) } }

    /// The standard deviation of the reduced χ² by chance, whose mean is 1; nil if the reduced χ² is, or if a table
    /// cell has fewer than six runs.
    public var chiSquareDeviation: Double? {
        chiSquaresVariance.flatMap { $0.isFinite ? $0.squareRoot() / Double(count) : nil }
    }

    /// The p-value of all differences together (`OmnibusTest`); nil if a table cell has censored runs or no p-value.
    ///
    /// - Complexity: O(number of table cells).
    public var omnibusProbability: Double? { probabilities.flatMap(OmnibusTest.probability) }

    /// The agreement over the table cells of both.
    public func combined(with other: PublishedAgreement) -> PublishedAgreement {
        PublishedAgreement(
            count: count + other.count, censoredCount: censoredCount + other.censoredCount, sum: sum + other.sum,
            squares: squares + other.squares,
            chiSquares: Self.sum(of: [chiSquares, other.chiSquares]),
            chiSquaresVariance: Self.sum(of: [chiSquaresVariance, other.chiSquaresVariance]),
            probabilities: probabilities.flatMap { probabilities in other.probabilities.map { probabilities + $0 } })
    }
}
