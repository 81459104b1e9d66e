import Charts
import MemoryExperiment
import Recurrent
import Statistics
import Support

extension SliceFigure {
    /// How far apart the trajectories are, step by step.
    package static var divergence: SliceFigure {
        SliceFigure("divergence") { name, slice, source throws(Unavailable) in
            try .divergence(name: name, of: source.divergence(of: slice))
        }
    }
}

extension Figure {
    /// The largest difference of outputs, and below it the fraction of units that differ, against the shared step.
    ///
    /// - Throws: `Unavailable` if the differences are 0 at every step.
    static func divergence(name: String, of divergence: Divergence) throws(Unavailable) -> Figure {
        guard !divergence.isWithoutDifference else {
            throw Unavailable(
                """
                \(divergence.slice.title), input size \(NumberText.grouped(divergence.inputSize)): the median difference of \
                the outputs is 0 at every recorded step.
                """)
        }
        let title = "\(divergence.slice.title): the difference between two trajectories"
        let headline = divergence.headline ?? title
        let chart = LinePanels(
            title: RichText(headline), axisTitle: "Shared step", legendTitle: "Hidden size",
            panels: [
                panel("Largest difference of outputs", .logarithmic, .maximumDifference, of: divergence, height: 1.6),
                panel("Units that differ", .linear(0...1), .unequalStates, of: divergence, height: 1),
            ])
        let units = divergence.slice.layers > 1 ? "units of the top layer" : "units"
        let state = divergence.slice.cell.hasCellState ? "output or cell state" : "output"
        let runs = divergence.series.map(\.summary.runs).max() ?? 0
        return Figure(
            name: name, title: title,
            caption: """
                The upper panel shows the largest difference between a unit’s two outputs\
                \(divergence.vanishes ? " (rings mark where the median reaches 0)" : ""), the lower panel the fraction of \
                \(units) whose \(state) differs in some bit, at input size \(NumberText.grouped(divergence.inputSize)). \
                \(lines(ofRuns: runs))\(slopes(of: divergence))
                """,
            alternativeText: """
                Two panels of \(NumberText.count(divergence.series.count, "line", "lines")) against the shared step, \
                from 0 to \(NumberText.grouped(divergence.sharedSteps)). \(fall(of: divergence))\(divergence.survivors)
                """,
            chart: chart)
    }

    /// What lines and bands are, in a sentence.
    private static func lines(ofRuns runs: Int) -> String {
        runs > 1
            ? "Lines are medians of \(NumberText.grouped(runs)) runs per hidden size, bands interquartile ranges."
            : "There is one run per hidden size."
    }

    /// Whether differences shrink, in a sentence; empty if some do not.
    private static func fall(of divergence: Divergence) -> String {
        guard divergence.shrinks else { return "" }
        return divergence.series.count > 1
            ? "The median difference shrinks at every hidden size. " : "The median difference shrinks. "
    }

    /// The meaning of the dashed lines, if there are any.
    private static func slopes(of divergence: Divergence) -> String {
        let sizes = sizesWithSlopes(of: divergence)
        guard !sizes.isEmpty else { return "" }
        let some = sizes.count < divergence.series.count
        return """
             Dashed lines\(some ? " (hidden \(sizes.count > 1 ? "sizes" : "size") \(NumberText.list(sizes.map(NumberText.grouped))))" : "") \
            \(areFalling(sizes, in: divergence) ? "decay" : "change") at the mean measured Lyapunov exponent.
            """
    }

    /// Whether the exponents of all these hidden sizes are below 0.
    private static func areFalling(_ sizes: [Int], in divergence: Divergence) -> Bool {
        divergence.series.allSatisfy { !sizes.contains($0.hiddenSize) || ($0.exponent?.mean ?? 0) < 0 }
    }

    /// The hidden sizes that have dashed lines: all of up to four, otherwise the first, the middle and the last, because
    /// more dashes would hide the lines they are compared with.
    private static func sizesWithSlopes(of divergence: Divergence) -> [Int] {
        let sizes = divergence.series.filter { $0.exponent != nil }.map(\.hiddenSize)
        return sizes.count > 4 ? [sizes[0], sizes[sizes.count / 2], sizes[sizes.count - 1]] : sizes
    }

    /// The difference of step 0 as the exponent shrinks it, as far as it is visible.
    private static func slope(of series: Divergence.Series) -> [LinePanels.ReferencePoint] {
        guard let rate = series.exponent?.mean, let start = series.summary[.maximumDifference].first?.median, start > 0
        else { return [] }
        let points = series.summary.sharedSteps.map { step in
            LinePanels.ReferencePoint(
                x: Double(step), value: start * ElementaryFunctions.exp(rate * Double(step)))
        }
        return Array(points.prefix { $0.value > 1e-14 && $0.value < 1e3 })
    }

    private static func panel(
        _ title: RichText, _ scale: LinePanels.Scale, _ measure: CurveMeasure, of divergence: Divergence,
        height: Double
    ) -> LinePanels.Panel {
        let sizes = measure == .maximumDifference ? sizesWithSlopes(of: divergence) : []
        let series = divergence.series.map { series in
            LinePanels.Series(
                name: String(series.hiddenSize),
                samples: zip(series.summary.sharedSteps, series.summary[measure]).map { step, quartiles in
                    LinePanels.Sample(
                        x: Double(step), median: quartiles.median, quartiles: quartiles.lower...quartiles.upper)
                },
                reference: sizes.contains(series.hiddenSize) ? slope(of: series) : [])
        }
        return LinePanels.Panel(title: title, scale: scale, series: series, relativeHeight: height)
    }
}
