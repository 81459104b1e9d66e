/// Kendall's rank correlation: how much more often two pairs agree in their order than disagree.
///
/// Two pairs are concordant if the one with the larger first number also has the larger second number, and discordant
/// if it has the smaller. Pairs that share a number are neither; τ-b corrects for them, so it is 1 or −1 whenever the
/// orders agree as far as the ties allow.
///
/// M. G. Kendall, "The treatment of ties in ranking problems", Biometrika 33 (1945), 239–251.
public struct KendallTau: Sendable, Hashable {
    /// The number of pairs of pairs.
    public let comparisons: Int
    /// The number of these with equal first numbers.
    public let tiedInFirst: Int
    /// The number of these with equal second numbers.
    public let tiedInSecond: Int
    /// Concordant minus discordant.
    public let excess: Int

    /// The correlation of `first[i]` with `second[i]`, in any order; surplus numbers of the longer array are ignored.
    ///
    /// - Complexity: O(n log n + g l) in the numbers g of different first and l of different second numbers.
    public init(_ first: [Int], _ second: [Int]) {
        let pairs = zip(first, second).sorted { $0.0 < $1.0 }
        let ranks = DenseRanks(of: pairs.map(\.1))
        let ends = pairs.indices.filter { $0 == pairs.count - 1 || pairs[$0].0 != pairs[$0 + 1].0 }.map { $0 + 1 }
        self.init(ranks: ranks.ranks, groupEnds: ends, levels: ranks.levels)
    }

    /// The correlation of pairs sorted by their first numbers.
    ///
    /// Each group of equal first numbers is compared with all pairs before it, whose ranks are counted. Nothing is
    /// sorted, which keeps thousands of resamples cheap.
    ///
    /// - Parameters:
    ///   - ranks: The rank of each second number, in 0..<`levels`.
    ///   - groupEnds: The end of each group of equal first numbers, ascending; the last is `ranks.count`.
    ///   - levels: The number of ranks.
    /// - Complexity: O(n + g `levels`) in the number g of groups.
    package init(ranks: [Int], groupEnds: [Int], levels: Int) {
        var perRank = [Int](repeating: 0, count: levels)
        var balance = perRank
        var (excess, tiedInFirst) = (0, 0)
        var start = 0
        for end in groupEnds {
            var count = 0
            // Twice the number of earlier pairs with a lower rank and once those with the same: what is over `start`
            // is the number of concordant pairs, what is missing that of discordant ones.
            for rank in 0..<levels {
                balance[rank] = 2 * count + perRank[rank]
                count += perRank[rank]
            }
            for index in start..<end { excess += balance[ranks[index]] - start }
            for index in start..<end { perRank[ranks[index]] += 1 }
            tiedInFirst += Self.comparisons(of: end - start)
            start = end
        }
        self.excess = excess
        self.tiedInFirst = tiedInFirst
        tiedInSecond = perRank.reduce(0) { $0 + Self.comparisons(of: $1) }
        comparisons = Self.comparisons(of: ranks.count)
    }

    /// τ-b, from −1 to 1; nil if all first numbers or all second numbers are equal.
    public var tauB: Double? {
        let (untiedInFirst, untiedInSecond) = (comparisons - tiedInFirst, comparisons - tiedInSecond)
        guard untiedInFirst > 0, untiedInSecond > 0 else { return nil }
        return Double(excess) / (Double(untiedInFirst).squareRoot() * Double(untiedInSecond).squareRoot())
    }

    /// The number of pairs among `count` items.
    private static func comparisons(of count: Int) -> Int { count * (count - 1) / 2 }
}

/// Dense ranks: each number's index among the distinct numbers, from 0.
package struct DenseRanks {
    /// The rank of each number, in their order.
    package let ranks: [Int]
    /// The number of distinct numbers.
    package let levels: Int

    /// The ranks of `numbers`.
    ///
    /// - Complexity: O(n log n).
    package init(of numbers: [Int]) {
        var ranks = [Int](repeating: 0, count: numbers.count)
        var rank = -1
        var last: Int?
        for index in numbers.indices.sorted(by: { numbers[$0] < numbers[$1] }) {
            if numbers[index] != last { rank += 1 }
            last = numbers[index]
            ranks[index] = rank
        }
        self.ranks = ranks
        levels = rank + 1
    }
}
