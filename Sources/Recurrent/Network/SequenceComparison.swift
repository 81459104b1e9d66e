/// Two sequences of a batch to compare.
public struct SequencePair: Sendable, Hashable {
    /// The number of the first sequence.
    public let a: Int
    /// The number of the second sequence.
    public let b: Int

    /// A pair from its sequences.
    public init(_ a: Int, _ b: Int) {
        self.a = a
        self.b = b
    }
}

/// The comparison of two sequences of one network after a step.
///
/// If any output is NaN, nothing is the same, because the bits of a NaN depend on the processor.
public struct SequenceComparison: Sendable, Hashable {
    /// max_j abs(h_a[j] − h_b[j]) · scale[j] of the top layer, computed in the network's precision; NaN if any of these
    /// is.
    public let maximumDifference: Double
    /// Whether the top layer's outputs are bit-identical and none is NaN.
    public let outputsAreSame: Bool
    /// Whether every state of every layer is bit-identical and no output is NaN.
    public let statesAreSame: Bool

    /// A comparison from its parts.
    public init(maximumDifference: Double, outputsAreSame: Bool, statesAreSame: Bool) {
        self.maximumDifference = maximumDifference
        self.outputsAreSame = outputsAreSame
        self.statesAreSame = statesAreSame
    }
}

/// The comparison of a sequence's outputs after a step with a row of numbers.
public struct OutputComparison: Sendable, Hashable {
    /// max_j abs(h[j] − row[j]) · scale[j] of the top layer, computed in the network's precision; NaN if any of these is.
    public let maximumDifference: Double
    /// Whether the top layer's outputs have the bits of the row and none is NaN.
    public let outputsAreSame: Bool

    /// A comparison from its parts.
    public init(maximumDifference: Double, outputsAreSame: Bool) {
        self.maximumDifference = maximumDifference
        self.outputsAreSame = outputsAreSame
    }
}
