extension ConfidenceInterval {
    /// The bound that a standard normal number stays within with probability 95 %.
    static let normalQuantile = 1.959_963_984_540_054

    /// The 95 % score interval of a share: it stays within 0…1 and is not a point if all or none count.
    ///
    /// E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal of the American
    /// Statistical Association 22 (1927), 209–212.
    ///
    /// - Parameters:
    ///   - count: The number that count.
    ///   - total: The number of all; the interval is 0…1 if there are none.
    public init(ofShare count: Int, of total: Int) {
        guard total > 0 else {
            self.init(low: 0, high: 1)
            return
        }
        let share = Double(count) / Double(total)
        let ratio = Self.normalQuantile * Self.normalQuantile / Double(total)
        self.init(score: share, squaredMargin: ratio * share * (1 - share), ratio: ratio)
    }

    /// The score interval of a mean of fractions.
    ///
    /// - Parameters:
    ///   - mean: The mean, from 0 to 1.
    ///   - squaredMargin: The square of the margin of a symmetric interval.
    ///   - ratio: That square over mean · (1 − mean).
    init(score mean: Double, squaredMargin: Double, ratio: Double) {
        let center = (mean + ratio / 2) / (1 + ratio)
        let half = (squaredMargin + ratio * ratio / 4).squareRoot() / (1 + ratio)
        self.init(low: min(mean, max(0, center - half)), high: max(mean, min(1, center + half)))
    }
}
