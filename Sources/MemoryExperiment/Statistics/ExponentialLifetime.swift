/// The mean of lifetimes that end at random, from lifetimes of which some are only lower bounds.
///
/// Where the chance to end is the same at every step, lifetimes are distributed exponentially, and the most likely mean is
/// the total time lived through over the number of ends seen. A censored lifetime adds its time but no end.
public struct ExponentialLifetime: Sendable, Hashable {
    /// How many lifetimes were seen to end.
    public let events: Int
    /// The steps of all lifetimes, seen to end or not.
    public let totalTime: Int
    /// The 95 % interval of the mean.
    ///
    /// Twice the total time over the mean has the χ² distribution with two degrees of freedom for each event: exactly
    /// where the observation stops at an event, and to within one degree where it stops at a fixed step. B. Epstein,
    /// M. Sobel, "Life testing", Journal of the American Statistical Association 48 (1953), 486–502.
    public let interval: ConfidenceInterval

    /// The estimate from `lifetimes` in any order; nil if none ends, or all end at once.
    ///
    /// - Complexity: O(n) in the number of lifetimes.
    public init?(_ lifetimes: [StepCount]) {
        let events = lifetimes.count { !$0.isCensored }
        let totalTime = lifetimes.reduce(0) { $0 + $1.lowerBound }
        guard totalTime > 0, let sum = ErlangDistribution(shape: events) else { return nil }
        self.events = events
        self.totalTime = totalTime
        interval = ConfidenceInterval(
            low: Double(totalTime) / sum.quantile(1 - Self.tail), high: Double(totalTime) / sum.quantile(Self.tail))
    }

    /// The mean for which it would be just likely enough, 2.5 %, that none of `lifetimes` ended so far.
    ///
    /// - Complexity: O(n) in the number of lifetimes.
    public static func lowerBound(of lifetimes: [StepCount]) -> Double? {
        let totalTime = lifetimes.reduce(0) { $0 + $1.lowerBound }
        return ErlangDistribution(shape: 1).map { Double(totalTime) / $0.quantile(1 - tail) }
    }

    /// How likely it is that the mean lies below its interval, and above it.
    private static let tail = (1 - CellStatistics.confidence) / 2

    /// The most likely mean, in steps.
    public var mean: Double { Double(totalTime) / Double(events) }
}
