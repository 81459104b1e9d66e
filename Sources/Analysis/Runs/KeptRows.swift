/// The rows of a recording after which the states of the kept run are stored.
struct KeptRows: Sendable, Hashable {
    /// Disjoint ranges of rows in ascending order.
    let ranges: [Range<Int>]
    /// The number of rows before each range.
    private let before: [Int]
    /// The number of rows.
    let count: Int

    init(_ ranges: some Sequence<Range<Int>>) {
        var joined: [Range<Int>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) where !range.isEmpty {
            if let last = joined.last, range.lowerBound <= last.upperBound {
                joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                joined.append(range)
            }
        }
        var (before, count) = ([Int](), 0)
        for range in joined {
            before.append(count)
            count += range.count
        }
        self.ranges = joined
        self.before = before
        self.count = count
    }

    /// The place of a row among the kept ones; nil if it is not kept.
    ///
    /// - Complexity: O(log n) in the number of ranges.
    func index(of row: Int) -> Int? {
        var (low, high) = (0, ranges.count)
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound <= row { low = middle + 1 } else { high = middle }
        }
        guard low < ranges.count, ranges[low].contains(row) else { return nil }
        return before[low] + row - ranges[low].lowerBound
    }
}
