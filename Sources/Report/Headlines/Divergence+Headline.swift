import MemoryExperiment

extension Divergence {
    /// What becomes of the difference, in a line.
    var headline: String {
        let steps = NumberText.grouped(sharedSteps)
        let alive = series.filter { ($0.summary[.maximumDifference].last?.median ?? 0) > 0 }.map(\.hiddenSize)
        guard !alive.isEmpty else {
            let ends = series.compactMap { series in
                series.summary[.maximumDifference].firstIndex { $0.median == 0 }.map { series.summary.sharedSteps[$0] }
            }
            let last = ends.max().map { "by step \(NumberText.grouped($0))" } ?? "within \(steps) steps"
            return "\(slice.title): the difference of two sequences vanishes \(last)"
        }
        guard alive.count < series.count else {
            return "\(slice.title): the difference of two sequences outlasts \(steps) steps"
        }
        let units = alive.map(NumberText.grouped)
        return """
            \(slice.title): the difference of two sequences vanishes, but with \(NumberText.list(units)) \
            \(alive == [1] ? "unit" : "units") it outlasts \(steps) steps
            """
    }
}
