import Analysis
import Charts
import Recurrent
import Report
import Support

extension Figure {
    /// How the magnitude of drifting states grows along the input; nil if none drifts.
    static func drift(of study: NetworkStudy) -> Figure? {
        let drifts = study.result.drifts
        guard let first = drifts.first else { return nil }
        let isDeep = study.configuration.layers > 1
        func name(_ drift: StateDrift) -> String {
            let unit = "unit \(NumberText.grouped(drift.unit))"
            return isDeep ? "layer \(drift.layer), \(unit)" : unit
        }
        let series = zip(drifts, Plots.drifting).map { drift, style in
            Plots.Series(
                name: name(drift), color: style.0, line: style.1, symbol: style.2,
                samples: drift.tenths.enumerated().map {
                    Plots.Sample(x: Double($0.offset + 1), y: $0.element)
                })
        }
        let largest = drifts.flatMap(\.tenths).max() ?? 1
        let factor = NumberText.significant(first.ratio, digits: 2)
        return Figure(
            name: study.name("drift"), title: "States that grow along the input",
            caption: """
                Points show the largest magnitude of a state in each tenth of the input, for the \
                \(NumberText.count(series.count, "state", "states")) that grow most and at least double. Whoever runs the \
                network for longer than this input leaves the range in which it was measured.
                """,
            alternativeText: "Rising curves. \(name(first).capitalizedFirst) grows \(factor)-fold.",
            chart: Plots(
                title: RichText("\(name(first).capitalizedFirst) grows \(factor)-fold along the input"),
                legendTitle: "State",
                plots: [
                    Plots.Plot(
                        horizontal: Plots.Axis("Tenth of the input", .linear, range: 0...10),
                        vertical: Plots.Axis("Largest magnitude", .linear, range: 0...1.1 * largest), series: series,
                        form: .wide)
                ]))
    }
}

extension Plots {
    /// The looks of the states that are drawn.
    fileprivate static let drifting: [(SeriesColor, Line, Symbol)] = [
        (.first, .solid, .disc), (.second, .dashed, .square), (.third, .dotted, .triangle),
    ]
}
