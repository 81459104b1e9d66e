/// The largest magnitude of several independent standard normal numbers.
public enum LargestMagnitude {
    /// The expected value for `count` numbers, at least 1: ∫ (1 − F(x)ⁿ) dx with F(x) = P(|Z| ≤ x).
    ///
    /// Simpson's rule with steps of 1/128 is exact to about 10 digits.
    ///
    /// - Complexity: O(log n), with about a thousand powers.
    public static func mean(of count: Int) -> Double {
        let interior = within.indices.reduce(0.0) { sum, index in
            let value = 1 - power(within[index], max(1, count))
            return sum + (index.isMultiple(of: 2) ? 4 : 2) * value
        }
        return step / 3 * (1 + interior)
    }

    private static let step = 1.0 / 128

    /// F at the multiples of the step from the first on, computed once because predictions ask for many means.
    ///
    /// Beyond 12 standard deviations, the integrand is below 10⁻³⁰ for any number of units.
    private static let within = (1..<(12 * 128)).map { 1 - NormalTail.probability(beyond: Double($0) * step) }

    /// A number to a positive power, by repeated squaring.
    private static func power(_ base: Double, _ exponent: Int) -> Double {
        var (result, square, rest) = (1.0, base, exponent)
        while rest > 0 {
            if rest & 1 == 1 { result *= square }
            square *= square
            rest >>= 1
        }
        return result
    }
}
