/// Kendall's rank correlation of paired numbers: how much more often two pairs agree in their order than disagree.
///
/// Two pairs are concordant where the one with the larger first number has the larger second number, too, and discordant
/// where it has the smaller. Pairs that share a number are neither; τ-b corrects for them, so that it is 1 or −1 wherever
/// the orders agree as far as the ties allow.
///
/// M. G. Kendall, "The treatment of ties in ranking problems", Biometrika 33 (1945), 239–251.
public struct KendallTau: Sendable, Hashable {
    /// The number of pairs of pairs.
    public let comparisons: Int
    /// How many of them share the first number.
    public let tiedInFirst: Int
    /// How many of them share the second number.
    public let tiedInSecond: Int
    /// Concordant minus discordant ones.
    public let excess: Int

    /// What the pairs `first[i]`, `second[i]` say, in any order; numbers beyond the shorter of the two are left out.
    ///
    /// - Complexity: O(n log n).
    public init(_ first: [Int], _ second: [Int]) {
        let pairs = zip(first, second).sorted { $0.0 < $1.0 }
        let ranks = DenseRanks(of: pairs.map(\.1))
        let ends = pairs.indices.filter { $0 == pairs.count - 1 || pairs[$0].0 != pairs[$0 + 1].0 }.map { $0 + 1 }
        self.init(ranks: ranks.ranks, groupEnds: ends, levels: ranks.levels)
    }

    /// What pairs in the order of their first numbers say.
    ///
    /// Each group of equal first numbers is compared with all that came before it, whose ranks a binary indexed tree
    /// counts (P. M. Fenwick, "A new data structure for cumulative frequency tables", Software: Practice and Experience 24
    /// (1994), 327–336). Nothing is sorted, which is what makes thousands of resamples cheap.
    ///
    /// - Parameters:
    ///   - ranks: The rank of each second number, in 0..<`levels`.
    ///   - groupEnds: Where each group of equal first numbers ends, ascending; the last is `ranks.count`.
    ///   - levels: How many ranks there are.
    /// - Complexity: O(n log `levels`).
    init(ranks: [Int], groupEnds: [Int], levels: Int) {
        var tree = CountingTree(levels: levels)
        var perRank = [Int](repeating: 0, count: levels)
        var (excess, tiedInFirst) = (0, 0)
        var start = 0
        for end in groupEnds {
            for rank in ranks[start..<end] {
                let below = tree.count(below: rank)
                excess += 2 * below + perRank[rank] - start
            }
            for rank in ranks[start..<end] {
                tree.add(rank)
                perRank[rank] += 1
            }
            tiedInFirst += Self.comparisons(of: end - start)
            start = end
        }
        self.excess = excess
        self.tiedInFirst = tiedInFirst
        tiedInSecond = perRank.reduce(0) { $0 + Self.comparisons(of: $1) }
        comparisons = Self.comparisons(of: ranks.count)
    }

    /// τ-b, from −1 to 1; nil if all first or all second numbers are the same.
    public var tauB: Double? {
        let (untiedInFirst, untiedInSecond) = (comparisons - tiedInFirst, comparisons - tiedInSecond)
        guard untiedInFirst > 0, untiedInSecond > 0 else { return nil }
        return Double(excess) / (Double(untiedInFirst).squareRoot() * Double(untiedInSecond).squareRoot())
    }

    /// How many pairs `count` things make.
    private static func comparisons(of count: Int) -> Int { count * (count - 1) / 2 }
}

/// Numbers replaced by their places among the distinct ones, from 0.
struct DenseRanks {
    /// One rank for each number, in their order.
    let ranks: [Int]
    /// How many distinct numbers there are.
    let levels: Int

    /// The ranks of `numbers`.
    ///
    /// - Complexity: O(n log n).
    init(of numbers: [Int]) {
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

/// How often each rank occurred, with fast sums over the ranks below one: a binary indexed tree.
private struct CountingTree {
    /// Node i holds the occurrences of the ranks from i − (its lowest bit) up to i − 1; node 0 is not used.
    private var nodes: [Int]

    init(levels: Int) {
        nodes = [Int](repeating: 0, count: levels + 1)
    }

    /// Takes note of one occurrence.
    mutating func add(_ rank: Int) {
        var node = rank + 1
        while node < nodes.count {
            nodes[node] += 1
            node += node & -node
        }
    }

    /// How many occurrences were of ranks smaller than `rank`.
    func count(below rank: Int) -> Int {
        var (node, sum) = (rank, 0)
        while node > 0 {
            sum += nodes[node]
            node -= node & -node
        }
        return sum
    }
}
