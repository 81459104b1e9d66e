/// The sequences of a group in the lanes of vectors.
enum GroupLanes<Vector: LaneVector> {
    /// The number of sequences in a group.
    @inline(__always) static var sequences: Int { 16 }
    /// The number of vectors that hold one number of every sequence: even, because functions go through twins.
    @inline(__always) static var vectors: Int { sequences / Vector.laneCount }
}

/// The numbers of a group of sequences: a row of `GroupLanes.sequences` numbers for each row of vectors.
struct GroupNumbers<Vector: LaneVector> {
    private let numbers: UnsafeMutablePointer<Vector.Scalar>

    /// The numbers in vectors, which lie in memory in order and without padding.
    @inline(__always)
    init(_ vectors: LaneStorage<Vector>) { self.init(vectors.pointer) }

    /// The numbers from a row of vectors on.
    @inline(__always)
    init(_ vectors: UnsafeMutablePointer<Vector>) {
        numbers = UnsafeMutableRawPointer(vectors).assumingMemoryBound(to: Vector.Scalar.self)
    }

    /// The number of a sequence in a row.
    @inline(__always)
    subscript(row: Int, lane: Int) -> Vector.Scalar {
        get { numbers[row &* GroupLanes<Vector>.sequences &+ lane] }
        nonmutating set { numbers[row &* GroupLanes<Vector>.sequences &+ lane] = newValue }
    }
}
