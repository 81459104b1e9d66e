/// The three values that divide a sample into quarters.
public struct Quartiles: Sendable, Hashable {
    /// The first quartile.
    public let lower: Double
    /// The median.
    public let median: Double
    /// The third quartile.
    public let upper: Double

    /// The quartiles of a sample in any order, or nil if it is empty.
    ///
    /// - Complexity: O(n log n).
    public init?(of sample: [Double]) {
        guard !sample.isEmpty else { return nil }
        let sorted = sample.sorted()
        lower = Self.quantile(0.25, of: sorted)
        median = Self.quantile(0.5, of: sorted)
        upper = Self.quantile(0.75, of: sorted)
    }

    /// The quantile that interpolates linearly between the order statistics around (n − 1) · `fraction`.
    ///
    /// Type 7 of R. J. Hyndman, Y. Fan, "Sample quantiles in statistical packages", The American Statistician 50 (1996),
    /// 361–365; the default of R and NumPy.
    ///
    /// - Parameters:
    ///   - fraction: From 0 to 1.
    ///   - sorted: The sample in ascending order, not empty.
    package static func quantile(_ fraction: Double, of sorted: [Double]) -> Double {
        let position = Double(sorted.count - 1) * fraction
        let below = Int(position)
        let share = position - Double(below)
        // At an order statistic its neighbour does not count, even if it is infinite.
        guard share > 0 else { return sorted[below] }
        return sorted[below] + share * (sorted[min(below + 1, sorted.count - 1)] - sorted[below])
    }
}
