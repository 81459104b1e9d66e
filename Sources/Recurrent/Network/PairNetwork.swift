/// Two sequences stepped through the same network, from zero initial states.
///
/// Steps are taken in blocks; every state within the last block can be read. Both backends give the same bits.
///
///     let network = PairNetwork(weights, precision: .float32)
///     network.advance(inputs, steps: 16, areShared: true)
///     let last = network.comparisons[15]
public final class PairNetwork {
    /// How a network is computed.
    public enum Backend: Sendable, CaseIterable {
        /// Scalar code that reads like the equations.
        case reference
        /// SIMD code that steps both sequences together.
        case lanes
    }

    /// The steppers by precision and backend; a closed set, so that each is compiled for its own vectors.
    private enum Stepper {
        case reference32(ReferencePair<Float>)
        case reference64(ReferencePair<Double>)
        case lanes32(LanePair<Float32x8>)
        case lanes64(LanePair<Float64x4>)
    }

    /// The most steps a block may have.
    public static let blockSteps = 16

    /// The sizes and choices of the network.
    public let configuration: NetworkConfiguration
    /// The format of every state.
    public let precision: Precision
    private var stepper: Stepper
    private var lastSteps = 0

    /// A network at rest, its weights rounded once to `precision`.
    public init(_ weights: NetworkWeights, precision: Precision, backend: Backend = .lanes) {
        configuration = weights.configuration
        self.precision = precision
        stepper =
            switch (backend, precision) {
            case (.reference, .float32): .reference32(ReferencePair(weights))
            case (.reference, .float64): .reference64(ReferencePair(weights))
            case (.lanes, .float32): .lanes32(LanePair(weights, blockSteps: Self.blockSteps))
            case (.lanes, .float64): .lanes64(LanePair(weights, blockSteps: Self.blockSteps))
            }
    }

    /// Takes the next steps of both sequences.
    ///
    /// - Parameters:
    ///   - inputs: Step by step the m features, once where both sequences share them, else of a and then of b; each is
    ///     rounded once to the network's precision. What follows the last step is not read.
    ///   - steps: How many steps, at most `blockSteps`.
    ///   - areShared: Whether both sequences read the same inputs.
    /// - Complexity: O(`steps` · layers · n · (m + n)).
    public func advance(_ inputs: [Double], steps: Int, areShared: Bool) {
        let count = steps * configuration.inputSize * (areShared ? 1 : 2)
        precondition((1...Self.blockSteps).contains(steps) && inputs.count >= count, "a block needs all of its inputs")
        lastSteps = steps
        inputs.withUnsafeBufferPointer { inputs in
            let inputs = UnsafeBufferPointer(rebasing: inputs[..<count])
            switch stepper {
            case .reference32(let pair): stepper = .reference32(advanced(pair, inputs, steps, areShared))
            case .reference64(let pair): stepper = .reference64(advanced(pair, inputs, steps, areShared))
            case .lanes32(let pair): stepper = .lanes32(advanced(pair, inputs, steps, areShared))
            case .lanes64(let pair): stepper = .lanes64(advanced(pair, inputs, steps, areShared))
            }
        }
    }

    @inline(__always)
    private func advanced<Pair: PairStepper>(
        _ pair: Pair, _ inputs: UnsafeBufferPointer<Double>, _ steps: Int, _ areShared: Bool
    ) -> Pair {
        var pair = pair
        pair.advance(inputs, steps: steps, areShared: areShared)
        comparisons = pair.comparisons
        return pair
    }

    /// How the two sequences compare after each step of the last block.
    public private(set) var comparisons: [PairComparison] = []

    /// h of a layer after step `step` of the last block: n numbers, exact.
    public func output(_ sequence: PairSequence, layer: Int, afterStep step: Int) -> [Double] {
        state(PairState(kind: .output, layer: layer, sequence: sequence), afterStep: step)
    }

    /// c of a layer after step `step` of the last block: n numbers, exact; empty for GRU.
    public func cellState(_ sequence: PairSequence, layer: Int, afterStep step: Int) -> [Double] {
        guard configuration.cell == .lstm else { return [] }
        return state(PairState(kind: .cellState, layer: layer, sequence: sequence), afterStep: step)
    }

    private func state(_ state: PairState, afterStep step: Int) -> [Double] {
        precondition(
            (0..<lastSteps).contains(step) && (0..<configuration.layers).contains(state.layer),
            "only states of the last block can be read")
        return switch stepper {
        case .reference32(let pair): pair.state(state, afterStep: step)
        case .reference64(let pair): pair.state(state, afterStep: step)
        case .lanes32(let pair): pair.state(state, afterStep: step)
        case .lanes64(let pair): pair.state(state, afterStep: step)
        }
    }

    /// Every state after step `step` of the last block, layer by layer: h of a, h of b, then c of a, c of b for LSTM;
    /// little-endian numbers of the network's precision.
    public func stateBytes(afterStep step: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        for layer in 0..<configuration.layers {
            let outputs = PairSequence.allCases.map { output($0, layer: layer, afterStep: step) }
            let cellStates = PairSequence.allCases.map { cellState($0, layer: layer, afterStep: step) }
            for number in (outputs + cellStates).joined() {
                switch precision {
                case .float32: bytes += Float(number).bitPattern.littleEndianBytes
                case .float64: bytes += number.bitPattern.littleEndianBytes
                }
            }
        }
        return bytes
    }
}

extension FixedWidthInteger {
    fileprivate var littleEndianBytes: [UInt8] {
        (0..<bitWidth / 8).map { UInt8(truncatingIfNeeded: self >> Self($0 * 8)) }
    }
}
