/// The difference of two means of whole numbers of steps, with what chance makes of it.
///
/// Numbers of steps are rounded up to whole ones, so that few runs may agree by chance and show no spread at all. Each
/// number's variance is therefore taken to be that of its runs plus that of rounding, 1/12 of a step² (W. F. Sheppard,
/// "On the calculation of the most probable values of frequency-constants", Proceedings of the London Mathematical Society
/// 29 (1897), 353–380). Without it, nine differences of one step beside one of none would count as a chance of 1 to 100,000.
public struct MeanDifference: Sendable, Hashable {
    /// How the two means were got.
    public enum Design: String, Sendable, Hashable {
        /// The same runs on both sides.
        case same
        /// Run by run from the same draws: Student's t of the differences.
        case paired
        /// From draws of their own: Welch's t.
        case independent
        /// Beside a mean of a few runs whose spread is not known: Student's t with the spread of the other side.
        case published
    }

    /// How the means were got.
    public let design: Design
    /// First mean minus second, in steps.
    public let value: Double
    /// The standard error of the difference; nil if a side has one run, which tells no spread.
    public let standardError: Double?
    /// The degrees of freedom of the standard error.
    public let degreesOfFreedom: Double?
    /// The probability of a difference at least as large by chance, by the t distribution.
    public let probability: Double?
    /// The same probability from rearranged runs, which asks nothing of how they are distributed.
    public let permutation: PermutationProbability?

    /// The variance of rounding to whole steps, in steps².
    public static let roundingVariance = 1.0 / 12

    /// A difference from its parts; a standard error of 0 leaves nothing to chance.
    init(
        _ design: Design, value: Double, variance: Double?, degreesOfFreedom: Double?,
        permutation: PermutationProbability? = nil
    ) {
        self.design = design
        // Nine decimals keep the rounding error of a subtraction out of the digits.
        self.value = (value * 1e9).rounded() / 1e9
        self.permutation = permutation
        guard let variance, let degreesOfFreedom,
            let student = FractionalStudentT(degreesOfFreedom: degreesOfFreedom)
        else {
            (standardError, self.degreesOfFreedom, probability) = (nil, nil, nil)
            return
        }
        standardError = variance.squareRoot()
        self.degreesOfFreedom = degreesOfFreedom
        probability = variance > 0 ? student.probability(beyond: value / variance.squareRoot()) : 1
    }

    /// The difference in units of its standard error; nil if that is not known or 0.
    public var statistic: Double? { standardError.flatMap { $0 > 0 ? value / $0 : nil } }

    /// The square of the statistic, which chance alone makes 1 on average, with the variance that chance gives it.
    ///
    /// The square of a t statistic with ν degrees of freedom is ν/(ν − 2) on average, by which it is divided. The variance
    /// is then 3 (ν − 2)/(ν − 4) − 1, and infinite up to 4 degrees of freedom.
    ///
    /// - Returns: Nil if the statistic is not known, or has no more than two degrees of freedom.
    public var chiSquare: (value: Double, variance: Double)? {
        guard let statistic, let freedom = degreesOfFreedom, freedom > 2 else { return nil }
        return (
            statistic * statistic * (freedom - 2) / freedom,
            freedom > 4 ? 3 * (freedom - 2) / (freedom - 4) - 1 : .infinity
        )
    }

    /// The interval that covers the difference of normally distributed numbers with probability `level`.
    ///
    /// - Returns: Nil if the standard error is not known.
    public func interval(level: Double) -> ConfidenceInterval? {
        guard let standardError, let degreesOfFreedom,
            let student = FractionalStudentT(degreesOfFreedom: degreesOfFreedom)
        else { return nil }
        let margin = student.bound(within: level) * standardError
        return ConfidenceInterval(low: value - margin, high: value + margin)
    }
}
