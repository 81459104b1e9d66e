import Recurrent

/// How long a network remembers if differences shrink at the rate of its Lyapunov exponent.
///
/// A difference that shrinks by the factor exp(λ) per step falls from d to ε in T = ln(d/ε)/abs(λ) steps on average.
/// The logarithm performs a random walk about that line, so T has the variance D·ln(d/ε)/abs(λ)³ of the hitting time of
/// a Brownian motion with drift, where D is the long-run variance of the logarithmic growth per step.
public struct MemoryPrediction: Sendable, Hashable {
    /// The exponent λ, negative and finite.
    public let exponent: Double

    /// The prediction of an exponent; nil if differences do not shrink, or vanish at once.
    public init?(exponent: Double) {
        guard exponent < 0, exponent.isFinite else { return nil }
        self.exponent = exponent
    }

    /// T: the steps in which a difference falls from `start` to `end`, both positive; 0 if it is below `end` already.
    public func steps(from start: Double, to end: Double) -> Double {
        max(ElementaryFunctions.log(start / end), 0) / -exponent
    }

    /// The standard deviation of T between sequences.
    ///
    /// - Parameters:
    ///   - start: The initial difference, positive.
    ///   - end: The final difference, positive.
    ///   - growthVariance: D, such as `LyapunovEstimate.growthVariance`.
    public func spread(from start: Double, to end: Double, growthVariance: Double) -> Double {
        let rate = -exponent
        return (growthVariance * max(ElementaryFunctions.log(start / end), 0) / (rate * rate * rate)).squareRoot()
    }

    /// The initial difference that a criterion examines, and the threshold below which the criterion holds.
    ///
    /// If the criterion depends on direction, the difference is the angle between the two outputs, 1 − cos θ ≈ θ²/2:
    /// the similarity rounds to 1 once θ²/2 is less than half the distance from 1 to the next smaller number. The angle
    /// shrinks at the rate of the difference, so its square shrinks twice as fast.
    ///
    /// - Parameters:
    ///   - criterion: The criterion.
    ///   - point: The divergence of the outputs when the inputs become the same.
    ///   - precision: The format in which the cosine is computed.
    /// - Returns: Nil if no rate predicts the criterion (as for bit-identity) or if the outputs are already identical.
    public static func fall(
        of criterion: Criterion, from point: DivergencePoint, precision: Precision
    ) -> (start: Double, end: Double)? {
        switch criterion.decline {
        case .difference(let end):
            guard point.maximumDifference > 0 else { return nil }
            return (point.maximumDifference, end)
        case .angle:
            guard point.cosineDistance > 0 else { return nil }
            // 2^−25 in float32 and 2^−54 in float64.
            let half = precision == .float32 ? Double(Float.ulpOfOne) / 4 : Double.ulpOfOne / 4
            return ((2 * point.cosineDistance).squareRoot(), (2 * half).squareRoot())
        case nil: return nil
        }
    }
}

extension RunResult {
    /// The predicted steps until a criterion first holds, to be compared with `first` + 1.
    ///
    /// - Parameters:
    ///   - criterion: The criterion.
    ///   - exponent: The exponent; nil for the run's own.
    ///   - precision: The format of the run.
    /// - Returns: Nil if there is no exponent or the network does not forget, for bit-identity, and for the direction
    ///   of a single unit, which is a sign rather than an angle.
    public func predictedSteps(
        of criterion: Criterion, exponent: Double? = nil, precision: Precision
    ) -> Double? {
        guard let prediction = (exponent ?? largestExponent?.exponent).flatMap(MemoryPrediction.init),
            criterion.decline != .angle || key.cell.hiddenSize > 1, let point = curve.first,
            let fall = MemoryPrediction.fall(of: criterion, from: point, precision: precision)
        else { return nil }
        return prediction.steps(from: fall.start, to: fall.end)
    }
}
