/// A 95 % confidence interval.
public struct ConfidenceInterval: Sendable, Hashable {
    /// The confidence level: the probability with which an interval covers the mean of normally distributed numbers.
    public static let level = 0.95

    /// The lower end.
    public var low: Double
    /// The upper end.
    public var high: Double

    /// An interval from its ends.
    public init(low: Double, high: Double) {
        self.low = low
        self.high = high
    }
}
