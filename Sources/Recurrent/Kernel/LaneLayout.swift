/// The arrangement of a vector's lanes: the units of one network, or one unit of several networks.
///
/// A product reads one operand per row for each sequence. The sums, their order and the recurrent cell are the same in
/// both layouts, so the results are bit-identical.
protocol LaneLayout {
    associatedtype Vector: LaneVector
    /// One number of every network: what a product reads per row and sequence.
    associatedtype Operand: Sendable & BitwiseCopyable

    /// The number of networks stepped side by side.
    static var networkCount: Int { get }

    /// The operand broadcast to every lane that it belongs to.
    static func spread(_ operand: Operand) -> Vector

    /// The largest of each network's non-negative numbers, with NaN above all.
    static func largest(_ numbers: Vector) -> Operand

    /// The bits that are set in any of each network's numbers.
    static func union(_ numbers: Vector) -> Operand

    /// Whether at least one network has no bit set.
    static func isZeroAnywhere(_ bits: Operand) -> Bool

    /// The sums of each network's terms in two rows of `count` vectors of units; `terms` is called once per vector.
    ///
    /// The term of unit j joins partial sum j mod 8; the partial sums join as ((0+1)+(2+3))+((4+5)+(6+7)).
    static func sums(_ count: Int, _ terms: (_ vector: Int) -> Twin<Vector>) -> (Operand, Operand)

    /// The product of panels on wider vectors, if operands are single numbers and the processor has them.
    static var wideProduct: WideProduct? { get }
}

extension LaneLayout {
    /// The number of a network's units per vector.
    @inline(__always) static var unitsPerVector: Int { Vector.laneCount / networkCount }

    /// The number of vectors that hold `units` units; the last is padded with units whose weights and states are all
    /// zero.
    @inline(__always) static func vectors(_ units: Int) -> Int { (units + unitsPerVector - 1) / unitsPerVector }

    /// The index of a network's unit among the numbers of a row of vectors.
    @inline(__always) static func place(ofUnit unit: Int, network: Int) -> Int { unit * networkCount + network }

    /// Vectors in memory as operands: `unitsPerVector` of each vector.
    ///
    /// An operand is a vector or one of its numbers, and a vector is its numbers in order, without padding: either view
    /// accesses plain numbers at valid addresses.
    @inline(__always)
    static func operands(_ vectors: UnsafeMutablePointer<Vector>) -> UnsafeMutablePointer<Operand> {
        UnsafeMutableRawPointer(vectors).assumingMemoryBound(to: Operand.self)
    }

    /// Vectors in memory as single numbers, `laneCount` per vector; as safe as viewing them as operands.
    @inline(__always)
    static func numbers(_ vectors: UnsafeMutablePointer<Vector>) -> UnsafeMutablePointer<Vector.Scalar> {
        UnsafeMutableRawPointer(vectors).assumingMemoryBound(to: Vector.Scalar.self)
    }
}
