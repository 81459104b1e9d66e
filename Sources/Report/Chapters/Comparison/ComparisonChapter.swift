import MemoryExperiment

extension Chapter {
    /// Measured means beside the published ones.
    static let comparison = Chapter(
        "comparison", heading: "Published and measured",
        slices: SliceContent(
            figures: [.comparison], tables: [.comparison],
            parts: { _ in [.table(.comparison), .figure(.comparison)] },
            findings: { slice, source in
                (try? Comparison(source.grid(of: slice, .cosine, .first)))?.findings ?? []
            }))
}

extension Comparison {
    /// How well measured and published means agree.
    fileprivate var findings: [String] {
        [summary, entries.count > 1 ? extremes : "", coverageRemark, chanceRemark].filter { !$0.isEmpty }
    }
}
