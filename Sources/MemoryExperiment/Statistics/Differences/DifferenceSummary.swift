/// What the differences of many table cells say together.
public struct DifferenceSummary: Sendable, Hashable {
    /// How many cells have a difference of means.
    public let count: Int
    /// The mean of the differences, in steps.
    public let mean: Double
    /// The root of the mean of the squared differences, in steps.
    public let rootMeanSquare: Double
    /// The mean of the squared differences in units of what chance makes of them: about 1 where it alone makes them.
    ///
    /// The square of a t statistic is ν/(ν − 2) on average, by which each is divided. Nil if a standard error is 0 or
    /// not known, or has no more than two degrees of freedom. Nothing is fitted, so there are as many squares as cells.
    public let reducedChiSquare: Double?
    /// The standard error of the mean, from those of the cells; nil if one is not known.
    private let standardError: Double?
    /// The degrees of freedom of the standard error.
    private let degreesOfFreedom: Double?

    /// The summary of `differences`; nil if there are none.
    ///
    /// The cells' draws must be independent of each other for the interval. Its degrees of freedom are those of F. E.
    /// Satterthwaite, "An approximate distribution of estimates of variance components", Biometrics Bulletin 2 (1946),
    /// 110–114.
    public init?(_ differences: [MeanDifference]) {
        guard !differences.isEmpty else { return nil }
        let cells = Double(differences.count)
        count = differences.count
        mean = differences.reduce(0) { $0 + $1.value } / cells
        rootMeanSquare = (differences.reduce(0) { $0 + $1.value * $1.value } / cells).squareRoot()
        let errors = differences.compactMap { difference in
            difference.standardError.flatMap { error in difference.degreesOfFreedom.map { (error * error, $0) } }
        }
        guard errors.count == differences.count else {
            (standardError, degreesOfFreedom, reducedChiSquare) = (nil, nil, nil)
            return
        }
        let variance = errors.reduce(0) { $0 + $1.0 }
        let fourth = errors.reduce(0) { $0 + $1.0 * $1.0 / $1.1 }
        standardError = variance.squareRoot() / cells
        degreesOfFreedom = fourth > 0 ? variance * variance / fourth : cells
        let squares = differences.compactMap(\.chiSquare?.value)
        reducedChiSquare = squares.count == differences.count ? squares.reduce(0, +) / cells : nil
    }

    /// The interval that covers the mean difference with probability `level`; nil if no spread is known.
    public func interval(level: Double) -> ConfidenceInterval? {
        guard let standardError, let degreesOfFreedom,
            let student = FractionalStudentT(degreesOfFreedom: degreesOfFreedom)
        else { return nil }
        let margin = student.bound(within: level) * standardError
        return ConfidenceInterval(low: mean - margin, high: mean + margin)
    }
}
