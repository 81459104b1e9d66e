/// Which of several numbers belong together because they share a cause of their variation.
///
/// The runs of one network with different inputs are a cluster. Numbers of different clusters are independent; those of one
/// cluster need not be, so an interval that counted each number as independent would be too narrow.
public struct Clusters: Sendable, Hashable {
    /// The cluster of each number, from 0, in the order of first appearance.
    let indices: [Int]
    /// The number of clusters.
    public let count: Int

    /// The clusters of numbers with these labels; equal labels belong together.
    ///
    /// - Complexity: O(n).
    public init(_ labels: some Sequence<Int>) {
        var known: [Int: Int] = [:]
        indices = labels.map { label in
            let index = known[label, default: known.count]
            known[label] = index
            return index
        }
        count = known.count
    }

    /// The clusters of `count` numbers of which every `size` consecutive ones belong together; the last may be smaller.
    ///
    /// - Precondition: `size` is positive.
    public init(of count: Int, size: Int) {
        self.init((0..<count).lazy.map { $0 / size })
    }

    /// The number of numbers.
    public var total: Int { indices.count }

    /// The sum of the numbers of each cluster.
    ///
    /// - Precondition: There is one number for each label.
    /// - Complexity: O(n).
    public func sums(of numbers: [Double]) -> [Double] {
        precondition(numbers.count == indices.count, "each number needs a cluster")
        var sums = [Double](repeating: 0, count: count)
        for (index, number) in zip(indices, numbers) { sums[index] += number }
        return sums
    }

    /// The variance of an estimate, from the contribution of each number to its error.
    ///
    /// To first order, an estimate's error is the sum of contributions that are 0 on average. Contributions of one cluster
    /// are added before they are squared, so that any dependence among them counts; K/(K − 1) corrects for K clusters
    /// (D. A. Binder, "On the variances of asymptotically normal estimators from complex surveys", International
    /// Statistical Review 51 (1983), 279–292).
    ///
    /// - Returns: Nil for fewer than two clusters.
    /// - Precondition: There is one contribution for each label.
    /// - Complexity: O(n).
    public func variance(ofContributions contributions: [Double]) -> Double? {
        variance(ofSums: sums(of: contributions))
    }

    /// The variance of an estimate, from the summed contributions of each cluster; nil for fewer than two clusters.
    func variance(ofSums sums: [Double]) -> Double? {
        guard count > 1 else { return nil }
        return sums.reduce(0) { $0 + $1 * $1 } * Double(count) / Double(count - 1)
    }

    /// The bound of Student's t for a standard error from these clusters: with 95 % probability an error is at most so many
    /// standard errors; nil for fewer than two clusters.
    public var bound: Double? { StudentT(degreesOfFreedom: count - 1)?.bound(within: ConfidenceInterval.level) }
}
