import Charts
import MemoryExperiment
import Recurrent

extension SliceFigure {
    /// How far apart the sequences are, step by step.
    package static var divergence: SliceFigure {
        SliceFigure("divergence") { name, slice, source throws(Unavailable) in
            try .divergence(name: name, of: source.divergence(of: slice))
        }
    }
}

extension Figure {
    /// The largest difference of outputs, and below it the fraction of units that differ, against the shared step.
    ///
    /// - Throws: `Unavailable` if there is no difference at any step.
    static func divergence(name: String, of divergence: Divergence) throws(Unavailable) -> Figure {
        guard !divergence.isWithoutDifference else {
            throw Unavailable(
                """
                \(divergence.slice.title): at input size \(NumberText.grouped(divergence.inputSize)) the outputs do not \
                differ at any recorded step, so there is no difference to show.
                """)
        }
        let title = "\(divergence.slice.title): the difference of two sequences"
        let headline = divergence.headline
        let chart = LinePanels(
            title: RichText(headline), axisTitle: "Shared step", legendTitle: "Output size",
            panels: [
                panel("Largest difference of outputs", .logarithmic, .maximumDifference, of: divergence, height: 1.6),
                panel("Units that differ", .linear(0...1), .unequalStates, of: divergence, height: 1),
            ])
        let unit = divergence.slice.layers > 1 ? "unit of the top layer" : "unit"
        let state = divergence.slice.cell.hasCellState ? "output or cell state" : "output"
        let spread = "medians and bands quartiles across"
        let runs = divergence.series.map(\.summary.runs).max() ?? 0
        return Figure(
            name: name, title: title,
            caption: """
                How the difference of two sequences \(divergence.shrinks ? "shrinks" : "changes") once they receive the same inputs, at input size \
                \(divergence.inputSize), one line per output size. Above: the largest difference between the two outputs of any \
                \(unit), on a logarithmic scale\(divergence.vanishes ? "; a line that falls off the panel has reached 0" : ""). Below: the fraction of \
                \(unit.replacing("unit", with: "units")) whose \(state) is not the same bits. \
                \(runs > 1 ? "Lines are \(spread) \(NumberText.grouped(runs)) runs" : "There is one run") per output size. Step 0 is the last at which the inputs \
                differ; \(NumberText.count(divergence.sharedSteps, "shared step was", "shared steps were")) observed.\(slopes(of: divergence))
                """,
            alternativeText: """
                Two panels of \(NumberText.count(divergence.series.count, "line", "lines")) against the shared step, \
                from 0 to \(NumberText.grouped(divergence.sharedSteps)). \(divergence.survivors)
                """,
            chart: chart)
    }

    /// What the dashed lines are, where there are any.
    private static func slopes(of divergence: Divergence) -> String {
        let sizes = sizesWithSlopes(of: divergence)
        guard !sizes.isEmpty else { return "" }
        let some = sizes.count < divergence.series.count
        return """
             Dashed\(some ? ", for output \(sizes.count > 1 ? "sizes" : "size") \(NumberText.list(sizes.map(NumberText.grouped)))" : ""): \
            the difference of step 0, \(shrinking(in: divergence) ? "shrinking" : "changing") at the rate of the Lyapunov exponent, the mean of those measured in the same \
            networks.
            """
    }

    /// Whether all exponents of dashed lines are below 0.
    private static func shrinking(in divergence: Divergence) -> Bool {
        let sizes = sizesWithSlopes(of: divergence)
        return divergence.series.allSatisfy { !sizes.contains($0.hiddenSize) || ($0.exponent?.mean ?? 0) < 0 }
    }

    /// The output sizes that have dashed lines: all of a few, or else the first, the middle and the last, lest dashes hide
    /// what they are compared with.
    private static func sizesWithSlopes(of divergence: Divergence) -> [Int] {
        let sizes = divergence.series.filter { $0.exponent != nil }.map(\.hiddenSize)
        return sizes.count > 4 ? [sizes[0], sizes[sizes.count / 2], sizes[sizes.count - 1]] : sizes
    }

    /// The difference of step 0 as the exponent shrinks it, up to where nothing of it can be seen.
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
