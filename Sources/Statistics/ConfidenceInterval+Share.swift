extension ConfidenceInterval {
    /// The 95 % score interval of a share: it stays within 0…1 and is not a point if all or none count.
    ///
    /// E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal of the American
    /// Statistical Association 22 (1927), 209–212.
    ///
    /// - Parameters:
    ///   - count: The number that count.
    ///   - total: The number of all; the interval is 0…1 if there are none.
    public init(ofShare count: Int, of total: Int) {
        guard total > 0 else {
            self.init(low: 0, high: 1)
            return
        }
        let (n, z) = (Double(total), 1.959_963_984_540_054)
        let share = Double(count) / n
        let scale = 1 / (1 + z * z / n)
        let centre = (share + z * z / (2 * n)) * scale
        let margin = z * scale * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
        self.init(
            low: count == 0 ? 0 : max(centre - margin, 0), high: count == total ? 1 : min(centre + margin, 1))
    }
}
