/// The mean of numbers that come in clusters, with its standard error.
///
/// The standard error is that of the differences between clusters. If all have the same size, it is the standard error of
/// their means.
public struct MeanOfClusters: Sendable, Hashable {
    /// The mean of all numbers.
    public let mean: Double
    /// The standard error of the mean.
    public let standardError: Double
    /// The 95 % interval of the mean (Student's t, with one degree of freedom fewer than clusters).
    public let interval: ConfidenceInterval

    /// The mean of `numbers`; nil for fewer than two clusters.
    ///
    /// - Precondition: There is one number for each label of `clusters`.
    /// - Complexity: O(n).
    public init?(of numbers: [Double], in clusters: Clusters) {
        let count = Double(numbers.count)
        let mean = numbers.reduce(0, +) / count
        guard let bound = clusters.bound,
            let variance = clusters.variance(ofContributions: numbers.map { ($0 - mean) / count })
        else { return nil }
        self.mean = mean
        standardError = variance.squareRoot()
        interval = ConfidenceInterval(low: mean - bound * standardError, high: mean + bound * standardError)
    }
}
