/// Continued fractions, evaluated forward until they converge.
enum ContinuedFraction {
    /// 1 / (b₀ + a₁ / (b₁ + a₂ / (b₂ + …))).
    ///
    /// The modified method of W. J. Lentz: I. J. Thompson, A. R. Barnett, "Coulomb and Bessel functions of complex arguments
    /// and order", Journal of Computational Physics 64 (1986), 490–509.
    ///
    /// - Parameters:
    ///   - leading: b₀, which is not 0.
    ///   - term: aₖ and bₖ for k from 1.
    static func value(leading: Double, term: (Int) -> (numerator: Double, denominator: Double)) -> Double {
        // A denominator of zero is replaced by a number too small to affect any digit.
        func nonzero(_ value: Double) -> Double { value.magnitude < 1e-300 ? 1e-300 : value }
        var fraction = leading
        var (c, d) = (leading, 0.0)
        for index in 1...mostTerms {
            let (numerator, denominator) = term(index)
            d = 1 / nonzero(denominator + numerator * d)
            c = nonzero(denominator + numerator / c)
            let change = c * d
            fraction *= change
            if (change - 1).magnitude < 0x1p-52 { break }
        }
        return 1 / fraction
    }

    /// Far more terms than this module's fractions need.
    private static let mostTerms = 100_000
}
