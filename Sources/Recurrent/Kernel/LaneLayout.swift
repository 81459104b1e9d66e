/// What stands side by side in the lanes of a vector: the units of one network, or one unit of several networks.
///
/// A product reads one operand a row for each sequence. The sums, their order and the cell are the same in both layouts,
/// hence the bits.
protocol LaneLayout {
    associatedtype Vector: LaneVector
    /// What a row of a product reads of one sequence.
    associatedtype Operand: Sendable

    /// How many networks are stepped side by side.
    static var networkCount: Int { get }

    /// The operand in every lane that it belongs to.
    static func spread(_ operand: Operand) -> Vector

    /// Compares rows of outputs, network by network; padded units are zero.
    static func compare(
        _ a: UnsafePointer<Vector>, _ b: UnsafePointer<Vector>, count: Int,
        _ body: (_ network: Int, OutputComparison<Vector.Scalar>) -> Void)

    /// Whether the states of one network are the same bits in two rows.
    static func areSame(
        _ a: UnsafePointer<Vector>, _ b: UnsafePointer<Vector>, count: Int, network: Int
    ) -> Bool
}

/// How the outputs of both sequences of one network compare after one step.
struct OutputComparison<Scalar> {
    /// The largest absolute difference, NaN where any difference is.
    let maximumDifference: Scalar
    /// Whether the cosine similarity is at least 1, or all bits are the same.
    let cosineIsOne: Bool
    let areSame: Bool
}

extension LaneLayout {
    /// How many units of a network a vector holds.
    @inline(__always) static var unitsPerVector: Int { Vector.laneCount / networkCount }

    /// How many vectors hold `units` units, the last padded with units whose weights and states are all zero.
    @inline(__always) static func vectors(_ units: Int) -> Int { (units + unitsPerVector - 1) / unitsPerVector }

    /// Where a unit of a network stands among the numbers of a row of vectors.
    @inline(__always) static func place(ofUnit unit: Int, network: Int) -> Int { unit * networkCount + network }
}
