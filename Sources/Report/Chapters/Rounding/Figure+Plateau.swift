import Charts
import MemoryExperiment
import Statistics
import Support

extension Figure {
    /// The fraction of units whose outputs differ, step by step, among runs that still differ.
    ///
    /// Cell states give the same course a little higher, so they have no plots; sentences tell their level.
    ///
    /// - Throws: `Unavailable` if no curve has two points and a unit that differs.
    static func plateau(name: String, of study: RoundingStudy) throws(Unavailable) -> Figure {
        let title = "Outputs that differ while the trajectories are apart"
        let headline = study.plateauHeadline ?? title
        let plots = study.series.map { series in
            Plots.Plot(
                heading: RichText(series.title), horizontal: Plots.Axis("Shared step", .logarithmic),
                vertical: Plots.Axis("Fraction of units", .linear, range: -0.02...1.05),
                series: series.cells.filter { study.shownSizes.contains($0.hiddenSize) }.map { cell in
                    Plots.Series(
                        name: NumberText.grouped(cell.hiddenSize), dataName: String(cell.hiddenSize), kind: "mean",
                        color: .tone(study.tone(of: cell.hiddenSize)), line: .solid, spread: .band,
                        samples: samples(of: cell, sharedSteps: study.sharedSteps))
                })
        }
        let shape = PlateauShape(of: plots, sharedSteps: study.sharedSteps)
        guard shape.isVisible else {
            throw Unavailable("Too few runs still differ at the second recorded step to draw a curve.")
        }
        let steps = shape.start...1.05 * Double(max(2, study.sharedSteps))
        let findings = study.series.map(\.plateau).filter { !$0.isEmpty }
        return Figure(
            name: name, title: title,
            caption: """
                Curves show the mean fraction of units whose outputs differ, over \(runs(ofAll: study.runs)), with \
                95\u{A0}% bands, at input size \(NumberText.grouped(study.inputSize)). \
                \(findings.isEmpty ? "No plateau outlasts the decay here." : "")
                """.trimmed,
            alternativeText: """
                \(shape.beginning), in \(NumberText.count(plots.count, "panel", "panels"))\(shape.end). \
                \(findings.joined(separator: " "))
                """.trimmed,
            chart: Plots(
                title: RichText(headline), legendTitle: "Hidden size", columns: 2,
                plots: plots.map { $0.showing(steps: steps) }))
    }

    /// The number of runs that must still differ for a point to be drawn.
    private static func fewest(of runs: Int) -> Int { max(min(5, runs), runs / 10) }

    /// The runs of which curves are means, in words.
    private static func runs(ofAll runs: Int) -> String {
        runs > 1
            ? "runs that still differ, at least \(NumberText.grouped(fewest(of: runs))) of \(NumberText.grouped(runs))"
            : "the one run while it differs"
    }

    private static func samples(of cell: RoundingStudy.Cell, sharedSteps: Int) -> [Plots.Sample] {
        let least = fewest(of: cell.results.count)
        return PlateauCurve(of: cell.results, measure: .unequalOutputs, sharedSteps: sharedSteps).points
            .prefix { $0.runs >= least }
            .map { point in
                Plots.Sample(
                    x: Double(point.sharedStep), y: point.fraction,
                    interval: point.interval.map { $0.low...$0.high })
            }
    }
}

extension Plots.Plot {
    /// The plot with an axis of these steps and nothing before them.
    fileprivate func showing(steps: ClosedRange<Double>) -> Plots.Plot {
        var plot = self
        plot.horizontal.range = steps
        for index in series.indices { plot.series[index].samples.removeAll { $0.x < steps.lowerBound } }
        return plot
    }
}
