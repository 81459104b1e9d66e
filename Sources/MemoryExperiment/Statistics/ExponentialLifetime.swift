import Recurrent
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
    /// The 95 % interval of the mean; nil if all lifetimes are of one cluster.
    ///
    /// Twice the total time over the mean has the χ² distribution with two degrees of freedom per event: exactly if the
    /// observation stops at an event, and to within one degree if it stops at a fixed step. B. Epstein, M. Sobel, "Life
    /// testing", Journal of the American Statistical Association 48 (1953), 486–502.
    ///
    /// If lifetimes come in clusters, such as the runs of one network, their mean varies between clusters, and the
    /// interval follows from that variation: it is symmetric on a logarithmic scale, with the quantile of Student's t. It
    /// always contains the interval of independent lifetimes, which is right for few events.
    public let interval: ConfidenceInterval?
    /// The inverse of the variance of the logarithm of the mean, to first order: the number of events if lifetimes are
    /// independent, and 0 if all are of one cluster.
    public let weight: Double

    /// The estimate from `lifetimes` in any order; nil if none ends, or all end at once.
    ///
    /// - Parameters:
    ///   - lifetimes: The lifetimes.
    ///   - clusters: Which lifetimes belong together; nil if all are independent.
    /// - Precondition: `clusters` has one label for each lifetime.
    /// - Complexity: O(n) in the number of lifetimes.
    public init?(_ lifetimes: [StepCount], clusters: Clusters? = nil) {
        let events = lifetimes.count { !$0.isCensored }
        let totalTime = lifetimes.reduce(0) { $0 + $1.lowerBound }
        guard totalTime > 0, let sum = ErlangDistribution(shape: events) else { return nil }
        self.events = events
        self.totalTime = totalTime
        let independent = ConfidenceInterval(
            low: Double(totalTime) / sum.quantile(1 - Self.tail), high: Double(totalTime) / sum.quantile(Self.tail))
        guard let clusters else {
            interval = independent
            weight = Double(events)
            return
        }
        let contributions = lifetimes.map {
            Double($0.lowerBound) / Double(totalTime) - ($0.isCensored ? 0 : 1 / Double(events))
        }
        guard let bound = clusters.bound, let variance = clusters.variance(ofContributions: contributions) else {
            interval = nil
            weight = 0
            return
        }
        weight = variance > 0 ? min(1 / variance, Double(events)) : Double(events)
        let mean = Double(totalTime) / Double(events)
        let factor = ElementaryFunctions.exp(min(bound * variance.squareRoot(), Self.largestLogarithm))
        interval = ConfidenceInterval(
            low: min(independent.low, mean / factor), high: max(independent.high, mean * factor))
    }

    /// The mean for which the probability that none of `lifetimes` has ended yet is 2.5 %.
    ///
    /// The lifetimes of one cluster may depend on each other in any way, so each cluster counts as one lifetime of their
    /// average length.
    ///
    /// - Parameters:
    ///   - lifetimes: The lifetimes.
    ///   - clusters: Which lifetimes belong together; nil if all are independent.
    /// - Complexity: O(n) in the number of lifetimes.
    public static func lowerBound(of lifetimes: [StepCount], clusters: Clusters? = nil) -> Double? {
        let totalTime = Double(lifetimes.reduce(0) { $0 + $1.lowerBound })
        let independent = clusters.map { totalTime * Double($0.count) / Double(max($0.total, 1)) } ?? totalTime
        return ErlangDistribution(shape: 1).map { independent / $0.quantile(1 - tail) }
    }

    /// The largest logarithm of the ratio of an interval's ends to the mean.
    private static let largestLogarithm = 100.0

    /// The probability that the mean lies below its interval, and that it lies above.
    private static let tail = (1 - ConfidenceInterval.level) / 2

    /// The maximum-likelihood mean, in steps.
    public var mean: Double { Double(totalTime) / Double(events) }
}
