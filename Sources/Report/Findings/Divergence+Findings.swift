extension Divergence {
    /// Below which difference the sentences say when a line falls.
    private static let threshold = 1e-6

    /// When the lines reach the threshold, and which of them never become 0.
    var findings: [String] {
        [decay, survivors].filter { !$0.isEmpty }
    }

    /// The first recorded step at which the median is below the threshold, for the smallest and the largest output size.
    private var decay: String {
        let ends = series.count > 1 ? [series[0], series[series.count - 1]] : series
        let parts = ends.map { series in
            let medians = series.summary[.maximumDifference].map(\.median)
            guard let index = medians.firstIndex(where: { $0 < Self.threshold }) else {
                return "at output size \(series.hiddenSize) it never does"
            }
            let step = NumberText.grouped(series.summary.sharedSteps[index])
            return "at output size \(series.hiddenSize) by shared step \(step)"
        }
        return "At input size \(inputSize) the median of the largest difference falls below 10⁻⁶ "
            + NumberText.list(parts) + "."
    }

    /// The output sizes whose median still differs at the end, with the fraction of units that do.
    var survivors: String {
        let alive = series.compactMap { series in
            series.summary[.unequalStates].last.flatMap { last in
                last.median > 0 ? (size: series.hiddenSize, fraction: last.median) : nil
            }
        }
        guard !alive.isEmpty else {
            return "At the last shared step the median fraction of units that differ is 0 at every output size."
        }
        let parts = alive.map { "\(NumberText.fixed(100 * $0.fraction, decimals: 0)) % at output size \($0.size)" }
        return """
            At the last shared step the median fraction of units that still differ in some bit is \
            \(NumberText.list(parts)).
            """
    }
}
