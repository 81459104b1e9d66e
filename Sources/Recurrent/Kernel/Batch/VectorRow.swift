/// Vectors side by side that a product reads and writes together.
protocol VectorRow: BitwiseCopyable {
    associatedtype Vector: ElementwiseFloat

    /// The number of vectors.
    static var width: Int { get }

    /// Reads `width` vectors.
    init(_ start: UnsafePointer<Vector>)

    /// This row plus `weights` times a factor, rounded once.
    func adding(_ weights: Self, times factor: Vector) -> Self

    /// Writes the vectors.
    func store(to target: UnsafeMutablePointer<Vector>)
}

/// A row of one vector.
struct SingleRow<Vector: ElementwiseFloat>: VectorRow {
    private let vector: Vector

    @inline(__always) static var width: Int { 1 }

    @inline(__always) private init(_ vector: Vector) { self.vector = vector }
    @inline(__always) init(_ start: UnsafePointer<Vector>) { vector = start.pointee }

    @inline(__always)
    func adding(_ weights: Self, times factor: Vector) -> Self {
        Self(Vector.multiplyAdd(weights.vector, factor, vector))
    }

    @inline(__always) func store(to target: UnsafeMutablePointer<Vector>) { target.pointee = vector }
}

/// Two rows of the same width, one after the other.
struct JoinedRow<Half: VectorRow>: VectorRow {
    typealias Vector = Half.Vector

    private let first: Half
    private let second: Half

    @inline(__always) static var width: Int { 2 * Half.width }

    @inline(__always)
    private init(_ first: Half, _ second: Half) {
        self.first = first
        self.second = second
    }

    @inline(__always)
    init(_ start: UnsafePointer<Vector>) { self.init(Half(start), Half(start + Half.width)) }

    @inline(__always)
    func adding(_ weights: Self, times factor: Vector) -> Self {
        Self(first.adding(weights.first, times: factor), second.adding(weights.second, times: factor))
    }

    @inline(__always)
    func store(to target: UnsafeMutablePointer<Vector>) {
        first.store(to: target)
        second.store(to: target + Half.width)
    }
}

typealias DoubleRow<V: ElementwiseFloat> = JoinedRow<SingleRow<V>>
typealias QuadrupleRow<V: ElementwiseFloat> = JoinedRow<DoubleRow<V>>
