import Charts
import MemoryExperiment

extension Figure {
    /// The largest difference of outputs, and below it the fraction of units that differ, against the shared step.
    static func divergence(name: String, of divergence: Divergence) -> Figure {
        let title = "\(divergence.slice.title): the difference of two sequences"
        let chart = LinePanels(
            title: RichText(title), axisTitle: "Shared step", legendTitle: "Output size",
            panels: [
                panel("Largest difference of outputs", .logarithmic, .maximumDifference, of: divergence, height: 1.6),
                panel("Units that differ", .linear(0...1), .unequalStates, of: divergence, height: 1),
            ])
        let unit = divergence.slice.layers > 1 ? "unit of the top layer" : "unit"
        let state = divergence.slice.cell == .lstm ? "output or cell state" : "output"
        let spread = "medians and bands quartiles across"
        let runs = divergence.series.map(\.summary.runs).max() ?? 0
        return Figure(
            name: name, title: title,
            caption: """
                How the difference of two sequences shrinks once they receive the same inputs, at input size \
                \(divergence.inputSize), one line per output size. Above: the largest difference between the two outputs of any \
                \(unit), on a logarithmic scale; a line that falls off the panel has reached 0. Below: the fraction of \
                \(unit.replacing("unit", with: "units")) whose \(state) is not the same bits. \
                \(runs > 1 ? "Lines are \(spread) \(NumberText.grouped(runs)) runs" : "There is one run") per output size. Step 0 is the last at which the inputs \
                differ; \(NumberText.grouped(divergence.sharedSteps)) shared steps were observed.
                """,
            alternativeText: """
                Two panels of \(NumberText.count(divergence.series.count, "line", "lines")) against the shared step, \
                from 0 to \(NumberText.grouped(divergence.sharedSteps)). \(divergence.survivors)
                """,
            chart: chart)
    }

    private static func panel(
        _ title: RichText, _ scale: LinePanels.Scale, _ measure: CurveMeasure, of divergence: Divergence,
        height: Double
    ) -> LinePanels.Panel {
        let series = divergence.series.map { series in
            LinePanels.Series(
                name: String(series.hiddenSize),
                samples: zip(series.summary.sharedSteps, series.summary[measure]).map { step, quartiles in
                    LinePanels.Sample(
                        x: Double(step), median: quartiles.median, quartiles: quartiles.lower...quartiles.upper)
                })
        }
        return LinePanels.Panel(title: title, scale: scale, series: series, relativeHeight: height)
    }
}
