import Charts
import MemoryExperiment

extension Figure {
    /// The fraction of units that differ, as time goes by, among runs that are still apart.
    ///
    /// - Throws: `Unavailable` if no unit differs at any recorded step.
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
            throw Unavailable("In every run the two sequences are identical from the first recorded step on.")
        }
        let hasCellState = study.series.contains(where: \.hasCellState)
        let states = hasCellState ? " h is the output of a unit, c the cell state of an LSTM’s." : ""
        let findings = study.series.map(\.plateau).filter { !$0.isEmpty }
        return Figure(
            name: name, title: title,
            caption: """
                The fraction of units that differ in some bit, against the steps that the sequences have shared: the mean \
                over those runs that are still apart, with its 95\u{A0}% band, as long as five runs and a tenth of all are, at \
                input size \(NumberText.grouped(study.inputSize)), one line per output size.\(states) A line that goes on \
                level is a plateau: rounding makes as many new differences as it ends. \
                \(findings.isEmpty ? "No output size has one here that outlasts the decay." : "")
                """.trimmed,
            alternativeText: """
                \(shape.beginning), in \(NumberText.count(plots.count, "panel", "panels"))\(shape.end). \
                \(findings.joined(separator: " "))
                """.trimmed,
            chart: Plots(title: RichText(headline), legendTitle: "Output size", columns: 2, plots: plots))
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
