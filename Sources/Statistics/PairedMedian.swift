import Recurrent

/// The median of differences of pairs of counts, any of which may be censored, with its 95 % interval.
///
/// A censored count bounds its difference on one side, or on both if both counts are censored. Order statistics of the lower
/// bounds give the lower end of the interval, those of the upper bounds its upper end, so that it never claims more than
/// was observed. The interval is that of the sign test: it needs no distribution, only independent pairs (W. J. Conover,
/// "Practical Nonparametric Statistics", 3rd edition, 1999, section 3.4).
public struct PairedMedian: Sendable, Hashable {
    /// The number of pairs.
    public let pairs: Int
    /// The median difference; nil if censoring leaves it unknown.
    public let median: Double?
    /// The lower end of the interval; nil if it is not bounded.
    public let low: Double?
    /// The upper end of the interval; nil if it is not bounded.
    public let high: Double?

    /// The median of second − first.
    ///
    /// - Parameter pairs: The pairs of counts.
    /// - Returns: Nil if there are no pairs.
    /// - Complexity: O(n log n) in the number of pairs.
    public init?(_ pairs: [(first: StepCount, second: StepCount)]) {
        self.init(
            lower: pairs.map { pair in
                pair.first.isCensored ? -Double.infinity : Double(pair.second.lowerBound - pair.first.lowerBound)
            },
            upper: pairs.map { pair in
                pair.second.isCensored ? Double.infinity : Double(pair.second.lowerBound - pair.first.lowerBound)
            })
    }

    /// The median of numbers of which two bounds are known, such as factors between censored counts.
    ///
    /// - Parameters:
    ///   - lower: The lower bound of each number.
    ///   - upper: The upper bound of each number, in the same order.
    /// - Precondition: There are as many of each.
    /// - Returns: Nil if there are no numbers.
    /// - Complexity: O(n log n) in the number of numbers.
    public init?(lower: [Double], upper: [Double]) {
        precondition(lower.count == upper.count, "every number has both bounds")
        guard !lower.isEmpty else { return nil }
        let (lower, upper) = (lower.sorted(), upper.sorted())
        let medians = (Quartiles.quantile(0.5, of: lower), Quartiles.quantile(0.5, of: upper))
        pairs = lower.count
        median = medians.0 == medians.1 && medians.0.isFinite ? medians.0 : nil
        let rank = Self.rank(of: lower.count)
        low = rank.map { lower[$0] }.flatMap { $0.isFinite ? $0 : nil }
        high = rank.map { upper[upper.count - 1 - $0] }.flatMap { $0.isFinite ? $0 : nil }
    }

    /// The place, from 0, of the order statistic at the lower end; nil if there are too few pairs for any interval.
    private static func rank(of count: Int) -> Int? {
        // P(X ≤ k) for X ~ Bin(n, ½); logarithms keep the first term from vanishing.
        var (term, sum, rank) = (-Double(count) * 0.693_147_180_559_945_3, 0.0, Int?.none)
        for k in 0..<count {
            sum += ElementaryFunctions.exp(term)
            guard 2 * sum <= 1 - ConfidenceInterval.level else { break }
            rank = k
            term += ElementaryFunctions.log(Double(count - k) / Double(k + 1))
        }
        return rank
    }
}
