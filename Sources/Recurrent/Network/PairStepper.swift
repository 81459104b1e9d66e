/// Steps two sequences through the same network: what the reference and the kernel have in common.
///
/// A block of steps is taken at once, layer by layer; every state within the block stays readable until the next one.
protocol PairStepper {
    /// Takes the next steps of both sequences.
    ///
    /// - Parameters:
    ///   - inputs: Step by step the m features, once where both sequences share them, else of a and then of b.
    ///   - steps: How many steps, at most the block's.
    ///   - areShared: Whether both sequences read the same inputs.
    mutating func advance(_ inputs: UnsafeBufferPointer<Double>, steps: Int, areShared: Bool)

    /// How the two sequences compare after each step of the block.
    var comparisons: [PairComparison] { get }

    /// A state after step `step` of the block: n numbers.
    func state(_ state: PairState, afterStep step: Int) -> [Double]
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

    let kind: Kind
    let layer: Int
    let sequence: PairSequence
}

/// One of the two sequences of a pair.
public enum PairSequence: Int, Sendable, CaseIterable {
    /// Sequence a.
    case a
    /// Sequence b.
    case b
}
