/// Sums accumulated side by side in registers: some vectors of pre-activations for both sequences.
///
/// A weight is read once and used for both. Tiles nest, so one loop serves every width.
protocol PairTile {
    /// The vectors of the sums.
    associatedtype Vector: ElementwiseFloat

    /// The number of weight vectors per row of the tile.
    static var width: Int { get }

    /// Sums that start from `width` vectors of each sequence.
    init(a: UnsafePointer<Vector>, b: UnsafePointer<Vector>)

    /// Adds a row of weights times one input of each sequence.
    mutating func add(_ weights: UnsafePointer<Vector>, a: Vector, b: Vector)

    /// Writes the `width` vectors of sums of each sequence.
    func store(a: UnsafeMutablePointer<Vector>, b: UnsafeMutablePointer<Vector>)
}

/// One vector of pre-activations for both sequences.
struct SingleTile<Vector: ElementwiseFloat>: PairTile {
    private var sumOfA: Vector
    private var sumOfB: Vector

    @inline(__always) static var width: Int { 1 }

    @inline(__always)
    init(a: UnsafePointer<Vector>, b: UnsafePointer<Vector>) {
        sumOfA = a.pointee
        sumOfB = b.pointee
    }

    @inline(__always)
    mutating func add(_ weights: UnsafePointer<Vector>, a: Vector, b: Vector) {
        let weight = weights.pointee
        sumOfA = Vector.multiplyAdd(weight, a, sumOfA)
        sumOfB = Vector.multiplyAdd(weight, b, sumOfB)
    }

    @inline(__always)
    func store(a: UnsafeMutablePointer<Vector>, b: UnsafeMutablePointer<Vector>) {
        a.pointee = sumOfA
        b.pointee = sumOfB
    }
}

/// Two tiles side by side.
struct JoinedTile<First: PairTile, Second: PairTile>: PairTile where First.Vector == Second.Vector {
    typealias Vector = First.Vector

    private var first: First
    private var second: Second

    @inline(__always) static var width: Int { First.width + Second.width }

    @inline(__always)
    init(a: UnsafePointer<Vector>, b: UnsafePointer<Vector>) {
        first = First(a: a, b: b)
        second = Second(a: a + First.width, b: b + First.width)
    }

    @inline(__always)
    mutating func add(_ weights: UnsafePointer<Vector>, a: Vector, b: Vector) {
        first.add(weights, a: a, b: b)
        second.add(weights + First.width, a: a, b: b)
    }

    @inline(__always)
    func store(a: UnsafeMutablePointer<Vector>, b: UnsafeMutablePointer<Vector>) {
        first.store(a: a, b: b)
        second.store(a: a + First.width, b: b + First.width)
    }
}

typealias DoubleTile<V: ElementwiseFloat> = JoinedTile<SingleTile<V>, SingleTile<V>>
typealias TripleTile<V: ElementwiseFloat> = JoinedTile<DoubleTile<V>, SingleTile<V>>
typealias QuadrupleTile<V: ElementwiseFloat> = JoinedTile<DoubleTile<V>, DoubleTile<V>>
typealias SextupleTile<V: ElementwiseFloat> = JoinedTile<QuadrupleTile<V>, DoubleTile<V>>
