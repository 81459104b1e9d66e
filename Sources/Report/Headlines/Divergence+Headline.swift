import MemoryExperiment

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
        let units = alive.map(NumberText.grouped)
        return """
            \(subject) becomes 0, but with \(NumberText.list(units)) \(alive == [1] ? "unit" : "units") it outlasts \
            \(steps)
            """
    }
}
