import Recurrent

/// Tails of the standard normal distribution, with the same digits on every machine.
public enum NormalTail {
    /// The two-sided tail probability: that abs(Z) exceeds the magnitude of `bound`, erfc(bound/√2).
    ///
    /// Near 0, the series of erf with positive terms only; farther out, the continued fraction of erfc: NIST Digital
    /// Library of Mathematical Functions, 7.6.2 and 7.9.1.
    public static func probability(beyond bound: Double) -> Double {
        let x = bound.magnitude / 2.0.squareRoot()
        guard x < 30 else { return 0 }
        let front = ElementaryFunctions.exp(-x * x) / Double.pi.squareRoot()
        guard x < 1.5 else {
            return front * ContinuedFraction.value(leading: x) { (Double($0) / 2, x) }
        }
        var (term, sum, factor) = (2 * x, 2 * x, 1.0)
        while term > sum * 0x1p-54 {
            term *= 2 * x * x / (2 * factor + 1)
            sum += term
            factor += 1
        }
        return 1 - front * sum
    }
}
