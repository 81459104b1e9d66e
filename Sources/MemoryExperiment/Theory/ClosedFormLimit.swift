import Recurrent
import Support

/// Why the closed form is no prediction for networks of one kind: it is shown only where it was tested.
///
/// It was compared with the mean exponents of 4 networks over 1,000 steps, for LSTM and GRU (both places of the reset gate,
/// both gate activations, one layer and stacks of four), 16, 32, 64 and 128 units, 1, 16 and 128 inputs, recurrent scales
/// from 0 to 10, input scales from 0 to 100 and forget biases from −10 to 8. In the 688 settings within the limits below it
/// is off by 0.011 a step on average and 0.07 at most. Of Elman networks with orthogonal kernels, recurrent scales 0.5, 1, 1.5
/// and 2 were compared: it is off by 0.012 at most; with Glorot-uniform kernels and one input, by 0.04. Outside the limits it
/// fails in these ways:
///
/// - Where it gives an exponent of 0 or more, it overestimates growth: LSTM 16×128 at recurrent scale 5 has +0.04, the form
///   +0.22; GRU 1×128 +0.03 and +0.19. The fixed point then leaves out that the state moves by itself.
/// - At recurrent scale 10 saturated gates bring the form back below 0, while networks are chaotic: GRU 1×128 has +0.19, the
///   form −0.08.
/// - Below recurrent scale 0.5 a network is as slow as its slowest unit or gate, not as the mean: GRU 128×16 at 0 has −0.82,
///   the form −0.69. The same is true at input scales above 2: LSTM 16×128 at 100 has −0.85, the form −0.60.
/// - Below a forget bias of −2 gates are closed, and rare large inputs count: LSTM 128×16 at −5 has −2.34, the form −2.60.
/// - Where every tensor is uniform, biases differ from unit to unit, which few units do not average: LSTM 1×16 at recurrent
///   scale 0.5 has −0.49, the form −0.57; 1×32 at 3 has −0.19 and −0.09.
public enum ClosedFormLimit: Error, Sendable, Hashable {
    /// There are fewer units than that.
    case hiddenSize(least: Int)
    /// The recurrent kernel is multiplied by something else than these.
    case recurrentScale(ClosedRange<Double>)
    /// The inputs are multiplied by more than that.
    case inputScale(most: Double)
    /// The LSTM's forget bias is less than that.
    case forgetBias(least: Double)
    /// The form gives an exponent that is not negative.
    case growth
    /// The fixed point that the form rests on does not exist.
    case noFixedPoint

    /// The largest factor on the inputs.
    static let largestInputScale = 2.0
    /// The least forget bias.
    static let leastForgetBias = -2.0

    /// The fewest units of networks that are drawn in a way.
    static func smallestHiddenSize(_ initialization: Initialization) -> Int {
        switch initialization {
        case .glorotUniform: MeanField.smallestHiddenSize
        case .uniformRecurrent: 2 * MeanField.smallestHiddenSize
        }
    }

    /// The factors on the recurrent kernel of networks that are drawn in a way.
    static func recurrentScales(_ initialization: Initialization) -> ClosedRange<Double> {
        switch initialization {
        case .glorotUniform: 0.5...3
        case .uniformRecurrent: 0.5...2
        }
    }

    /// Finds what is outside the range before anything is computed.
    ///
    /// - Throws: The first limit that the networks are beyond.
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
        case .hiddenSize(let least): "it is no prediction below \(least) units"
        case .recurrentScale(let range):
            "it is no prediction outside recurrent scales of \(range.lowerBound.shortestDecimal)…\(range.upperBound.shortestDecimal)"
        case .inputScale(let most): "it is no prediction above an input scale of \(most.shortestDecimal)"
        case .forgetBias(let least): "it is no prediction below a forget bias of −\(least.magnitude.shortestDecimal)"
        case .growth: "it is no prediction where it is not negative"
        case .noFixedPoint: "its fixed point does not exist"
        }
    }
}
