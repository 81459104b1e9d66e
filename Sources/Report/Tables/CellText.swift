import Charts
import MemoryExperiment
import Support
import Typesetting

/// The text of a table cell's statistics, which always tells a bound from a mean.
enum CellText {
    /// The mean to one decimal with the standard deviation; for a table cell with censored runs its median or bound.
    static func mean(_ cell: CellStatistics, sharedSteps: Int) -> TableCell {
        guard cell.runs > 0 else { return .empty }
        guard let mean = cell.mean else {
            return TableCell(censored(cell, sharedSteps: sharedSteps), detail: censoredCount(cell))
        }
        let spread = cell.standardDeviation.map { "± \(NumberText.fixed($0, decimals: 1))" }
        return TableCell(NumberText.fixed(mean, decimals: 1), detail: spread ?? "")
    }

    /// The median, or its bound if at least half of the runs are censored, with the number of censored runs.
    static func median(_ cell: CellStatistics, sharedSteps: Int) -> TableCell {
        guard cell.runs > 0 else { return .empty }
        let detail = cell.censored > 0 ? censoredCount(cell) : ""
        guard let median = cell.median else {
            return TableCell(bound(cell.medianBound ?? sharedSteps), detail: detail)
        }
        return TableCell(halves(median), detail: detail)
    }

    /// The replacement for the mean of a table cell with censored runs: a median marked as such, or a bound.
    static func censored(_ cell: CellStatistics, sharedSteps: Int) -> String {
        if let median = cell.median { return "med. \(halves(median))" }
        let isBetween = cell.isHalfCensored ? "med. " : ""
        return isBetween + bound(cell.medianBound ?? sharedSteps)
    }

    /// The replacement for the mean of a table cell with censored runs on a tile, rounded as means are; bounds are rounded
    /// down unless all steps observed are the bound.
    ///
    /// - Parameters:
    ///   - cell: The table cell.
    ///   - sharedSteps: All steps observed.
    ///   - bound: The bound to show if more than half of the runs are censored, at most that of the table cell; nil for
    ///     that.
    static func censoredTile(_ cell: CellStatistics, sharedSteps: Int, bound common: Int? = nil) -> String {
        if let median = cell.median { return "med. \(threeDigits(ofCount: median))" }
        let isBetween = cell.isHalfCensored ? "med. " : ""
        guard let steps = common ?? cell.medianBound, steps != sharedSteps else {
            return isBetween + bound(sharedSteps)
        }
        return "\(isBetween)≥\u{A0}\(threeDigits(ofCount: Double(steps), rounding: .down))"
    }

    /// The short replacement for the mean of a table cell with censored runs, such as `≥99k` or `med. 4.3k`, with the
    /// parameters of `censoredTile`.
    static func shortCensored(_ cell: CellStatistics, sharedSteps: Int, bound common: Int? = nil) -> String {
        if let median = cell.median { return "med. \(shortest(median))" }
        return (cell.isHalfCensored ? "med. " : "") + shortBound(common ?? cell.medianBound ?? sharedSteps)
    }

    /// A short lower bound of steps, such as `≥99k`.
    static func shortBound(_ steps: Int) -> String { "≥\(shortest(Double(steps), rounding: .down))" }

    /// A number with at most three significant digits or, from 1,000, in thousands with two of them.
    ///
    /// - Parameter rounding: How to round dropped digits; bounds must not grow.
    private static func shortest(
        _ value: Double, rounding: FloatingPointRoundingRule = .toNearestOrAwayFromZero
    ) -> String {
        value < 1_000 ? threeDigits(ofCount: value, rounding: rounding) : WrittenNumber.inThousands(value, rounding)
    }

    /// A mean of runs on a tile, such as `0.8`, `16.1`, `128` and `12,100`.
    ///
    /// Means of ten runs or fewer have one decimal below 100, because another would only repeat their division by the
    /// number of runs; those of more have three significant digits, but at most two decimals.
    static func tile(_ mean: Double, runs: Int) -> String {
        if runs <= 10, mean.magnitude < 99.95 { return NumberText.fixed(mean, decimals: 1) }
        if mean == 0 { return "0" }
        if mean.magnitude < 1 { return NumberText.fixed(mean, decimals: 2) }
        return WrittenNumber(roundedToThreeDigits: mean)?.text ?? NumberText.shortest(mean)
    }

    /// A mean of runs on a tile, in thousands if it is 1,000 or more.
    static func shortTile(_ mean: Double, runs: Int) -> String {
        mean < 999.5 ? tile(mean, runs: runs) : WrittenNumber.inThousands(mean)
    }

    /// A count with three significant digits, without zeros at the end of its decimals.
    private static func threeDigits(
        ofCount count: Double, rounding: FloatingPointRoundingRule = .toNearestOrAwayFromZero
    ) -> String {
        WrittenNumber(roundedToThreeDigits: count, rounding)?.shortened.text ?? NumberText.shortest(count)
    }

    /// A lower bound of steps; the sign and the number stay on one line.
    static func bound(_ steps: Int) -> String { "≥\u{A0}\(NumberText.grouped(steps))" }

    /// The meaning of a figure’s arrows, in a sentence.
    static func arrows(sharedSteps: Int) -> String {
        """
        An arrow marks a lower bound: at least half of the runs are censored at \
        \(NumberText.count(sharedSteps, "shared step", "shared steps")).
        """
    }

    /// A median number of steps with its noun, such as `1 step` or `2.5 steps`.
    static func steps(_ value: Double) -> String { "\(halves(value)) \(value == 1 ? "step" : "steps")" }

    /// A median, which is a whole number or lies half-way between two.
    static func halves(_ value: Double) -> String {
        NumberText.fixed(value, decimals: value == value.rounded() ? 0 : 1)
    }

    /// The number of censored runs among all.
    private static func censoredCount(_ cell: CellStatistics) -> String {
        "(\(NumberText.grouped(cell.censored))/\(NumberText.grouped(cell.runs)))"
    }
}

extension CellStatistics {
    /// Whether exactly half of the runs are censored, so that the median is at least the largest observed count.
    var isHalfCensored: Bool { median == nil && runs > 0 && 2 * censored == runs }

    /// Whether more than half of the runs are censored, so that only a bound of the median is known.
    var isMostlyCensored: Bool { median == nil && 2 * censored > runs }
}
