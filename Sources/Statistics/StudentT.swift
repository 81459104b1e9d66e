/// Student's t distribution (1908) with a whole number of degrees of freedom.
///
/// All arithmetic uses IEEE additions, multiplications, divisions and square roots in a fixed order, so intervals have
/// the same digits on every machine.
public struct StudentT: Sendable, Hashable {
    /// The number ν of degrees of freedom, at least 1.
    public let degreesOfFreedom: Int

    /// The distribution with that many degrees of freedom, or nil if the number is not positive.
    public init?(degreesOfFreedom: Int) {
        guard degreesOfFreedom >= 1 else { return nil }
        self.degreesOfFreedom = degreesOfFreedom
    }

    /// The probability that abs(T) is at most `bound`, which must not be negative.
    ///
    /// The finite series in θ = arctan(bound / √ν): M. Abramowitz, I. A. Stegun, "Handbook of Mathematical Functions"
    /// (1964), 26.7.3 and 26.7.4.
    ///
    /// - Complexity: O(ν).
    public func probability(within bound: Double) -> Double {
        guard bound < Self.largestBound else { return 1 }
        let freedom = Double(degreesOfFreedom)
        let norm = (freedom + bound * bound).squareRoot()
        let sine = bound / norm
        let cosineSquared = freedom / (freedom + bound * bound)
        if degreesOfFreedom.isMultiple(of: 2) {
            // 1 + 1/2 cos² + (1·3)/(2·4) cos⁴ + … up to cos^(ν−2).
            return sine * Self.series(first: 1, ratio: cosineSquared, from: 1, through: degreesOfFreedom - 3)
        }
        let angle = arctangent(bound / freedom.squareRoot())
        guard degreesOfFreedom > 1 else { return angle * 2 / .pi }
        // cos + 2/3 cos³ + (2·4)/(3·5) cos⁵ + … up to cos^(ν−2).
        let cosine = freedom.squareRoot() / norm
        let sum = Self.series(first: cosine, ratio: cosineSquared, from: 2, through: degreesOfFreedom - 3)
        return (angle + sine * sum) * 2 / .pi
    }

    /// A bound beyond which the tail probability rounds to 0, small enough that its square is finite.
    private static let largestBound = 1e150

    /// The sum of `first` and the terms that follow it, each its predecessor times `ratio` · k/(k + 1), for every second
    /// k in `start`…`end`.
    private static func series(first: Double, ratio: Double, from start: Int, through end: Int) -> Double {
        var term = first
        var sum = term
        for factor in stride(from: start, through: end, by: 2) {
            term *= ratio * (Double(factor) / Double(factor + 1))
            sum += term
        }
        return sum
    }

    /// The bound that abs(T) exceeds with probability 1 − `probability`, where `probability` is between 0 and 1.
    ///
    /// - Complexity: O(ν); about sixty evaluations of the series.
    public func bound(within probability: Double) -> Double {
        Bisection.leastNumber { self.probability(within: $0) < probability }
    }
}

/// The arctangent of `tangent`, which must not be negative.
///
/// The angle is halved four times, arctan x = 2 arctan(x / (1 + √(1 + x²))), which leaves at most π/32; there ten terms
/// of the Taylor series are exact to the last place.
private func arctangent(_ tangent: Double) -> Double {
    var tangent = tangent
    for _ in 0..<4 { tangent /= 1 + (1 + tangent * tangent).squareRoot() }
    let square = tangent * tangent
    var sum = 0.0
    for term in stride(from: 19, through: 1, by: -2) { sum = 1 / Double(term) - square * sum }
    return 16 * tangent * sum
}
