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
            return [grid.conclusion(in: source.data)].compactMap(\.self) + grid.meanFindings
                + [grid.relapse(in: source.data)].compactMap(\.self)
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
        let changes = trends.map { "from \(number($1.0)) to \(number($1.1)) (\($0.slice.cell.title))" }
        let verb =
            trends.allSatisfy { $1.0 < $1.1 } ? "rise" : trends.allSatisfy { $1.0 > $1.1 } ? "fall" : "change"
        return """
            From \(NumberText.count(least, "unit", "units")) to \(NumberText.grouped(most)), the \
            \(grid.criterion.words.first) \(verb) \(NumberText.list(changes)) on average.
            """
    }
}
