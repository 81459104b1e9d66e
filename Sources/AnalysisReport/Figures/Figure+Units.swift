import Analysis
import Charts
import Recurrent
import Report
import Support

extension Figure {
    /// How the difference of each unit fades, the slowest first; nil if shares were not measured.
    static func units(of study: NetworkStudy) -> Figure? {
        let ranking = UnitRanking(study)
        let (shown, steps) = (ranking.shown, ranking.shownSteps)
        guard !shown.isEmpty, !steps.isEmpty else { return nil }
        let state = study.configuration.cell.kind.hasCellState ? "cell state" : "output"
        // The lowest row comes first.
        let rows = Array(shown.reversed())
        return Figure(
            name: study.name("units"), title: "Share of a difference left in each unit",
            caption: """
                Each cell shows how much of the difference of a unit’s \(state) at the start of a warm-up is left after \
                some shared steps, in percent: the median over starts. Units are in the order of their half-lives.\
                \(ranking.restSentence.map { " \($0)" } ?? "")
                """,
            alternativeText: "Grid of units by steps. \(ranking.findings.joined(separator: " "))",
            chart: HeatMap(
                title: RichText(ranking.headline),
                columns: HeatMap.Axis(title: "Shared steps", labels: steps.map(NumberText.grouped)),
                rows: HeatMap.Axis(title: "Unit", labels: rows.map(ranking.shortName)),
                valueTitle: "Share of the initial difference, %",
                coloring: .logarithmic(UnitRanking.leastShare...100),
                cell: { column, row in
                    let share = 100 * rows[row].shares[column]
                    guard share >= UnitRanking.leastShare else { return .empty(share, label: "") }
                    let text = NumberText.fixed(share, decimals: share < 9.95 ? 1 : 0)
                    return .value(share, label: HeatMap.Label(text, short: NumberText.fixed(share, decimals: 0)))
                }))
    }
}
