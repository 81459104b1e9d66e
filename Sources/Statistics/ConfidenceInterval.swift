/// A 95 % confidence interval.
public struct ConfidenceInterval: Sendable, Hashable {
    /// The confidence of every interval.
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
