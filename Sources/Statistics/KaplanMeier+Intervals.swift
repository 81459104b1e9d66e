import Recurrent

extension KaplanMeier {
    /// The confidence interval of a median; its upper end may be unknown because of censoring.
    public struct MedianInterval: Sendable, Hashable {
        /// The lower end.
        public let low: Int
        /// The upper end, or nil if the numbers leave it open.
        public let high: Int?
    }

    /// The pointwise 95 % intervals of the survival at `steps`; nil where none survive.
    ///
    /// Greenwood's variance Σ d/(n (n − d)) of ln S is transformed to ln(−ln S) and back, so an interval never leaves
    /// 0…1 and is not symmetric. J. D. Kalbfleisch, R. L. Prentice, "The Statistical Analysis of Failure Time Data"
    /// (1980), section 1.4. If the numbers come in clusters, the variance is that between clusters.
    ///
    /// - Complexity: O(number of steps).
    public var intervals: [ConfidenceInterval?] {
        var variance = 0.0
        return steps.enumerated().map { index, step in
            guard step.atRisk > step.events else { return nil }
            variance += Double(step.events) / (Double(step.atRisk) * Double(step.atRisk - step.events))
            let logarithm = ElementaryFunctions.log(step.survival)
            let margin =
                clustered.map { $0.margin(at: index) } ?? ConfidenceInterval.normalQuantile * variance.squareRoot()
            guard margin.isFinite else { return ConfidenceInterval(low: 0, high: 1) }
            let factor = ElementaryFunctions.exp(margin / -logarithm)
            return ConfidenceInterval(
                low: ElementaryFunctions.exp(logarithm * factor), high: ElementaryFunctions.exp(logarithm / factor))
        }
    }

    /// The 95 % interval of the median: the times at which the interval of the survival contains one half.
    ///
    /// R. Brookmeyer, J. Crowley, "A confidence interval for the median survival time", Biometrics 38 (1982), 29–41.
    ///
    /// - Returns: Nil if not even the lower end is known.
    /// - Complexity: O(number of steps).
    public var medianInterval: MedianInterval? { interval(ofQuantile: 0.5) }

    /// The 95 % interval of a quantile: the times at which the interval of the survival contains the fraction that exceeds
    /// it.
    ///
    /// - Parameter fraction: A number between 0 and 1.
    /// - Returns: Nil if not even the lower end is known.
    /// - Complexity: O(number of steps).
    public func interval(ofQuantile fraction: Double) -> MedianInterval? {
        let survival = 1 - fraction
        let intervals = intervals
        // If none survive, the interval's lower end is 0 and its upper end is unknown.
        guard let low = intervals.firstIndex(where: { ($0?.low ?? 0) <= survival }) else { return nil }
        let high = intervals.firstIndex { ($0?.high ?? 1) <= survival }
        return MedianInterval(low: steps[low].time, high: high.map { steps[$0].time })
    }
}
