import Charts
import MemoryExperiment
import Statistics
import Support

extension Figure {
    /// The fraction of units that differ, step by step, among runs that still differ.
    ///
    /// - Throws: `Unavailable` if no curve has two points and a unit that differs.
    static func plateau(name: String, of study: RoundingStudy) throws(Unavailable) -> Figure {
        let title = "Units that differ while the sequences are apart"
        let headline = study.plateauHeadline ?? title
        let plots = study.series.flatMap { series in
            let measures: [CurveMeasure] = series.hasCellState ? [.unequalOutputs, .unequalStates] : [.unequalOutputs]
            return measures.map { measure in
                Plots.Plot(
                    heading: RichText("\(series.title): \(measure == .unequalOutputs ? "h" : "h or c")"),
                    horizontal: Plots.Axis("Shared step", .steps, range: 1...Double(max(2, study.sharedSteps))),
                    vertical: Plots.Axis("Fraction of units", .linear, range: -0.02...1.02),
                    series: series.cells.filter { study.shownSizes.contains($0.hiddenSize) }.map { cell in
                        Plots.Series(
                            name: NumberText.grouped(cell.hiddenSize),
                            color: .tone(study.tone(of: cell.hiddenSize)), line: .solid, spread: .band,
                            samples: samples(of: cell, measure, sharedSteps: study.sharedSteps))
                    })
            }
        }
        let shape = PlateauShape(of: plots, sharedSteps: study.sharedSteps)
        guard shape.isVisible else {
            throw Unavailable("Too few runs still differ at the second recorded step to draw a curve.")
        }
        let hasCellState = study.series.contains(where: \.hasCellState)
        let states = hasCellState ? " h is a unit’s output, c its cell state." : ""
        let findings = study.series.map(\.plateau).filter { !$0.isEmpty }
        return Figure(
            name: name, title: title,
            caption: """
                Curves show the mean fraction of units that differ in some bit, over the runs that still differ, with 95\u{A0}% \
                bands, at input size \(NumberText.grouped(study.inputSize)). They end when fewer than five of the \
                \(NumberText.count(study.runs, "run", "runs")), or a tenth, still differ.\(states) A level stretch is a plateau: \
                rounding makes as many differences as it ends. \
                \(findings.isEmpty ? "None outlasts the decay here." : "")
                """.trimmed,
            alternativeText: """
                \(shape.beginning), in \(NumberText.count(plots.count, "panel", "panels"))\(shape.end). \
                \(findings.joined(separator: " "))
                """.trimmed,
            chart: Plots(title: RichText(headline), legendTitle: "Hidden size", columns: 2, plots: plots))
    }

    private static func samples(
        of cell: RoundingStudy.Cell, _ measure: CurveMeasure, sharedSteps: Int
    ) -> [Plots.Sample] {
        let runs = cell.results.count
        let least = max(min(5, runs), runs / 10)
        return PlateauCurve(of: cell.results, measure: measure, sharedSteps: sharedSteps).points
            .prefix { $0.runs >= least }
            .map { point in
                Plots.Sample(
                    x: Double(point.sharedStep), y: point.fraction,
                    interval: point.interval.map { $0.low...$0.high })
            }
    }
}
