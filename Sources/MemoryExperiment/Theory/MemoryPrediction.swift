import Recurrent

/// How long a network remembers where differences shrink at the rate of its Lyapunov exponent.
///
/// A difference that shrinks by the factor exp(λ) a step falls from d to ε in T = ln(d/ε)/abs(λ) steps, on average. The
/// logarithm walks at random about that line, so that T has the variance D·ln(d/ε)/abs(λ)³ of the hitting time of a
/// Brownian motion with drift, D being the long-run variance of the logarithm of growth in one step.
public struct MemoryPrediction: Sendable, Hashable {
    /// The exponent λ, negative and finite.
    public let exponent: Double

    /// What an exponent predicts; nil where differences do not shrink, or vanish at once.
    public init?(exponent: Double) {
        guard exponent < 0, exponent.isFinite else { return nil }
        self.exponent = exponent
    }

    /// T: the steps in which a difference falls from `start` to `end`, both positive; 0 if it is below from the start.
    public func steps(from start: Double, to end: Double) -> Double {
        max(ElementaryFunctions.log(start / end), 0) / -exponent
    }

    /// The standard deviation of T between sequences.
    ///
    /// - Parameters:
    ///   - start: The difference at first, positive.
    ///   - end: The difference to which it falls, positive.
    ///   - growthVariance: D, such as `LyapunovEstimate.growthVariance`.
    public func spread(from start: Double, to end: Double, growthVariance: Double) -> Double {
        let rate = -exponent
        return (growthVariance * max(ElementaryFunctions.log(start / end), 0) / (rate * rate * rate)).squareRoot()
    }

    /// The difference that a criterion looks at, with the number below which it holds.
    ///
    /// Where the direction decides, the difference is the angle of the two outputs, 1 − cos θ ≈ θ²/2: the similarity rounds
    /// to 1 where θ²/2 is less than half the distance of 1 from the next smaller number. The angle shrinks at the rate of
    /// the difference, so its square shrinks twice as fast.
    ///
    /// - Parameters:
    ///   - criterion: The criterion.
    ///   - point: How far apart the outputs are when the inputs become the same.
    ///   - precision: The format in which the cosine is computed.
    /// - Returns: Nil if no rate predicts the criterion, such as the equality of bits, and if the outputs are the same
    ///   already.
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
    /// The steps until a criterion first holds as an exponent predicts them, to be compared with `first` + 1.
    ///
    /// - Parameters:
    ///   - criterion: The criterion.
    ///   - exponent: The exponent; nil for the run's own.
    ///   - precision: The format of the run.
    /// - Returns: Nil if there is no exponent or the network does not forget, for bitwise equality, and for the
    ///   direction of a single unit, which is a sign and no angle.
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
