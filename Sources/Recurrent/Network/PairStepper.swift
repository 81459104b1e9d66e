/// Steps both sequences of one or several networks: what the reference and the kernel have in common.
///
/// A block of steps is taken at once, layer by layer; every state within the block stays readable until the next one, or
/// until its network makes way for another.
protocol PairStepper {
    /// Gives a network its weights, rounded once, and puts it at rest: every state is zero.
    ///
    /// - Parameter proceeds: Asked now and then whether to go on.
    /// - Returns: Whether the network has all of them.
    func place(_ weights: NetworkWeights, network: Int, while proceeds: () -> Bool) -> Bool

    /// Reads a network's inputs of the next block: step by step the m features, once where both sequences share them,
    /// else of a and then of b.
    func read(_ inputs: UnsafeBufferPointer<Double>, network: Int)

    /// Takes the next steps of every network.
    ///
    /// - Parameters:
    ///   - steps: How many steps, at most the block's.
    ///   - areShared: Whether both sequences of every network read the same inputs.
    func advance(steps: Int, areShared: Bool)

    /// How the sequences of a network compare after step `step` of the block.
    func comparison(afterStep step: Int, network: Int) -> PairComparison

    /// A state after step `step` of the block: n numbers.
    func state(_ state: PairState, afterStep step: Int, network: Int) -> [Double]
}

/// One of the vectors that a network carries from step to step.
struct PairState {
    /// Which vector.
    enum Kind {
        /// h.
        case output
        /// c, which the LSTM alone has.
        case cellState
    }

    /// Which vector it is.
    let kind: Kind
    /// The layer, from the input upwards.
    let layer: Int
    /// Whose state it is.
    let sequence: PairSequence
}
