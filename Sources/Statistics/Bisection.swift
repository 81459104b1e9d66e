/// Bisects an interval until there is no double between its ends.
enum Bisection {
    /// The smallest number that is not too low.
    ///
    /// - Parameters:
    ///   - start: The first candidate for an upper end, positive; it is doubled until it is not too low.
    ///   - limit: The largest upper end to try.
    ///   - isTooLow: Whether a number is too low. It must be monotone: true below the answer, false above.
    /// - Complexity: About sixty calls plus one per doubling.
    static func leastNumber(
        from start: Double = 1, limit: Double = .infinity, isTooLow: (Double) -> Bool
    ) -> Double {
        var (low, high) = (0.0, start)
        while high < limit, isTooLow(high) { high *= 2 }
        while true {
            let middle = low + (high - low) / 2
            guard low < middle, middle < high else { return high }
            if isTooLow(middle) { low = middle } else { high = middle }
        }
    }
}
