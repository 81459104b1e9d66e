import MemoryExperiment
import Recurrent
import Support

extension SliceContent {
    /// The part before all chapters: the means of each slice as the post tabulates them, and their map.
    static let results = SliceContent(
        figures: Measure.allCases.flatMap { measure in Criterion.all.map { SliceFigure.heatMap($0, measure) } },
        tables: [.means],
        parts: { [.table(.means), .figure(.heatMap($0.mainCriterion, .first))] },
        findings: { slice, source in
            guard let grid = SizeGrid(of: slice, source.data.experiment.mainCriterion, .first, in: source.data) else {
                return []
            }
            // The summary of the report says how memory changes with the hidden size.
            let conclusion = grid.conclusion(in: source.data)
            let means = grid.meanFindings(along: conclusion == nil ? [.hiddenSize, .inputSize] : [.inputSize])
            return ([conclusion] + means + [grid.relapse(in: source.data)]).compactMap(\.self)
        },
        summary: SizeGrid.summary)
}

extension SizeGrid {
    /// How the mean changes with the hidden size in each recurrent cell, in a sentence; nil if it does not, or is unknown.
    @Sendable fileprivate static func summary(of data: ReportData) -> String? {
        let grids = data.slices.filter(\.isPrimary).compactMap { slice in
            SizeGrid(of: slice, data.experiment.mainCriterion, .first, in: data)?.comparable
        }
        let trends = grids.compactMap { grid in Trend(of: grid, along: .hiddenSize).map { (grid, $0.ends.means) } }
        guard let grid = grids.first, let least = grid.hiddenSizes.first, let most = grid.hiddenSizes.last,
            trends.count == grids.count
        else { return nil }
        func number(_ steps: Double) -> String { NumberText.fixed(steps, decimals: 1) }
        let units = NumberText.count(least, "unit", "units")
        var verb = ""
        let changes = trends.enumerated().map { index, trend in
            let (grid, means) = trend
            let direction = means.0 < means.1 ? " lengthens" : means.0 > means.1 ? " shortens" : " hardly changes"
            defer { verb = direction }
            let places = index == 0 ? (" steps at \(units)", " at \(NumberText.grouped(most))") : ("", "")
            return """
                \(grid.slice.cell.title) memory\(direction == verb ? "" : direction) from \(number(means.0))\(places.0) to \
                \(number(means.1))\(places.1)
                """
        }
        let counted = grid.criterion == .cosine ? "" : "Counted \(grid.criterion.words.goal), "
        return counted
            + changes.enumerated().map { index, change in
                index == 0 ? change : (index == changes.count - 1 ? ", and " : ", ") + change
            }.joined() + "."
    }
}
