import MemoryExperiment

extension Chapter {
    /// How long it takes until two trajectories are bit-identical; the map is one of the results'.
    static let bitwise = Chapter(
        "bitwise", heading: "Steps until every bit is the same",
        slices: SliceContent(
            figures: [], tables: [.bitwise],
            parts: { _ in [.table(.bitwise), .figure(.heatMap(.bitwiseState, .first))] },
            findings: { slice, source in
                SizeGrid(of: slice, .bitwiseState, .first, in: source.data)?.medianFindings ?? []
            }))
}
