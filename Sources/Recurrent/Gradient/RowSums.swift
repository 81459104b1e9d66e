/// Sums accumulated side by side in registers: a twin of vectors for each of a few rows.
///
/// A vector that is read is used for every row, and a weight for both vectors of the twin. Sums nest, so one loop serves
/// every number of rows.
protocol RowSums {
    associatedtype Vector: LaneVector

    /// The number of rows.
    static var rows: Int { get }

    /// Sums that start as told, the first of them for row `row`.
    init(_ start: SumStart<Vector>, row: Int)

    /// Adds a weight of each row, one after the other in memory, times a twin.
    mutating func add(_ weights: UnsafePointer<Vector.Scalar>, _ operand: Twin<Vector>)

    /// Writes the twins of the rows, `stride` vectors apart.
    func store(to target: UnsafeMutablePointer<Vector>, stride: Int)
}

/// What sums start from.
enum SumStart<Vector: LaneVector> {
    /// Zero.
    case zero
    /// A number for each row, the same for all sequences.
    case numbers(UnsafePointer<Vector.Scalar>)
    /// Two vectors of a row for each row.
    case rows(UnsafePointer<Vector>)

    /// The start of a row.
    @inline(__always)
    func twin(_ row: Int) -> Twin<Vector> {
        switch self {
        case .zero: Twin(repeating: 0)
        case .numbers(let numbers): Twin(repeating: numbers[row])
        case .rows(let rows): Twin(rows + row &* GroupLanes<Vector>.vectors, distance: 1)
        }
    }
}

/// The sums of one row.
struct SingleRowSum<Vector: LaneVector>: RowSums {
    private var sum: Twin<Vector>

    @inline(__always) static var rows: Int { 1 }

    @inline(__always) init(_ start: SumStart<Vector>, row: Int) { sum = start.twin(row) }

    @inline(__always)
    mutating func add(_ weights: UnsafePointer<Vector.Scalar>, _ operand: Twin<Vector>) {
        sum = Twin.multiplyAdd(Twin(repeating: weights.pointee), operand, sum)
    }

    @inline(__always)
    func store(to target: UnsafeMutablePointer<Vector>, stride: Int) {
        target[0] = sum.a
        target[1] = sum.b
    }
}

/// The sums of some rows and of those below.
struct JoinedRowSums<First: RowSums, Second: RowSums>: RowSums where First.Vector == Second.Vector {
    typealias Vector = First.Vector

    private var first: First
    private var second: Second

    @inline(__always) static var rows: Int { First.rows + Second.rows }

    @inline(__always)
    init(_ start: SumStart<Vector>, row: Int) {
        first = First(start, row: row)
        second = Second(start, row: row + First.rows)
    }

    @inline(__always)
    mutating func add(_ weights: UnsafePointer<Vector.Scalar>, _ operand: Twin<Vector>) {
        first.add(weights, operand)
        second.add(weights + First.rows, operand)
    }

    @inline(__always)
    func store(to target: UnsafeMutablePointer<Vector>, stride: Int) {
        first.store(to: target, stride: stride)
        second.store(to: target + First.rows &* stride, stride: stride)
    }
}

typealias TwoRowSums<V: LaneVector> = JoinedRowSums<SingleRowSum<V>, SingleRowSum<V>>
typealias ThreeRowSums<V: LaneVector> = JoinedRowSums<TwoRowSums<V>, SingleRowSum<V>>
typealias FourRowSums<V: LaneVector> = JoinedRowSums<TwoRowSums<V>, TwoRowSums<V>>
typealias FiveRowSums<V: LaneVector> = JoinedRowSums<ThreeRowSums<V>, TwoRowSums<V>>
typealias SixRowSums<V: LaneVector> = JoinedRowSums<ThreeRowSums<V>, ThreeRowSums<V>>
