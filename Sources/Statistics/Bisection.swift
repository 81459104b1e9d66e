/// Halves an interval until there is no double between its ends.
enum Bisection {
    /// The least number that is not too low.
    ///
    /// - Parameters:
    ///   - start: Where the search for an upper end begins, doubling, above 0.
    ///   - limit: What the upper end stops at.
    ///   - isTooLow: Whether a number is; once one is not, none above it is.
    /// - Complexity: About sixty questions and one for each doubling.
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
