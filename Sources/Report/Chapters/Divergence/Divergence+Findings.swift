import MemoryExperiment

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
        var reached: [String] = []
        var missed: [String] = []
        for series in ends {
            let size = NumberText.grouped(series.hiddenSize)
            let medians = series.summary[.maximumDifference].map(\.median)
            if let index = medians.firstIndex(where: { $0 < Self.threshold }) {
                let step = NumberText.grouped(series.summary.sharedSteps[index])
                reached.append("at output size \(size) by shared step \(step)")
            } else {
                missed.append(size)
            }
        }
        let subject = "At input size \(NumberText.grouped(inputSize)) the median of the largest difference"
        let within = "within the \(NumberText.count(sharedSteps, "shared step", "shared steps")) observed"
        let sizes = "\(missed.count > 1 ? "output sizes" : "output size") \(NumberText.list(missed))"
        guard !reached.isEmpty else { return "\(subject) does not fall below 10⁻⁶ \(within) at \(sizes)." }
        let fall = "\(subject) falls below 10⁻⁶ \(NumberText.list(reached))."
        return missed.isEmpty ? fall : "\(fall) At \(sizes) it does not \(within)."
    }

    private var units: String { slice.layers > 1 ? "units of the top layer" : "units" }

    /// The output sizes whose median still differs at the end, with the fraction of units that do.
    var survivors: String {
        let alive = series.compactMap { series in
            series.summary[.unequalStates].last.flatMap { last in
                last.median > 0 ? (size: series.hiddenSize, fraction: last.median) : nil
            }
        }
        guard !alive.isEmpty else {
            let sizes = series.count > 1 ? " at every output size" : ""
            return "At the last shared step the median fraction of \(units) that differ is 0\(sizes)."
        }
        let isLong = alive.count > NumberText.mostListed
        let parts = (isLong ? [alive.first, alive.last].compactMap(\.self) : alive).map { part in
            let share =
                part.fraction < 0.01
                ? "less than 1\u{A0}%" : "\(NumberText.fixed(100 * part.fraction, decimals: 0))\u{A0}%"
            return "\(share) at output size \(NumberText.grouped(part.size))"
        }
        return """
            At the last shared step the median fraction of \(units) that still differ in some bit is \
            \(isLong ? "from \(parts.joined(separator: " to ")), over \(NumberText.grouped(alive.count)) sizes" : NumberText.list(parts)).
            """
    }
}

extension Divergence {
    /// What becomes of the difference, in a line.
    var headline: String {
        let steps = NumberText.count(sharedSteps, "step", "steps")
        let subject = "\(slice.title), input size \(NumberText.grouped(inputSize)): the median difference of outputs"
        let alive = series.filter { ($0.summary[.maximumDifference].last?.median ?? 0) > 0 }.map(\.hiddenSize)
        guard !alive.isEmpty else {
            let ends = series.map { series in
                let last = series.summary[.maximumDifference].lastIndex { $0.median > 0 } ?? -1
                return series.summary.sharedSteps[last + 1]
            }
            return "\(subject) is 0 from step \(NumberText.grouped(ends.max() ?? 0)) on"
        }
        guard alive.count < series.count else {
            return "\(subject) outlasts \(steps)"
        }
        let sizes =
            alive.count > NumberText.mostListed
            ? "at \(NumberText.sizes(alive, "output size", "output sizes"))"
            : "with \(NumberText.list(alive.map(NumberText.grouped))) \(alive == [1] ? "unit" : "units")"
        return "\(subject) becomes 0, but \(sizes) it outlasts \(steps)"
    }
}
