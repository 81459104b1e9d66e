import MemoryExperiment

extension SizeGrid {
    /// How the number depends on the sizes, in a line; nil where that takes more than a line.
    var headline: String? {
        guard runs > 0, waiting == 0 else { return nil }
        let name = slice.title
        let within = "within \(NumberText.count(sharedSteps, "step", "steps"))"
        guard censored < runs else { return "\(name): \(event(never: true)) \(within)" }
        guard censored == 0 else {
            guard let least = leastCensoredSize else {
                return
                    "\(name): in \(NumberText.grouped(censored)) of \(NumberText.count(runs, "run", "runs")), \(event(never: true)) \(within)"
            }
            let sizes = least == hiddenSizes.last ? "\(units(least))" : "\(units(least)) or more"
            return "\(name): with \(sizes), \(event(never: true)) \(within)"
        }
        guard let first = hiddenSizes.first, let last = hiddenSizes.last,
            let start = mean(column: 0), let end = mean(column: hiddenSizes.count - 1)
        else { return nil }
        guard hiddenSizes.count > 1 else {
            return "\(name): \(event()) on average after \(steps(start)) steps\(inputTrend)"
        }
        return """
            \(name): \(event()) on average after \(steps(start)) steps with \(units(first)), \(steps(end)) with \
            \(NumberText.grouped(last))\(inputTrend)
            """
    }

    /// What happens or never does, as a clause.
    private func event(never: Bool = false) -> String {
        criterion.words.subject + (never ? " never " : " ") + criterion.words.event
            + (measure == .settled ? " for good" : "")
    }

    /// On one line, however the title is broken.
    private func units(_ size: Int) -> String {
        NumberText.count(size, "unit", "units").replacing(" ", with: "\u{A0}")
    }

    private func steps(_ mean: Double) -> String {
        NumberText.fixed(mean, decimals: mean.magnitude < 100 ? 1 : 0)
    }

    /// The mean over all input sizes at a column.
    private func mean(column: Int) -> Double? {
        let means = inputSizes.indices.compactMap { self[$0, column].mean }
        return means.count == inputSizes.count ? means.reduce(0, +) / Double(means.count) : nil
    }

    /// The smallest hidden size from which on every run is censored.
    private var leastCensoredSize: Int? {
        let isCensored = hiddenSizes.indices.map { column in
            inputSizes.indices.allSatisfy { self[$0, column].censored == self[$0, column].runs }
        }
        guard let last = isCensored.lastIndex(of: false), last + 1 < hiddenSizes.count else { return nil }
        return hiddenSizes[last + 1]
    }

    /// Which way the number goes with the input size, where there are at least three: by a tenth of it from the first to the
    /// last, and in two of three comparisons of neighbours.
    private var inputTrend: String {
        guard inputSizes.count > 2, let trend = Trend(of: self, along: .inputSize), let share = trend.relativeChange,
            share.magnitude > 0.1,
            trend.agreement > 2.0 / 3
        else { return "" }
        return share < 0 ? ", sooner with more inputs" : ", later with more inputs"
    }
}
