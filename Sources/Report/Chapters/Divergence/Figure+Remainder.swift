import Charts
import MemoryExperiment

extension SliceFigure {
    /// How far apart the sequences still are at one step, by input and output size.
    package static var remainder: SliceFigure {
        SliceFigure("remainder", isReported: \.hasMaps) { name, slice, source throws(Unavailable) in
            try .remainder(name: name, of: source.remainder(of: slice))
        }
    }
}

extension Figure {
    /// What is left of the difference at one step, by output size (across) and input size (upwards).
    ///
    /// - Throws: `Unavailable` if there is no difference at any step.
    static func remainder(name: String, of remainder: Remainder) throws(Unavailable) -> Figure {
        guard remainder.sharedSteps.indices.contains(where: { remainder.emptied(at: $0) < remainder.pairs }) else {
            throw Unavailable(
                "\(remainder.slice.title): the outputs do not differ at any recorded step, so no difference can be left."
            )
        }
        let step = remainder.halfway
        let shown = NumberText.count(remainder.sharedSteps[step], "shared step", "shared steps")
        let title = "\(remainder.slice.title): what is left after \(shown)"
        let last = remainder.sharedSteps.count - 1
        let pairs = remainder.pairs
        let (differences, columns) = (remainder.differences(at: step), remainder.hiddenSizes.count)
        var figure = Figure(
            name: name, title: title,
            caption: """
                The largest difference between the two outputs of any unit after \(shown), \
                \(remainder.reachesHalfway ? "the first recorded step at which it is below 10⁻³ for at least half of the pairs of sizes" : "the last step observed"), by output size (across) and input size (upwards): \
                \(remainder.runs > 1 ? "the median of \(NumberText.grouped(remainder.runs)) runs" : "one run") per pair. \
                Colours follow the logarithm from 10⁻⁸ to 1, numbers are the powers of ten at or below them; an empty cell has no \
                difference left. After \(NumberText.count(remainder.sharedSteps[last], "shared step", "shared steps")), \
                \(NumberText.grouped(remainder.emptied(at: last))) of \(NumberText.count(pairs, "cell", "cells")) \
                \(remainder.emptied(at: last) == 1 ? "is" : "are") empty.
                """,
            alternativeText: """
                Heat map of \(NumberText.count(remainder.hiddenSizes.count, "output size", "output sizes")) by \
                \(NumberText.count(remainder.inputSizes.count, "input size", "input sizes")). Rounded down to powers of \
                ten, \(range(of: differences)).
                """,
            chart: HeatMap(
                title: RichText(headline(of: remainder, at: step)),
                columns: .init(title: "Output size", labels: remainder.hiddenSizes.map(String.init)),
                rows: .init(title: "Input size", labels: remainder.inputSizes.map(String.init)),
                valueTitle: "Largest difference of outputs", coloring: .logarithmic(RemainderScale.range),
                cell: { column, row in
                    let difference = differences[row * columns + column]
                    return difference > 0
                        ? .value(difference, label: HeatMap.Label(RemainderScale.label(of: difference)))
                        : .empty(label: "0")
                }),
            width: width(columns: columns))
        figure.remainder = remainder
        return figure
    }

    /// From where to where differences run, as a clause.
    private static func range(of differences: [Double]) -> String {
        let least = RemainderScale.label(of: differences.min() ?? 0, zero: "0")
        let most = RemainderScale.label(of: differences.max() ?? 0, zero: "0")
        return least == most ? "all differences are \(least)" : "the differences run from \(least) to \(most)"
    }

    private static func headline(of remainder: Remainder, at step: Int) -> String {
        let differences = remainder.differences(at: step)
        let left = differences.count { $0 >= 1e-3 }
        return """
            \(remainder.slice.title): after \(NumberText.count(remainder.sharedSteps[step], "shared step", "shared steps")), \
            \(NumberText.grouped(left)) of \(NumberText.grouped(differences.count)) pairs of sizes still differ by 10⁻³ \
            or more
            """
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
