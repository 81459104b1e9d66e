/// Tests whether two groups of possibly censored numbers come from one distribution.
///
/// At each observed number t, the events of the first group are compared with its expected share of all events at t, in
/// proportion to its numbers at risk. Numbers censored at t count as at risk there.
///
/// N. Mantel, "Evaluation of survival data and two new rank order statistics arising in its consideration", Cancer
/// Chemotherapy Reports 50 (1966), 163–170.
public struct LogRankTest: Sendable, Hashable {
    /// The number of observed events in the first group.
    public let observed: Int
    /// The expected number of events if both groups had the same distribution.
    public let expected: Double
    /// The variance of observed minus expected (hypergeometric).
    public let variance: Double

    /// A test of two groups in any order; nil if no event distinguishes them, for example because all numbers are
    /// censored.
    ///
    /// - Complexity: O(n log n).
    public init?(_ first: [StepCount], _ second: [StepCount]) {
        let all = (first.map { (number: $0, isFirst: true) } + second.map { (number: $0, isFirst: false) })
            .sorted { $0.number.lowerBound < $1.number.lowerBound }
        var (expected, variance) = (0.0, 0.0)
        var (atRisk, firstAtRisk) = (all.count, first.count)
        var index = 0
        while index < all.count {
            let time = all[index].number.lowerBound
            let tied = all[index...].prefix { $0.number.lowerBound == time }
            let events = tied.count { !$0.number.isCensored }
            if events > 0 {
                let share = Double(firstAtRisk) / Double(atRisk)
                expected += Double(events) * share
                // With one number at risk, the variance contribution is 0.
                if atRisk > 1 {
                    let correction = Double(atRisk - events) / Double(atRisk - 1)
                    variance += Double(events) * share * (1 - share) * correction
                }
            }
            atRisk -= tied.count
            firstAtRisk -= tied.count { $0.isFirst }
            index += tied.count
        }
        guard variance > 0 else { return nil }
        observed = first.count { !$0.isCensored }
        self.expected = expected
        self.variance = variance
    }

    /// Observed minus expected in standard deviations; positive if the first group's numbers are smaller.
    public var statistic: Double { (Double(observed) - expected) / variance.squareRoot() }

    /// The two-sided p-value from the normal distribution.
    public var probability: Double { NormalTail.probability(beyond: statistic) }
}
