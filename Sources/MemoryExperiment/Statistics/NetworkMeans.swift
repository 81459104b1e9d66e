import Recurrent
import Statistics

/// Means over the input streams of each network.
///
/// Runs of one network with different inputs resemble each other, so a standard error must come from the differences
/// between networks.
package enum NetworkMeans {
    /// The mean number of each network, in the order of first appearance.
    ///
    /// If every network has one number, these are the numbers themselves.
    ///
    /// - Parameter numbers: The numbers, each with the number of its network.
    /// - Complexity: O(n).
    package static func of(_ numbers: [(network: Int, number: Double)]) -> [Double] {
        let clusters = Clusters(numbers.lazy.map(\.network))
        guard clusters.count < numbers.count else { return numbers.map(\.number) }
        let counts = clusters.sums(of: numbers.map { _ in 1 })
        return zip(clusters.sums(of: numbers.map(\.number)), counts).map { $0 / $1 }
    }
}

extension Collection where Element == RunResult {
    /// Which runs of one table cell share a network; nil if each has its own, so that all are independent.
    package var networkClusters: Clusters? {
        let isOfStreams = contains { $0.key.stream > DrawAddress.streams.lowerBound }
        return isOfStreams ? Clusters(lazy.map(\.key.run)) : nil
    }
}
