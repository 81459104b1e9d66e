import MemoryExperiment

extension SliceContent {
    /// The part before all chapters: the means of each slice as the post tabulates them, and their map.
    static let results = SliceContent(
        figures: Measure.allCases.flatMap { measure in Criterion.all.map { SliceFigure.heatMap($0, measure) } },
        tables: [.means],
        parts: { [.table(.means), .figure(.heatMap($0.mainCriterion, .first))] },
        findings: { slice, source in
            SizeGrid(of: slice, source.data.experiment.mainCriterion, .first, in: source.data)?.meanFindings ?? []
        })
}
