/// Steps both sequences of one or several networks: the common interface of the reference and the kernel.
///
/// A block of steps is computed at once, layer by layer. Every state within the block stays readable until the next
/// block, or until its network is replaced.
protocol PairStepper {
    /// Sets a network's weights, rounded once, and puts it at rest: every state is zero.
    ///
    /// - Parameter proceeds: Called regularly; returns whether to continue.
    /// - Returns: Whether all of the network's weights were set.
    func place(_ weights: NetworkWeights, network: Int, while proceeds: () -> Bool) -> Bool

    /// Reads a network's inputs of the next block: the m features of each step, once if both sequences share them,
    /// otherwise those of a and then those of b.
    func read(_ inputs: UnsafeBufferPointer<Double>, network: Int)

    /// Advances every network.
    ///
    /// - Parameters:
    ///   - steps: The number of steps, at most the block's.
    ///   - areShared: Whether both sequences of every network read the same inputs.
    func advance(steps: Int, areShared: Bool)

    /// The comparison of a network's sequences after step `step` of the block.
    func comparison(afterStep step: Int, network: Int) -> PairComparison

    /// A state after step `step` of the block: n numbers.
    func state(_ state: PairState, afterStep step: Int, network: Int) -> [Double]
}

/// One of the vectors that a network carries from step to step.
struct PairState {
    /// The kind of vector.
    enum Kind {
        /// h.
        case output
        /// c, which only the LSTM has.
        case cellState
    }

    /// The kind of vector.
    let kind: Kind
    /// The layer, from the input upwards.
    let layer: Int
    /// The sequence it belongs to.
    let sequence: PairSequence
}
