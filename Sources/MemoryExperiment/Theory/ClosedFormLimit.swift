import Recurrent
import Support

/// Why the closed form does not predict networks of some kind: it is shown only in the range in which it was tested.
///
/// It was compared with the mean exponents of 4 networks over 1,000 steps, for LSTM and GRU (both positions of the
/// reset gate, both gate activations, one layer and stacks of four), with 16, 32, 64 and 128 units, 1, 16 and 128
/// inputs, recurrent scales from 0 to 10, input scales from 0 to 100 and forget biases from −10 to 8. In the 688
/// settings within the limits below, its error is 0.011 per step on average and 0.07 at most. For Elman networks with
/// orthogonal kernels, recurrent scales 0.5, 1, 1.5 and 2 were compared: the error is at most 0.012; with
/// Glorot-uniform kernels and one input, 0.04. Outside the limits it fails in these ways:
///
/// - If its exponent is 0 or more, it overestimates growth: LSTM 16×128 at recurrent scale 5 has +0.04, the closed form
///   +0.22; GRU 1×128 has +0.03 and +0.19. There, the fixed point ignores the autonomous motion of the state.
/// - At recurrent scale 10, saturated gates bring the closed form back below 0 although networks are chaotic: GRU 1×128
///   has +0.19, the closed form −0.08.
/// - Below recurrent scale 0.5, the slowest unit or gate determines the exponent, not the mean: GRU 128×16 at 0 has
///   −0.82, the closed form −0.69. The same holds at input scales above 2: LSTM 16×128 at 100 has −0.85, the closed
///   form −0.60.
/// - Below a forget bias of −2, gates are closed and rare large inputs matter: LSTM 128×16 at −5 has −2.34, the closed
///   form −2.60.
/// - If every tensor is uniform, biases vary between units, and few units do not average them out: LSTM 1×16 at
///   recurrent scale 0.5 has −0.49, the closed form −0.57; 1×32 at 3 has −0.19 and −0.09.
public enum ClosedFormLimit: Error, Sendable, Hashable {
    /// The networks have fewer units than this.
    case hiddenSize(least: Int)
    /// The recurrent scale is outside this range.
    case recurrentScale(ClosedRange<Double>)
    /// The input scale is larger than this.
    case inputScale(most: Double)
    /// The LSTM's forget bias is less than this.
    case forgetBias(least: Double)
    /// The closed form gives an exponent that is not negative.
    case growth
    /// The fixed point on which the closed form rests does not exist.
    case noFixedPoint

    /// The largest tested input scale.
    static let largestInputScale = 2.0
    /// The smallest tested forget bias.
    static let leastForgetBias = -2.0

    /// The smallest tested hidden size for an initialisation.
    static func smallestHiddenSize(_ initialization: Initialization) -> Int {
        switch initialization {
        case .glorotUniform: MeanField.smallestHiddenSize
        case .uniformRecurrent: 2 * MeanField.smallestHiddenSize
        }
    }

    /// The tested recurrent scales for an initialisation.
    static func recurrentScales(_ initialization: Initialization) -> ClosedRange<Double> {
        switch initialization {
        case .glorotUniform: 0.5...3
        case .uniformRecurrent: 0.5...2
        }
    }

    /// Checks all limits that are known before any computation.
    ///
    /// - Throws: The first limit that is violated.
    static func check(
        _ configuration: NetworkConfiguration, initialization: Initialization, recurrentScale: Double,
        inputScale: Double
    ) throws(ClosedFormLimit) {
        let least = smallestHiddenSize(initialization)
        guard configuration.hiddenSize >= least else { throw .hiddenSize(least: least) }
        let scales = recurrentScales(initialization)
        guard scales.contains(recurrentScale) else { throw .recurrentScale(scales) }
        guard inputScale.magnitude <= largestInputScale else { throw .inputScale(most: largestInputScale) }
        guard configuration.cell.kind.forgetGate == nil || initialization.forgetBias >= leastForgetBias else {
            throw .forgetBias(least: leastForgetBias)
        }
    }
}

extension ClosedFormLimit: CustomStringConvertible {
    /// The limit as a clause.
    public var description: String {
        switch self {
        case .hiddenSize(let least): "it is not valid below \(least) units"
        case .recurrentScale(let range):
            """
            it is not valid outside recurrent scales of \
            \(range.lowerBound.shortestDecimal)…\(range.upperBound.shortestDecimal)
            """
        case .inputScale(let most): "it is not valid above an input scale of \(most.shortestDecimal)"
        case .forgetBias(let least): "it is not valid below a forget bias of −\(least.magnitude.shortestDecimal)"
        case .growth: "it is valid only for negative exponents"
        case .noFixedPoint: "its fixed point does not exist"
        }
    }
}
