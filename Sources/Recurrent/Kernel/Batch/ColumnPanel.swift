/// The product of one panel of weights with many columns.
struct ColumnPanel<Layout: LaneLayout> {
    typealias Vector = Layout.Vector

    /// The weights: [row][vector of the panel].
    let weights: UnsafePointer<Vector>
    /// The number of rows.
    let rows: Int
    /// The inputs of every column, `rows` each.
    let columns: MatrixColumns<Layout>
    /// The initial values of the first column's sums.
    let start: UnsafePointer<Vector>
    /// The distance to those of the next column.
    let startStride: Int
    /// The destination of the first column's sums.
    let outputs: UnsafeMutablePointer<Vector>
    /// The distance to that of the next column.
    let stride: Int

    /// Products with four vectors per row, for one or two columns at a time.
    @inline(__always)
    func accumulateFewColumns() {
        typealias Row = QuadrupleRow<Vector>
        let tiles = ColumnTiles(columns: columns.count, widest: 2)
        for run in 0..<2 {
            switch tiles.columns(ofRun: run) {
            case 2: accumulate(TwoColumns<Layout, Row>.self, tiles.columnRange(ofRun: run))
            default: accumulate(SingleColumn<Layout, Row>.self, tiles.columnRange(ofRun: run))
            }
        }
    }

    /// Products with one or two vectors per row, for up to six columns at a time: with two vectors, twelve sums hide the
    /// latency of a fused multiply-add, and each needs two thirds of a read.
    @inline(__always)
    func accumulate<Row: VectorRow>(_ row: Row.Type) where Row.Vector == Vector {
        let tiles = ColumnTiles(columns: columns.count, widest: 6)
        for run in 0..<2 {
            let range = tiles.columnRange(ofRun: run)
            switch tiles.columns(ofRun: run) {
            case 6: accumulate(SixColumns<Layout, Row>.self, range)
            case 5: accumulate(FiveColumns<Layout, Row>.self, range)
            case 4: accumulate(FourColumns<Layout, Row>.self, range)
            case 3: accumulate(ThreeColumns<Layout, Row>.self, range)
            case 2: accumulate(TwoColumns<Layout, Row>.self, range)
            default: accumulate(SingleColumn<Layout, Row>.self, range)
            }
        }
    }

    /// The products with the columns of a run of tiles.
    ///
    /// Several rows per iteration gain nothing and tempt the compiler to keep more in registers than there are.
    @inline(__always)
    private func accumulate<Tile: ColumnTile>(_ tile: Tile.Type, _ range: Range<Int>)
    where Tile.Layout == Layout {
        var column = range.lowerBound
        while column < range.upperBound {
            var tile = Tile(
                inputs: columns.inputs, offsets: columns.offsets + column, start: start + column &* startStride,
                stride: startStride)
            for row in 0..<rows { tile.add(Tile.Row(weights + row &* Tile.Row.width), row) }
            tile.store(to: outputs + column &* stride, stride: stride)
            column &+= Tile.columns
        }
    }
}

/// The division of columns into as few tiles as possible, whose sizes differ by at most one: a run of larger tiles, then
/// a run of smaller ones.
private struct ColumnTiles {
    private let columns: Int
    /// The number of columns of a tile in the second run.
    private let base: Int
    /// The number of tiles in the first run.
    private let larger: Int

    @inline(__always)
    init(columns: Int, widest: Int) {
        let count = (columns + widest - 1) / widest
        self.columns = columns
        (base, larger) = columns.quotientAndRemainder(dividingBy: max(count, 1))
    }

    /// The number of columns of a run's tiles.
    @inline(__always) func columns(ofRun run: Int) -> Int { run == 0 ? base + 1 : base }

    /// The columns of a run.
    @inline(__always)
    func columnRange(ofRun run: Int) -> Range<Int> {
        let boundary = larger * (base + 1)
        return run == 0 ? 0..<boundary : boundary..<columns
    }
}
