/// Sums accumulated side by side in registers: a row of vectors for each of several columns.
///
/// A weight is read once and used for every column of the tile, an input once for every vector of the row. Tiles nest,
/// so one loop serves every number of columns.
protocol ColumnTile {
    associatedtype Layout: LaneLayout
    /// The sums of one column.
    associatedtype Row: VectorRow where Row.Vector == Layout.Vector

    /// The number of columns.
    static var columns: Int { get }

    /// Sums that start from a row each.
    ///
    /// - Parameters:
    ///   - inputs: The first input of column c is at `inputs + offsets[c]`.
    ///   - start: The first row; that of column c is `stride` · c vectors further.
    init(
        inputs: UnsafePointer<Layout.Operand>, offsets: UnsafePointer<Int>, start: UnsafePointer<Layout.Vector>,
        stride: Int)

    /// Adds weights times input number `index` of every column.
    mutating func add(_ weights: Row, _ index: Int)

    /// Writes the sums; the row of column c is written `stride` · c vectors after `target`.
    func store(to target: UnsafeMutablePointer<Layout.Vector>, stride: Int)
}

/// The sums of one column.
struct SingleColumn<Layout: LaneLayout, Row: VectorRow>: ColumnTile where Row.Vector == Layout.Vector {
    private let inputs: UnsafePointer<Layout.Operand>
    private var sums: Row

    @inline(__always) static var columns: Int { 1 }

    @inline(__always)
    init(
        inputs: UnsafePointer<Layout.Operand>, offsets: UnsafePointer<Int>, start: UnsafePointer<Layout.Vector>,
        stride: Int
    ) {
        self.inputs = inputs + offsets.pointee
        sums = Row(start)
    }

    @inline(__always)
    mutating func add(_ weights: Row, _ index: Int) { sums = sums.adding(weights, times: Layout.spread(inputs[index])) }

    @inline(__always)
    func store(to target: UnsafeMutablePointer<Layout.Vector>, stride: Int) { sums.store(to: target) }
}

/// Two tiles side by side.
struct JoinedColumns<First: ColumnTile, Second: ColumnTile>: ColumnTile
where First.Layout == Second.Layout, First.Row == Second.Row {
    typealias Layout = First.Layout
    typealias Row = First.Row

    private var first: First
    private var second: Second

    @inline(__always) static var columns: Int { First.columns + Second.columns }

    @inline(__always)
    init(
        inputs: UnsafePointer<Layout.Operand>, offsets: UnsafePointer<Int>, start: UnsafePointer<Layout.Vector>,
        stride: Int
    ) {
        first = First(inputs: inputs, offsets: offsets, start: start, stride: stride)
        second = Second(
            inputs: inputs, offsets: offsets + First.columns, start: start + First.columns &* stride, stride: stride)
    }

    @inline(__always)
    mutating func add(_ weights: Row, _ index: Int) {
        first.add(weights, index)
        second.add(weights, index)
    }

    @inline(__always)
    func store(to target: UnsafeMutablePointer<Layout.Vector>, stride: Int) {
        first.store(to: target, stride: stride)
        second.store(to: target + First.columns &* stride, stride: stride)
    }
}

typealias TwoColumns<L: LaneLayout, R: VectorRow> = JoinedColumns<SingleColumn<L, R>, SingleColumn<L, R>>
where R.Vector == L.Vector
typealias ThreeColumns<L: LaneLayout, R: VectorRow> = JoinedColumns<TwoColumns<L, R>, SingleColumn<L, R>>
where R.Vector == L.Vector
typealias FourColumns<L: LaneLayout, R: VectorRow> = JoinedColumns<TwoColumns<L, R>, TwoColumns<L, R>>
where R.Vector == L.Vector
typealias FiveColumns<L: LaneLayout, R: VectorRow> = JoinedColumns<ThreeColumns<L, R>, TwoColumns<L, R>>
where R.Vector == L.Vector
typealias SixColumns<L: LaneLayout, R: VectorRow> = JoinedColumns<ThreeColumns<L, R>, ThreeColumns<L, R>>
where R.Vector == L.Vector
