import Charts
import MemoryExperiment
import Recurrent
import Statistics
import Support

extension SliceFigure {
    /// How far apart the trajectories are, step by step.
    package static var divergence: SliceFigure {
        SliceFigure("divergence", isReported: \.hasCurves) { name, slice, source throws(Unavailable) in
            try .divergence(name: name, of: source.divergence(of: slice))
        }
    }
}

extension Figure {
    /// The decay of the largest difference of outputs on a linear step axis, and the fraction of units that differ on a
    /// logarithmic one.
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
        let lines = DivergenceLines(of: divergence)
        // Readers can check what is said of the lines that they see.
        let drawn = divergence.limited(to: lines.shown)
        let headline = drawn.headline ?? title
        let units = divergence.slice.layers > 1 ? "units of the top layer" : "units"
        let state = divergence.slice.cell.hasCellState ? "output or cell state" : "output"
        return Figure(
            name: name, title: title,
            caption: """
                \(medians(of: divergence))\
                \(lines.ends ? ", rings the last steps before a median is 0" : "").\
                \(lines.hasSlopes ? " Dashed lines change at the mean measured Lyapunov exponent." : "") Shading \
                marks differences below the resolution of \(lines.precision.rawValue) near 1. The fraction counts \(units) \
                whose \(state) differs in some bit.
                """,
            alternativeText: """
                Two plots of \(NumberText.count(lines.shown.count, "line", "lines")) against the shared step, up to \
                \(NumberText.grouped(Int(lines.decayEnd))) and up to \(NumberText.grouped(divergence.sharedSteps)). \
                \(fall(of: drawn))\(drawn.survivors)
                """,
            chart: Plots(
                title: RichText(headline), legendTitle: "Hidden size", columns: 2, plots: [lines.decay, lines.plateau]),
            subject: divergence.slice.title)
    }

    /// What the lines are, as a clause.
    private static func medians(of divergence: Divergence) -> String {
        let runs = divergence.series.map(\.summary.runs).max() ?? 0
        let place = "at input size \(NumberText.grouped(divergence.inputSize))"
        return runs > 1
            ? "Lines are medians of \(NumberText.grouped(runs)) runs \(place), bands interquartile ranges"
            : "Lines are single runs \(place)"
    }

    /// Whether differences shrink, in a sentence; empty if some do not.
    private static func fall(of divergence: Divergence) -> String {
        guard divergence.shrinks else { return "" }
        return divergence.series.count > 1
            ? "The median difference shrinks at every hidden size. " : "The median difference shrinks. "
    }
}
