/// The comparison of the two sequences after one step.
///
/// If any output is NaN, no property holds, because the bits of a NaN depend on the processor.
public struct PairComparison: Sendable, Hashable {
    /// max_j abs(h_a[j] − h_b[j]) of the top layer, computed in the network's precision; NaN if any difference is.
    public let maximumDifference: Double
    /// Whether the cosine similarity of the top layer's outputs, in the network's precision, is at least 1, or they are
    /// bit-identical.
    public let cosineIsOne: Bool
    /// Whether the top layer's outputs are bit-identical and none is NaN.
    public let outputsAreSame: Bool
    /// Whether every state of every layer is bit-identical and none is NaN.
    public let statesAreSame: Bool

    /// A comparison from its parts.
    public init(maximumDifference: Double, cosineIsOne: Bool, outputsAreSame: Bool, statesAreSame: Bool) {
        self.maximumDifference = maximumDifference
        self.cosineIsOne = cosineIsOne
        self.outputsAreSame = outputsAreSame
        self.statesAreSame = statesAreSame
    }
}

extension BinaryFloatingPoint {
    /// 1/√max(`squares`, 1e−12): the factor that scales a vector with that squared norm to a unit vector.
    @inline(__always)
    static func reciprocalNorm(ofSquares squares: Self) -> Self {
        let floor: Self = 1e-12
        return 1 / (squares > floor ? squares : floor).squareRoot()
    }
}
