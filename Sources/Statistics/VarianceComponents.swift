/// The variance of numbers between clusters, and within them.
///
/// The estimates are those of the one-way analysis of variance with random effects; a negative one counts as 0
/// (S. R. Searle, G. Casella, C. E. McCulloch, "Variance Components" (1992), section 3.6).
public struct VarianceComponents: Sendable, Hashable {
    /// The variance of the means of clusters.
    public let between: Double
    /// The variance of the numbers of one cluster.
    public let within: Double

    /// The components of `numbers`; nil for fewer than two clusters, if every cluster has only one number, or if all
    /// numbers are equal.
    ///
    /// - Precondition: There is one number for each label of `clusters`.
    /// - Complexity: O(n).
    public init?(of numbers: [Double], in clusters: Clusters) {
        let total = Double(numbers.count)
        let (groups, freedom) = (Double(clusters.count), Double(numbers.count - clusters.count))
        guard clusters.count > 1, freedom > 0 else { return nil }
        let sizes = clusters.sums(of: numbers.map { _ in 1 })
        let means = zip(clusters.sums(of: numbers), sizes).map { $0 / $1 }
        let mean = numbers.reduce(0, +) / total
        let amongMeans = zip(means, sizes).reduce(0) { $0 + $1.1 * ($1.0 - mean) * ($1.0 - mean) } / (groups - 1)
        let amongNumbers = zip(numbers, clusters.indices).reduce(0) { sum, pair in
            let deviation = pair.0 - means[pair.1]
            return sum + deviation * deviation
        }
        within = amongNumbers / freedom
        let size = (total - sizes.reduce(0) { $0 + $1 * $1 } / total) / (groups - 1)
        between = max(0, (amongMeans - within) / size)
        guard between + within > 0 else { return nil }
    }

    /// The share of the variance that lies between clusters, 0…1: the intraclass correlation.
    public var shareBetween: Double { between / (between + within) }
}
