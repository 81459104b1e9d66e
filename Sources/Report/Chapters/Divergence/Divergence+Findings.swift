import MemoryExperiment
import Recurrent
import Statistics
import Support

extension Divergence {
    /// The difference whose first undercut the sentences report.
    private static let threshold = 1e-6

    /// When the lines reach the threshold, and which of them never become 0.
    var findings: [String] {
        [decay, survivors].filter { !$0.isEmpty }
    }

    /// That small networks come below the threshold sooner, or the first recorded step at which the median is below it, for
    /// the smallest and the largest hidden size.
    var decay: String {
        let steps = series.map { series in
            series.summary[.maximumDifference].firstIndex { $0.median < Self.threshold }
                .map { series.summary.sharedSteps[$0] } ?? .max
        }
        if steps.count > 2, steps[0] < steps[steps.count - 1], zip(steps, steps.dropFirst()).allSatisfy({ $0 <= $1 }) {
            return """
                At input size \(NumberText.grouped(inputSize)), the median largest \(slice.title) difference falls below 10⁻⁶ \
                sooner in small networks than in large ones.
                """
        }
        let ends = series.count > 1 ? [series[0], series[series.count - 1]] : series
        var reached: [String] = []
        var missed: [String] = []
        for series in ends {
            let size = NumberText.grouped(series.hiddenSize)
            let medians = series.summary[.maximumDifference].map(\.median)
            if let index = medians.firstIndex(where: { $0 < Self.threshold }) {
                let step = NumberText.grouped(series.summary.sharedSteps[index])
                reached.append("by step \(step) at hidden size \(size)")
            } else {
                missed.append(size)
            }
        }
        let subject = "At input size \(NumberText.grouped(inputSize)), the median largest difference"
        let within = "within the \(NumberText.count(sharedSteps, "shared step", "shared steps")) observed"
        let sizes = "\(missed.count > 1 ? "hidden sizes" : "hidden size") \(NumberText.list(missed))"
        guard !reached.isEmpty else { return "\(subject) does not fall below 10⁻⁶ \(within) at \(sizes)." }
        let fall = "\(subject) falls below 10⁻⁶ \(NumberText.list(reached))."
        return missed.isEmpty ? fall : "\(fall) At \(sizes) it does not \(within)."
    }

    private var units: String { slice.layers > 1 ? "units of the top layer" : "units" }

    /// The hidden sizes whose median still differs at the end, with the fraction of units that do.
    var survivors: String {
        let alive = series.compactMap { series in
            series.summary[.unequalStates].last.flatMap { last in
                last.median > 0 ? (size: series.hiddenSize, fraction: last.median) : nil
            }
        }
        guard !alive.isEmpty else {
            let sizes = series.count > 1 ? " at every hidden size" : ""
            return "At the last step, the median fraction of \(units) that differ is 0\(sizes)."
        }
        let isLong = alive.count > NumberText.mostListed
        let parts = (isLong ? [alive.first, alive.last].compactMap(\.self) : alive).map { part in
            let share =
                part.fraction < 0.01
                ? "less than 1\u{A0}%" : "\(NumberText.fixed(100 * part.fraction, decimals: 0))\u{A0}%"
            return "\(share) at hidden size \(NumberText.grouped(part.size))"
        }
        let place = NumberText.sizes(alive.map(\.size), "hidden size", "hidden sizes")
        return isLong
            ? """
            At the last step, \(units) differ at \(place). Their median fraction is \(NumberText.list(parts)).
            """
            : """
            At the last step, the median fraction of \(units) that differ is \(NumberText.list(parts)).
            """
    }
}

extension Divergence {
    /// How long the difference lasts, in a line; nil if that takes more than a line.
    var headline: String? {
        let isTitledByCell = slice.isTitledByCell
        let name = isTitledByCell ? "\(slice.title) " : ""
        let (difference, differences) = ("the median \(name)difference", "\(name)differences")
        func line(_ sentences: String...) -> String? {
            sentences.lazy.compactMap { sentence in
                Wording.headline(isTitledByCell ? sentence.capitalizedFirst : "\(slice.title): \(sentence)")
            }.first
        }
        let steps = NumberText.count(sharedSteps, "step", "steps")
        let alive = series.filter { ($0.summary[.maximumDifference].last?.median ?? 0) > 0 }.map(\.hiddenSize)
        guard !alive.isEmpty else {
            let ends = series.map { series in
                let last = series.summary[.maximumDifference].lastIndex { $0.median > 0 } ?? -1
                return series.summary.sharedSteps[last + 1]
            }
            return line("\(difference) vanishes by step \(NumberText.grouped(ends.max() ?? 0))")
        }
        guard alive.count < series.count else {
            let outlasts = "\(difference) outlasts \(steps)"
            return series.count > 1 ? line("\(outlasts) at every hidden size", outlasts) : line(outlasts)
        }
        let isUpperEnd = alive.count > 1 && alive == series.suffix(alive.count).map(\.hiddenSize)
        let units = "\(NumberText.list(alive.map(NumberText.grouped))) \(alive == [1] ? "unit" : "units")"
        let place = isUpperEnd ? "from \(NumberText.grouped(alive[0])) units upward" : "with \(units)"
        let share = "at \(NumberText.grouped(alive.count)) of \(NumberText.grouped(series.count)) hidden sizes"
        return line(
            "\(place), \(difference) outlasts \(steps)", "\(place), \(differences) outlast \(steps)",
            "\(share), \(differences) outlast \(steps)")
    }
}
