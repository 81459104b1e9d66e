import Recurrent

/// Student's t distribution with any positive number of degrees of freedom, as Welch's test requires.
///
/// Its tail is a regularised incomplete beta function: abs(T) exceeds t with probability I_x(ν/2, 1/2), where x = ν/(ν
/// + t²) (NIST Digital Library of Mathematical Functions, 8.17). Small tails are computed directly, not as 1 minus the
/// rest. All arithmetic uses IEEE operations and this package's own exponential and logarithm, so probabilities have
/// the same digits on every machine.
public struct FractionalStudentT: Sendable, Hashable {
    /// The number ν of degrees of freedom, positive and finite.
    public let degreesOfFreedom: Double

    /// The distribution with that many degrees of freedom; nil if the number is not positive and finite.
    public init?(degreesOfFreedom: Double) {
        guard degreesOfFreedom > 0, degreesOfFreedom.isFinite else { return nil }
        self.degreesOfFreedom = degreesOfFreedom
    }

    /// The probability that abs(T) exceeds the magnitude of `bound`.
    ///
    /// - Complexity: O(√ν) at most.
    public func probability(beyond bound: Double) -> Double {
        let bound = bound.magnitude
        guard bound < Self.largestBound else { return 0 }
        let odds = bound * bound / degreesOfFreedom
        guard odds > 0 else { return 1 }
        let (a, b) = (degreesOfFreedom / 2, 0.5)
        let (x, complement) = (1 / (1 + odds), odds / (1 + odds))
        // x^a (1 − x)^b / B(a, b) with B(a, 1/2) = √π Γ(a)/Γ(a + 1/2).
        let front =
            ElementaryFunctions.exp(-a * logarithm(ofOnePlus: odds)) * complement.squareRoot()
            * Self.gammaRatio(a) / Double.pi.squareRoot()
        // The fraction converges quickly below the mean of the beta distribution; above it, the fraction of the other
        // tail does.
        guard x < (a + 1) / (a + b + 2) else {
            return max(0, 1 - front * betaFraction(b, a, complement) / b)
        }
        return min(1, front * betaFraction(a, b, x) / a)
    }

    /// A bound beyond which the tail probability rounds to 0, small enough that its square is finite.
    private static let largestBound = 1e150

    /// The bound that abs(T) exceeds with probability 1 − `probability`, where `probability` is between 0 and 1.
    ///
    /// - Complexity: O(√ν) at most, about sixty times.
    public func bound(within probability: Double) -> Double {
        let tail = 1 - probability
        return Bisection.leastNumber(limit: Self.largestBound) { self.probability(beyond: $0) > tail }
    }

    /// Γ(a + 1/2)/Γ(a) for positive a.
    ///
    /// The asymptotic series in 1/a, exact to the last place from 64; the recurrence leads there from smaller a: F. G.
    /// Tricomi, A. Erdélyi, "The asymptotic expansion of a ratio of gamma functions", Pacific Journal of Mathematics 1
    /// (1951).
    private static func gammaRatio(_ a: Double) -> Double {
        var (a, factor) = (a, 1.0)
        while a < 64 {
            factor *= a / (a + 0.5)
            a += 1
        }
        let coefficients = [
            1, -1.0 / 8, 1.0 / 128, 5.0 / 1_024, -21.0 / 32_768, -399.0 / 262_144, 869.0 / 4_194_304,
            39_325.0 / 33_554_432,
        ]
        return factor * a.squareRoot() * coefficients.reversed().reduce(0) { $0 / a + $1 }
    }
}

/// ln(1 + x) for x > −1, accurate to a few units in the last place even if 1 + x loses digits of x.
private func logarithm(ofOnePlus x: Double) -> Double {
    let sum = 1 + x
    guard sum != 1 else { return x }
    return ElementaryFunctions.log(sum) * (x / (sum - 1))
}

/// The continued fraction that gives I_x(a, b) when multiplied by x^a (1 − x)^b/(a B(a, b)).
///
/// NIST Digital Library of Mathematical Functions, 8.17.22, evaluated forward by the method of W. J. Lentz, "Generating
/// Bessel functions in Mie scattering calculations using continued fractions", Applied Optics 15 (1976), 668–671.
private func betaFraction(_ a: Double, _ b: Double, _ x: Double) -> Double {
    ContinuedFraction.value(leading: 1) { index in
        let m = Double(index / 2)
        let numerator =
            index.isMultiple(of: 2)
            ? m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
            : -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        return (numerator, 1)
    }
}
