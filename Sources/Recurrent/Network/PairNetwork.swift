/// Two sequences stepped through the same network, from zero initial states.
///
/// Steps are taken in blocks; every state within the last block can be read. Both backends give bit-identical results.
///
///     let network = PairNetwork(weights, precision: .float32)
///     network.advance(inputs, steps: 16, areShared: true)
///     let last = network.comparisons[15]
public final class PairNetwork {
    /// The implementation that computes a network.
    public enum Backend: Sendable, CaseIterable {
        /// Scalar code that reads like the equations.
        case reference
        /// SIMD code that steps both sequences together.
        case lanes
    }

    /// The most steps in a block.
    public static let blockSteps = PairBatch.blockSteps

    private let batch: PairBatch

    /// A network at rest, its weights rounded once to `precision`.
    public init(_ weights: NetworkWeights, precision: Precision, backend: Backend = .lanes) {
        batch = PairBatch(weights.configuration, precision: precision, width: 1, backend: backend)
        batch.place(weights, at: 0)
    }

    /// The sizes and architecture of the network.
    public var configuration: NetworkConfiguration { batch.configuration }

    /// The format of every state.
    public var precision: Precision { batch.precision }

    /// Advances both sequences.
    ///
    /// - Parameters:
    ///   - inputs: The m features of each step, once if both sequences share them, otherwise those of a and then those
    ///     of b; each is rounded once to the network's precision and must be finite in it. Anything after the last step
    ///     is ignored.
    ///   - steps: The number of steps, at most `blockSteps`.
    ///   - areShared: Whether both sequences read the same inputs.
    /// - Complexity: O(`steps` · layers · n · (m + n)).
    public func advance(_ inputs: [Double], steps: Int, areShared: Bool) {
        batch.advance([inputs], steps: steps, areShared: areShared)
    }

    /// The comparison of the two sequences after each step of the last block.
    public var comparisons: [PairComparison] {
        (0..<batch.readableSteps(ofSeat: 0)).map { batch.comparison(ofSeat: 0, afterStep: $0) }
    }

    /// h of a layer after step `step` of the last block: n numbers, exact.
    public func output(_ sequence: PairSequence, layer: Int, afterStep step: Int) -> [Double] {
        batch.output(sequence, layer: layer, ofSeat: 0, afterStep: step)
    }

    /// c of a layer after step `step` of the last block: n numbers, exact; empty for a recurrent cell without it.
    public func cellState(_ sequence: PairSequence, layer: Int, afterStep step: Int) -> [Double] {
        batch.cellState(sequence, layer: layer, ofSeat: 0, afterStep: step)
    }

    /// Every state after step `step` of the last block, layer by layer: h of a, h of b, then c of a, c of b if there is
    /// one; little-endian numbers of the network's precision.
    public func stateBytes(afterStep step: Int) -> [UInt8] { batch.stateBytes(ofSeat: 0, afterStep: step) }
}

/// One of the two sequences of a pair.
public enum PairSequence: Int, Sendable, CaseIterable {
    /// Sequence a.
    case a
    /// Sequence b.
    case b
}
