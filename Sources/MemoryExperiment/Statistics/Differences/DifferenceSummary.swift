import Statistics

/// A summary of the differences of many table cells.
public struct DifferenceSummary: Sendable, Hashable {
    /// The number of table cells with a difference of means.
    public let count: Int
    /// The mean of the differences, in steps.
    public let mean: Double
    /// The RMS difference, in steps.
    public let rootMeanSquare: Double
    /// The reduced χ²: the mean squared difference in units of its variance by chance; about 1 if chance alone causes
    /// the differences.
    ///
    /// The square of a t statistic is ν/(ν − 2) on average; each is divided by that. Nil if a standard error is 0 or
    /// unknown, or has at most two degrees of freedom. Nothing is fitted, so there are as many degrees of freedom as
    /// table cells.
    public let reducedChiSquare: Double?
    /// The p-value of all differences together (`OmnibusTest`), for table cells with independent draws; nil if a table cell
    /// has no p-value.
    public let omnibusProbability: Double?
    /// The standard error of the mean, from those of the table cells; nil if one is unknown.
    private let standardError: Double?
    /// The degrees of freedom of the standard error.
    private let degreesOfFreedom: Double?

    /// The summary of `differences`; nil if there are none.
    ///
    /// For the interval, the table cells' draws must be independent. Its degrees of freedom are those of F. E.
    /// Satterthwaite, "An approximate distribution of estimates of variance components", Biometrics Bulletin 2 (1946),
    /// 110–114.
    public init?(_ differences: [MeanDifference]) {
        guard !differences.isEmpty else { return nil }
        let cells = Double(differences.count)
        count = differences.count
        mean = differences.reduce(0) { $0 + $1.value } / cells
        rootMeanSquare = (differences.reduce(0) { $0 + $1.value * $1.value } / cells).squareRoot()
        let probabilities = differences.compactMap(\.probability)
        omnibusProbability =
            probabilities.count == differences.count ? OmnibusTest.probability(of: probabilities) : nil
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

    /// The confidence interval of the mean difference at `level`; nil if no standard error is known.
    public func interval(level: Double) -> ConfidenceInterval? {
        guard let standardError, let degreesOfFreedom,
            let student = FractionalStudentT(degreesOfFreedom: degreesOfFreedom)
        else { return nil }
        let margin = student.bound(within: level) * standardError
        return ConfidenceInterval(low: mean - margin, high: mean + margin)
    }
}
