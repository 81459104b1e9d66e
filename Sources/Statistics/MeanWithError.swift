/// The mean of several numbers with its standard error.
public struct MeanWithError: Sendable, Hashable {
    /// The mean.
    public let mean: Double
    /// The sample standard deviation divided by the square root of the sample size.
    public let standardError: Double
    /// The distribution of the mean in units of its standard error, for normally distributed numbers.
    private let student: StudentT

    /// The mean of `numbers`, or nil for fewer than two.
    ///
    /// - Complexity: O(n).
    public init?(_ numbers: [Double]) {
        guard let student = StudentT(degreesOfFreedom: numbers.count - 1) else { return nil }
        let count = Double(numbers.count)
        let mean = numbers.reduce(0, +) / count
        let variance = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
        self.mean = mean
        standardError = (variance / count).squareRoot()
        self.student = student
    }

    /// Half the width of the 95 % interval of the mean (Student's t).
    ///
    /// - Complexity: O(n) in the number of numbers.
    public var margin: Double { student.bound(within: ConfidenceInterval.level) * standardError }
}
