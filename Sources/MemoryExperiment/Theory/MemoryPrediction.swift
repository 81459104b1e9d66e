import Recurrent

/// How long a network remembers if differences shrink at the rate of its Lyapunov exponent.
///
/// A difference that shrinks by the factor exp(λ) per step falls from d to ε in T = ln(d/ε)/abs(λ) steps on average.
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
            return ((2 * point.cosineDistance).squareRoot(), smallestAngle(precision))
        case nil: return nil
        }
    }

    /// The angle, to second order, below which a computed cosine rounds to 1.
    private static func smallestAngle(_ precision: Precision) -> Double {
        // Half the distance from 1 to the next smaller number: 2^−25 in float32 and 2^−54 in float64.
        let half =
            switch precision {
            case .float32: Double(Float.ulpOfOne) / 4
            case .float64: Double.ulpOfOne / 4
            }
        return (2 * half).squareRoot()
    }
}

extension MeanField {
    /// The predicted steps until a criterion first holds, from sizes and initialisation alone.
    ///
    /// The initial difference is that of independent pasts: `initialDifference`, and orthogonal outputs.
    ///
    /// - Parameters:
    ///   - criterion: The criterion.
    ///   - precision: The format in which the cosine is computed.
    /// - Returns: Nil if networks do not forget, for bit-identity, and for the direction of a single unit.
    public func predictedSteps(of criterion: Criterion, precision: Precision) -> Double? {
        guard let prediction = MemoryPrediction(exponent: exponent) else { return nil }
        let difference = initialDifference
        guard difference > 0, hiddenSize > 1 || criterion.decline != .angle else { return nil }
        let start = DivergencePoint(
            maximumDifference: difference, cosineDistance: 1, unequalOutputs: 1, unequalStates: 1)
        return MemoryPrediction.fall(of: criterion, from: start, precision: precision)
            .map { prediction.steps(from: $0.start, to: $0.end) }
    }
}

extension RunResult {
    /// The steps until a criterion first holds, predicted from the run's own exponent and initial difference, to be compared
    /// with `first` + 1.
    ///
    /// - Parameters:
    ///   - criterion: The criterion.
    ///   - precision: The format of the run.
    /// - Returns: Nil if there is no exponent or the network does not forget, for bit-identity, and for the direction
    ///   of a single unit, which is a sign rather than an angle.
    public func predictedSteps(of criterion: Criterion, precision: Precision) -> Double? {
        guard let prediction = (largestExponent?.exponent).flatMap(MemoryPrediction.init),
            criterion.decline != .angle || key.cell.hiddenSize > 1, let point = curve.first,
            let fall = MemoryPrediction.fall(of: criterion, from: point, precision: precision)
        else { return nil }
        return prediction.steps(from: fall.start, to: fall.end)
    }
}
