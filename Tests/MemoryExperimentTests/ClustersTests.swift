import Foundation
import Statistics
import Testing

/// Estimates from numbers that come in clusters, against sums written out.
@Suite struct ClustersTests {
    @Test func equalLabelsBelongTogether() {
        let clusters = Clusters([7, 3, 7, 9, 3])
        #expect(clusters.count == 3 && clusters.total == 5)
        #expect(clusters.sums(of: [1, 2, 4, 8, 16]) == [5, 18, 8])
        #expect(Clusters(of: 5, size: 2) == Clusters([0, 0, 1, 1, 2]))
    }

    /// The standard error of a balanced sample is that of the means of its clusters.
    @Test func meanOfBalancedClusters() throws {
        let numbers: [Double] = [3, 5, 10, 14, 1, 3]
        let found = try #require(MeanOfClusters(of: numbers, in: Clusters(of: 6, size: 2)))
        let means = try #require(MeanWithError([4, 12, 2]))
        #expect(found.mean == 6)
        #expect(abs(found.standardError - means.standardError) < 1e-12)
        #expect(abs(found.interval.high - 6 - means.margin) < 1e-9)
        #expect(MeanOfClusters(of: numbers, in: Clusters(of: 6, size: 6)) == nil)
    }

    /// Three clusters of two numbers: mean squares 28 · 2 between and 4 · … within, written out below.
    @Test func varianceComponents() throws {
        let numbers: [Double] = [3, 5, 10, 14, 1, 3]
        let found = try #require(VarianceComponents(of: numbers, in: Clusters(of: 6, size: 2)))
        // Within: (1 + 1 + 4 + 4 + 1 + 1)/3. Between: 2 (2² + 6² + 4²)/2.
        #expect(abs(found.within - 4) < 1e-12)
        #expect(abs(found.between - (56 - 4) / 2) < 1e-12)
        #expect(abs(found.shareBetween - 26.0 / 30) < 1e-12)
        // Clusters that differ less than their numbers have no variance of their own.
        #expect(try #require(VarianceComponents(of: [1, 9, 2, 8], in: Clusters(of: 4, size: 2))).shareBetween == 0)
        #expect(VarianceComponents(of: [1, 2, 3], in: Clusters(of: 3, size: 1)) == nil)
        #expect(VarianceComponents(of: [2, 2, 2, 2], in: Clusters(of: 4, size: 2)) == nil)
    }

    /// If every number is a cluster and none is censored, the variance of ln S is Greenwood’s times K/(K − 1).
    ///
    /// An interval from S^f to S^(1/f) has ln f in proportion to the standard error.
    @Test func survivalOfSingleNumbers() throws {
        let numbers = (1...20).map { StepCount.observed($0 * 3) }
        let (alone, clustered) = (KaplanMeier(numbers), KaplanMeier(numbers, clusters: Clusters(of: 20, size: 1)))
        #expect(alone.steps == clustered.steps)
        // t(19) is 2.093024 and the normal quantile 1.959964.
        let ratio = 2.093024054408263 / 1.959963984540054 * (20.0 / 19).squareRoot()
        for (index, step) in alone.steps.enumerated().dropLast() {
            let one = try #require(alone.intervals[index])
            let other = try #require(clustered.intervals[index])
            let logarithms = [one, other].map { log(log($0.low) / log(step.survival)) }
            #expect(abs(logarithms[1] / logarithms[0] - ratio) < 1e-6)
        }
        #expect(clustered.intervals.last == .some(nil))
    }

    /// Copies of each number in its cluster add nothing.
    @Test func survivalOfCopies() throws {
        let times = [4, 9, 11, 15, 20, 26, 31, 40, 52, 60]
        let numbers = times.map { $0 == 40 || $0 == 15 ? StepCount.censored(at: $0) : .observed($0) }
        let single = KaplanMeier(numbers, clusters: Clusters(of: 10, size: 1))
        let copies = KaplanMeier(numbers.flatMap { [$0, $0, $0] }, clusters: Clusters(of: 30, size: 3))
        for (one, other) in zip(single.intervals, copies.intervals) {
            #expect((one == nil) == (other == nil))
            guard let one, let other else { continue }
            #expect(abs(one.low - other.low) < 1e-12 && abs(one.high - other.high) < 1e-12)
        }
        #expect(single.medianInterval == copies.medianInterval)
    }
}
