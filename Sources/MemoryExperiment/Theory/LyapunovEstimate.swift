import Support

/// The largest conditional Lyapunov exponent of one layer of one network, as stored in a journal.
public struct LyapunovEstimate: Sendable, Hashable {
    /// The exponent in nats per step; −∞ if every difference vanishes at once.
    public let exponent: Double
    /// Its standard error, 0 if the exponent is −∞.
    public let standardError: Double

    /// The number of steps over which an exponent is averaged.
    public static let steps = LyapunovExponents.Plan().steps

    /// An estimate, rounded to four significant digits.
    public init(exponent: Double, standardError: Double) {
        let isFinite = exponent != -.infinity
        self.exponent = isFinite ? exponent.roundedToFourDigits : exponent
        self.standardError = isFinite ? standardError.roundedToFourDigits : 0
    }

    /// The long-run variance of the logarithmic growth per step.
    public var growthVariance: Double { standardError * standardError * Double(Self.steps) }
}

extension RunResult {
    /// The largest exponent of the network; nil if none was measured.
    public var largestExponent: LyapunovEstimate? { lyapunov.max { $0.exponent < $1.exponent } }
}
