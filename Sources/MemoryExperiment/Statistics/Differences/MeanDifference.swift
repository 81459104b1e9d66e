import Statistics

/// The difference of two mean numbers of steps, with its uncertainty.
///
/// Numbers of steps are rounded up to whole steps, so a few runs may agree by chance and show no spread at all. The
/// variance of each number is therefore taken as that of its runs plus that of rounding, 1/12 step² (W. F. Sheppard,
/// "On the calculation of the most probable values of frequency-constants", Proceedings of the London Mathematical
/// Society 29 (1897), 353–380). Otherwise nine differences of one step and one of zero would count as a chance of 1 in
/// 100,000.
public struct MeanDifference: Sendable, Hashable {
    /// How the two means were obtained.
    public enum Design: String, Sendable, Hashable {
        /// The same runs on both sides.
        case same
        /// Paired runs with the same draws: Student's t of the differences.
        case paired
        /// Independent runs: Welch's t.
        case independent
        /// Against a mean of a few runs with unknown spread: Student's t with the spread of the other side.
        case published
    }

    /// How the means were obtained.
    public let design: Design
    /// First mean minus second, in steps.
    public let value: Double
    /// The standard error of the difference; nil if a side has only one run.
    public let standardError: Double?
    /// The degrees of freedom of the standard error.
    public let degreesOfFreedom: Double?
    /// The two-sided p-value from the t distribution.
    public let probability: Double?
    /// The p-value from a permutation test, which does not assume a distribution of the runs.
    public let permutation: PermutationProbability?

    /// The variance of rounding to whole steps, in steps².
    public static let roundingVariance = 1.0 / 12

    /// A difference from its parts; a standard error of 0 means the difference is exact.
    init(
        _ design: Design, value: Double, variance: Double?, degreesOfFreedom: Double?,
        permutation: PermutationProbability? = nil
    ) {
        self.design = design
        // Rounding to nine decimals removes the rounding error of the subtraction.
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

    /// The square of the statistic, scaled to mean 1 under chance alone, and its variance under chance.
    ///
    /// The square of a t statistic with ν degrees of freedom is ν/(ν − 2) on average, by which it is divided. Its
    /// variance is then 3 (ν − 2)/(ν − 4) − 1, and infinite for up to 4 degrees of freedom.
    ///
    /// - Returns: Nil if the statistic is unknown or has at most two degrees of freedom.
    public var chiSquare: (value: Double, variance: Double)? {
        guard let statistic, let freedom = degreesOfFreedom, freedom > 2 else { return nil }
        return (
            statistic * statistic * (freedom - 2) / freedom,
            freedom > 4 ? 3 * (freedom - 2) / (freedom - 4) - 1 : .infinity
        )
    }

    /// The confidence interval of the difference at `level`, for normally distributed numbers.
    ///
    /// - Returns: Nil if the standard error is unknown.
    public func interval(level: Double) -> ConfidenceInterval? {
        guard let standardError, let degreesOfFreedom,
            let student = FractionalStudentT(degreesOfFreedom: degreesOfFreedom)
        else { return nil }
        let margin = student.bound(within: level) * standardError
        return ConfidenceInterval(low: value - margin, high: value + margin)
    }
}
