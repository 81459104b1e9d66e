import Charts
import MemoryExperiment
import Recurrent
import Support

extension SliceFigure {
    /// How far apart the trajectories still are at one step, by input and hidden size.
    package static var remainder: SliceFigure {
        SliceFigure(
            "remainder", isReported: \.hasMapsOfCurves, hasSlider: true,
            make: { name, slice, source throws(Unavailable) in
                try .remainder(name: name, of: source.remainder(of: slice))
            })
    }
}

extension Figure {
    /// The remaining difference at one step, by hidden size (across) and input size (upwards).
    ///
    /// - Throws: `Unavailable` if the differences are 0 at every step.
    static func remainder(name: String, of remainder: Remainder) throws(Unavailable) -> Figure {
        guard remainder.sharedSteps.indices.contains(where: { remainder.emptied(at: $0) < remainder.settings }) else {
            throw Unavailable(
                "\(remainder.slice.title): the median difference of the outputs is 0 at every recorded step.")
        }
        let step = remainder.halfway
        let shown = NumberText.count(remainder.sharedSteps[step], "shared step", "shared steps")
        let steps = NumberText.count(remainder.sharedSteps[step], "step", "steps")
        let title = "\(remainder.slice.title): the difference after \(shown)"
        let (differences, columns) = (remainder.differences(at: step), remainder.hiddenSizes.count)
        var figure = Figure(
            name: name, title: title,
            caption: """
                Each tile shows the \
                \(remainder.runs > 1 ? "median over \(NumberText.grouped(remainder.runs)) runs of the " : "")largest \
                difference between a unit’s two outputs, rounded down to a power of ten; empty tiles have none left. \
                \(place(of: remainder)).
                """,
            alternativeText: """
                Heat map of \(NumberText.count(remainder.hiddenSizes.count, "hidden size", "hidden sizes")) by \
                \(NumberText.count(remainder.inputSizes.count, "input size", "input sizes")). Rounded down to powers of \
                ten, \(range(of: differences)).
                """,
            chart: HeatMap(
                title: RichText(headline(of: remainder, at: step) ?? title),
                columns: .init(title: "Hidden size", labels: remainder.hiddenSizes.map(String.init)),
                rows: .init(title: "Input size", labels: remainder.inputSizes.map(String.init)),
                valueTitle: RichText("Largest difference after \(steps)"),
                coloring: .logarithmic(RemainderScale.range),
                cell: { column, row in
                    let difference = differences[row * columns + column]
                    return difference > 0
                        ? .value(difference, label: HeatMap.Label(RemainderScale.label(of: difference)))
                        : .empty(0, label: "0")
                }),
            width: width(columns: columns), subject: remainder.slice.title)
        figure.remainder = remainder
        return figure
    }

    /// Why that step is shown, as a clause.
    private static func place(of remainder: Remainder) -> String {
        remainder.reachesHalfway
            ? "The step is the first recorded one at which at most half of the settings differ by 10⁻³ or more"
            : "The step is the last one observed"
    }

    /// The range of the differences, as a clause.
    private static func range(of differences: [Double]) -> String {
        let least = RemainderScale.label(of: differences.min() ?? 0, zero: "0")
        let most = RemainderScale.label(of: differences.max() ?? 0, zero: "0")
        return least == most ? "all differences are \(least)" : "the differences range from \(least) to \(most)"
    }

    private static func headline(of remainder: Remainder, at step: Int) -> String? {
        let differences = remainder.differences(at: step)
        let (left, all) = (differences.count { $0 >= 1e-3 }, differences.count)
        let share = left == 0 ? "none" : NumberText.grouped(left)
        let count = left == all ? "all \(share)" : "\(share) of \(NumberText.grouped(all))"
        let (slice, steps) = (remainder.slice, NumberText.count(remainder.sharedSteps[step], "step", "steps"))
        let (differ, bound) = (left < 2 ? "differs" : "differ", "≥\u{A0}10⁻³")
        return slice.isTitledByCell
            ? Wording.headline("After \(steps), \(count) \(slice.title) settings \(differ) by \(bound)")
            : Wording.headline(
                "\(slice.title): after \(steps), \(count) settings \(differ) by \(bound)",
                "\(slice.title): \(count) settings \(differ) by \(bound)")
    }
}

/// How remaining differences are coloured and written, the same at every step.
enum RemainderScale {
    /// The differences of the first and the last colour.
    static let range = 1e-8...1.0

    /// The power of ten at or below a difference.
    static func label(of difference: Double, zero: String = "") -> String {
        exponent(of: difference).map(label(ofExponent:)) ?? zero
    }

    /// How a power of ten with that exponent, negated, is written.
    static func label(ofExponent exponent: Int) -> String { exponent == 0 ? "1" : Wording.power(exponent) }

    /// The exponent, negated, of the power of ten at or below a difference, from 0 to 30; nil for no difference.
    static func exponent(of difference: Double) -> Int? {
        guard difference > 0 else { return nil }
        var (power, exponent) = (1.0, 0)
        while difference < power * 0.999_999, exponent < 30 {
            power /= 10
            exponent += 1
        }
        return exponent
    }
}
