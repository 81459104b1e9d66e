/// The mean of one fraction per run, with a 95 % interval that also lies between 0 and 1.
///
/// A run's fraction is the share of its units that differ, so the runs are a sample of clusters. Student's t interval
/// is unbounded and may leave 0…1 if runs differ much. This is the score interval for proportions (E. B. Wilson,
/// "Probable inference, the law of succession, and statistical inference", Journal of the American Statistical
/// Association 22 (1927), 209–212) with the effective sample size of clustered data and the quantile of Student's t for
/// the number of clusters (E. L. Korn, B. I. Graubard, "Confidence intervals for proportions with small expected number
/// of positive counts estimated from survey data", Survey Methodology 24 (1998), 193–201): all μ with (m − μ)² ≤ t²
/// (s²/n)/(m (1 − m)) · μ (1 − μ), where m is the mean and s²/n its estimated variance. If runs differ little, it
/// approaches Student's.
public struct MeanInterval: Sendable, Hashable {
    /// The mean.
    public let mean: Double
    /// The interval; only the mean if all fractions are equal.
    public let interval: ConfidenceInterval

    /// The mean of `fractions`, each from 0 to 1, or nil for fewer than two.
    ///
    /// - Complexity: O(n).
    public init?(fractions: [Double]) {
        guard let sample = MeanWithError(fractions) else { return nil }
        let mean = min(max(sample.mean, 0), 1)
        self.mean = mean
        let margin = sample.margin
        let spread = mean * (1 - mean)
        guard margin > 0, spread > 0 else {
            interval = ConfidenceInterval(low: mean, high: mean)
            return
        }
        interval = ConfidenceInterval(
            score: mean, squaredMargin: margin * margin, ratio: margin * margin / spread)
    }
}
