/// A matrix packed for products with many columns at once.
///
/// It is divided into chunks of rows, and a chunk into panels of a few vectors of every row: [chunk][panel][row][vector
/// within the panel][lane]. A panel fits the nearest cache and is read once for every few columns. Every output sums
/// over the rows in order, by fused multiply-add, from a given start: chunks continue a sum that was stored, and panels
/// change which outputs are computed side by side, never the order of a sum.
struct ColumnMatrix<Layout: LaneLayout> {
    typealias Vector = Layout.Vector

    /// The number of inputs that a product reads per column.
    let rows: Int
    /// The number of vectors that a product writes per column.
    let vectors: Int
    /// The number of vectors in a panel, except for the last ones.
    private let width: Int
    /// The product of panels of two or four vectors, if it is computed on wider ones.
    private let wideProduct: WideProduct?
    private let storage: LaneStorage<Vector>

    /// The most rows in a chunk: a panel of two vectors takes 16 KiB, which leaves room for the inputs in a cache of 32.
    ///
    /// A panel of four takes 32 KiB. Processors with wider vectors have caches of 48, or read a panel from the next cache
    /// as fast as its few reads per multiply-add need.
    static var rowsPerChunk: Int { 256 }

    /// A matrix of zeros.
    ///
    /// - Parameters:
    ///   - rows: The number of inputs.
    ///   - vectors: The number of vectors of outputs.
    ///   - columns: The usual number of columns of a product: a few need wider panels to keep enough sums in flight.
    ///   - products: The vectors of the products.
    init(rows: Int, vectors: Int, columns: Int, products: ProductVectors) {
        self.rows = rows
        self.vectors = vectors
        let hasFewColumns = columns <= 2
        wideProduct = hasFewColumns ? nil : products.available(Layout.wideProduct)
        width = hasFewColumns || wideProduct != nil ? 4 : 2
        storage = LaneStorage(repeating: Vector(repeating: 0), count: rows * vectors)
    }

    /// The number of chunks.
    var chunks: Int { (rows + Self.rowsPerChunk - 1) / Self.rowsPerChunk }

    /// The rows of a chunk.
    @inline(__always)
    func rows(ofChunk chunk: Int) -> Range<Int> {
        let start = chunk * Self.rowsPerChunk
        return start..<min(start + Self.rowsPerChunk, rows)
    }

    /// Packs the weights of one network.
    ///
    /// - Parameter weight: The weight of a row for a unit lane of a vector, rounded to the kernel's precision.
    func pack(network: Int, weight: (_ row: Int, _ vector: Int, _ unitLane: Int) -> Vector.Scalar) {
        let scalars = Layout.numbers(storage.pointer)
        for chunk in 0..<chunks {
            let rows = rows(ofChunk: chunk)
            for panel in panels {
                let start = rows.lowerBound * vectors + rows.count * panel.lowerBound
                for row in rows {
                    for vector in panel {
                        let place = start + (row - rows.lowerBound) * panel.count + (vector - panel.lowerBound)
                        for lane in 0..<Layout.unitsPerVector {
                            scalars[place * Vector.laneCount + Layout.place(ofUnit: lane, network: network)] = weight(
                                row, vector, lane)
                        }
                    }
                }
            }
        }
    }

    /// The vectors of each panel.
    private var panels: [Range<Int>] {
        var panels: [Range<Int>] = []
        var start = 0
        while start < vectors {
            let count = Self.panelWidth(width, remaining: vectors - start)
            panels.append(start..<start + count)
            start += count
        }
        return panels
    }

    /// The usual width while it fits, then the halves.
    @inline(__always)
    private static func panelWidth(_ width: Int, remaining: Int) -> Int {
        remaining >= width ? width : remaining >= 2 ? 2 : 1
    }

    /// outputs ← starts + inputs · matrix, for every column.
    ///
    /// - Parameters:
    ///   - columns: `rows` inputs each.
    ///   - start: The initial values of the first column's sums.
    ///   - startStride: The distance to those of the next column, in vectors: 0 if all columns start alike, otherwise
    ///     `vectors`.
    ///   - outputs: The destination, `vectors` per column; it may be `start`.
    func accumulate(
        _ columns: MatrixColumns<Layout>, start: UnsafePointer<Vector>, startStride: Int,
        outputs: UnsafeMutablePointer<Vector>
    ) {
        for chunk in 0..<chunks {
            let columns = columns.dropping(rows(ofChunk: chunk).lowerBound)
            accumulate(chunk: chunk, columns, start: start, startStride: startStride, outputs: outputs)
        }
    }

    /// Adds the products with one chunk of rows, of which the columns have the inputs, to the starts for the first chunk
    /// and to the outputs for any other.
    func accumulate(
        chunk: Int, _ columns: MatrixColumns<Layout>, start: UnsafePointer<Vector>, startStride: Int,
        outputs: UnsafeMutablePointer<Vector>
    ) {
        let rows = rows(ofChunk: chunk)
        let isFirst = chunk == 0
        Self.accumulate(
            PackedChunk(
                weights: UnsafePointer(storage.pointer + rows.lowerBound * vectors), rows: rows.count, vectors: vectors,
                width: width, wideProduct: wideProduct),
            columns, start: isFirst ? start : UnsafePointer(outputs), startStride: isFirst ? startStride : vectors,
            outputs: outputs)
    }

    /// Adds the products with every panel of a chunk.
    ///
    /// It is compiled once for each layout, because every size of tile is inlined into it.
    @inline(never)
    private static func accumulate(
        _ chunk: PackedChunk<Vector>, _ columns: MatrixColumns<Layout>, start: UnsafePointer<Vector>, startStride: Int,
        outputs: UnsafeMutablePointer<Vector>
    ) {
        var vector = 0
        while vector < chunk.vectors {
            let width = panelWidth(chunk.width, remaining: chunk.vectors - vector)
            let panel = ColumnPanel<Layout>(
                weights: chunk.weights + chunk.rows * vector, rows: chunk.rows, columns: columns,
                start: start + vector, startStride: startStride, outputs: outputs + vector, stride: chunk.vectors)
            switch (width, chunk.wideProduct) {
            case (1, _): panel.accumulate(SingleRow.self)
            case (_, let wideProduct?): wideProduct.accumulate(panel, width: width)
            case (2, nil): panel.accumulate(DoubleRow.self)
            default: panel.accumulateFewColumns()
            }
            vector += width
        }
    }
}

/// Columns of inputs in memory.
struct MatrixColumns<Layout: LaneLayout> {
    /// Where offset 0 is.
    let inputs: UnsafePointer<Layout.Operand>
    /// The distance of each column's first input from `inputs`, in operands.
    let offsets: UnsafePointer<Int>
    /// The number of columns.
    let count: Int

    /// The columns without their first `rows` inputs.
    @inline(__always)
    func dropping(_ rows: Int) -> Self { Self(inputs: inputs + rows, offsets: offsets, count: count) }
}

/// Consecutive rows of a packed matrix.
private struct PackedChunk<Vector: LaneVector> {
    let weights: UnsafePointer<Vector>
    let rows: Int
    let vectors: Int
    let width: Int
    let wideProduct: WideProduct?
}
