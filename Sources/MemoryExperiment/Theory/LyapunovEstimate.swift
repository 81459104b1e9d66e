/// The largest conditional Lyapunov exponent of one layer of one network, as a journal keeps it.
public struct LyapunovEstimate: Sendable, Hashable {
    /// The exponent in natural units a step; −∞ where every difference vanishes at once.
    public let exponent: Double
    /// Its standard error, 0 if the exponent is −∞.
    public let standardError: Double

    /// How many steps an exponent is the mean over.
    public static let steps = LyapunovExponents.Plan().steps

    /// An estimate, whose numbers are rounded to four significant digits.
    public init(exponent: Double, standardError: Double) {
        let isFinite = exponent != -.infinity
        self.exponent = isFinite ? exponent.roundedToFourDigits : exponent
        self.standardError = isFinite ? standardError.roundedToFourDigits : 0
    }

    /// The long-run variance of the logarithm of growth in one step.
    public var growthVariance: Double { standardError * standardError * Double(Self.steps) }
}

extension RunResult {
    /// The largest exponent of the network; nil if none was measured.
    public var largestExponent: LyapunovEstimate? { lyapunov.max { $0.exponent < $1.exponent } }
}
