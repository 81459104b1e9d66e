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
        let tiles = EvenTiles(count: columns.count, widest: 2)
        for run in 0..<2 {
            switch tiles.size(ofRun: run) {
            case 2: accumulate(TwoColumns<Layout, Row>.self, tiles.range(ofRun: run))
            default: accumulate(SingleColumn<Layout, Row>.self, tiles.range(ofRun: run))
            }
        }
    }

    /// Products with one or two vectors per row, for up to six columns at a time: with two vectors, twelve sums hide the
    /// latency of a fused multiply-add, and each needs two thirds of a read.
    @inline(__always)
    func accumulate<Row: VectorRow>(_ row: Row.Type) where Row.Vector == Vector {
        let tiles = EvenTiles(count: columns.count, widest: 6)
        for run in 0..<2 {
            let range = tiles.range(ofRun: run)
            switch tiles.size(ofRun: run) {
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
