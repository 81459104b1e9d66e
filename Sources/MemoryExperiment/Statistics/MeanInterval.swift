/// The mean of a sample with its 95 % interval (Student t).
public struct MeanInterval: Sendable, Hashable {
    /// The mean.
    public let mean: Double
    /// The interval.
    public let interval: ConfidenceInterval

    /// The mean of `sample`, or nil for fewer than two numbers.
    ///
    /// - Complexity: O(n).
    public init?(_ sample: [Double]) {
        guard let mean = MeanWithError(sample) else { return nil }
        let margin = mean.margin
        self.mean = mean.mean
        interval = ConfidenceInterval(low: mean.mean - margin, high: mean.mean + margin)
    }
}
