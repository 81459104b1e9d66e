import Analysis
import Charts
import Report
import Support

extension Figure {
    /// How long each unit holds a difference, the slowest first.
    static func units(of study: NetworkStudy) -> Figure {
        let ranking = UnitRanking(study)
        let shown = ranking.shown
        let categories = shown.reversed().map { RichText(ranking.name(of: $0)) }
        let places = shown.enumerated().map { (Double(shown.count - 1 - $0.offset), $0.element) }
        let halfLives = Plots.Series(
            name: "half-life of a difference", color: .first, symbol: .disc,
            samples: places.map { place, unit in
                Plots.Sample(
                    x: unit.halfLife ?? Double(study.reading.horizon), y: place, isLowerBound: unit.halfLife == nil,
                    note: ranking.name(of: unit))
            })
        let timeScales = Plots.Series(
            name: "time scale of the gate", color: .second, symbol: .openDiamond,
            samples: places.compactMap { place, unit in
                unit.timeScale.flatMap { $0.isFinite ? $0 : nil }.map {
                    Plots.Sample(x: $0, y: place, note: ranking.name(of: unit))
                }
            })
        let series = [halfLives, timeScales].filter { !$0.samples.isEmpty }
        let gate = timeScales.samples.isEmpty ? "" : " Diamonds show −1/ln of the mean gate that keeps the state."
        let bound = shown.contains { $0.halfLife == nil } ? " Arrows mark half-lives beyond the horizon." : ""
        return Figure(
            name: study.name("units"), title: "Half-life of a difference in each unit",
            caption: """
                Dots show the median number of shared steps until a unit’s difference stays below half of the initial \
                one (warm-up).\(gate)\(bound)\(ranking.restSentence.map { " \($0)" } ?? "")
                """,
            alternativeText: "Ranking of units. \(ranking.findings.joined(separator: " "))",
            chart: Plots(
                title: RichText(ranking.headline),
                plots: [
                    Plots.Plot(
                        horizontal: Plots.Axis(
                            "Steps", .steps, range: 0...1.15 * (series.flatMap(\.samples).map(\.x).max() ?? 10),
                            including: ranking.hasZero ? [0] : []),
                        vertical: Plots.Axis("Unit", .categories(Array(categories))), series: series,
                        form: .ranking(pitch: shown.count > 20 ? 1.25 : 1.6))
                ]))
    }
}
