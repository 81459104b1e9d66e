import Statistics

/// The mean of possibly censored lifetimes that end at random.
///
/// If the probability of ending is the same at every step, lifetimes are exponentially distributed, and the
/// maximum-likelihood mean is the total observed time over the number of observed ends. A censored lifetime adds its
/// time but no end.
public struct ExponentialLifetime: Sendable, Hashable {
    /// The number of observed ends.
    public let events: Int
    /// The total steps of all lifetimes, censored or not.
    public let totalTime: Int
    /// The 95 % interval of the mean.
    ///
    /// Twice the total time over the mean has the χ² distribution with two degrees of freedom per event: exactly if the
    /// observation stops at an event, and to within one degree if it stops at a fixed step. B. Epstein, M. Sobel, "Life
    /// testing", Journal of the American Statistical Association 48 (1953), 486–502.
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

    /// The mean for which the probability that none of `lifetimes` has ended yet is 2.5 %.
    ///
    /// - Complexity: O(n) in the number of lifetimes.
    public static func lowerBound(of lifetimes: [StepCount]) -> Double? {
        let totalTime = lifetimes.reduce(0) { $0 + $1.lowerBound }
        return ErlangDistribution(shape: 1).map { Double(totalTime) / $0.quantile(1 - tail) }
    }

    /// The probability that the mean lies below its interval, and that it lies above.
    private static let tail = (1 - ConfidenceInterval.level) / 2

    /// The maximum-likelihood mean, in steps.
    public var mean: Double { Double(totalTime) / Double(events) }
}
