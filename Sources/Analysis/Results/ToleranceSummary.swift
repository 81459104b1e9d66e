import Statistics

/// How many shared steps the starts of one protocol needed to stay within one tolerance.
public struct ToleranceSummary: Sendable, Hashable {
    /// The tolerance.
    public let tolerance: Tolerance
    /// Which of the two counts is summarised.
    public let measure: Measure
    /// The number of starts whose count is known.
    public let known: Int
    /// The number of starts.
    public let starts: Int
    /// The median in steps; nil if censoring leaves it unknown, as for the other quantiles.
    public let median: Double?
    /// The quantile of 90 %.
    public let quantile90: Double?
    /// The quantile of 95 %.
    public let quantile95: Double?
    /// The whole steps after which 95 % of starts have settled: `quantile95` rounded up, because it may lie between two.
    public var warmUpSteps: Double? { quantile95?.rounded(.up) }
    /// The quantile of 99 %.
    public let quantile99: Double?
    /// The 95 % interval of the quantile of 95 %; nil if not even its lower end is known.
    public let interval95: KaplanMeier.MedianInterval?
    /// The largest count; nil if any is censored.
    public let worst: Int?
    /// The share of starts that violate the tolerance in the last tenth of the horizon.
    public let never: Double
    /// The 95 % interval of that share.
    public let neverInterval: ConfidenceInterval
    /// The share of starts that may still exceed each number of steps.
    public let survival: KaplanMeier

    /// The two counts of a tolerance.
    public enum Measure: String, Sendable, Hashable, CaseIterable {
        /// The shared steps before the first that agreed.
        case first
        /// The last shared step that did not agree.
        case settled
    }

    /// The summary of one tolerance.
    ///
    /// - Parameters:
    ///   - results: The results of one protocol.
    ///   - index: The place of the tolerance among those of the results.
    init(_ results: [StartResult], _ tolerance: Tolerance, at index: Int, _ measure: Measure) {
        let outcomes = results.map { $0.outcomes[index] }
        let counts = outcomes.map { outcome in
            switch measure {
            case .first: outcome.first
            case .settled: outcome.settled
            }
        }
        let survival = KaplanMeier(counts)
        self.tolerance = tolerance
        self.measure = measure
        self.survival = survival
        starts = counts.count
        known = counts.count { !$0.isCensored }
        median = survival.median
        quantile90 = survival.quantile(0.9)
        quantile95 = survival.quantile(0.95)
        quantile99 = survival.quantile(0.99)
        interval95 = survival.interval(ofQuantile: 0.95)
        worst = counts.contains(where: \.isCensored) ? nil : counts.map(\.lowerBound).max()
        let violating = outcomes.count(where: \.violatesAtEnd)
        never = outcomes.isEmpty ? 0 : Double(violating) / Double(outcomes.count)
        neverInterval = ConfidenceInterval(ofShare: violating, of: outcomes.count)
    }
}
