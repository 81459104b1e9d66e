/// A matrix of weights packed for products with a group of sequences that lie in the lanes of vectors.
///
/// Rows of results are divided into tiles, and packed as [tile][operand][row of the tile]: a product reads its weights in
/// one stream. Every sum goes over the operands in order, by fused multiply-add, so it does not depend on the tiles.
final class GroupMatrix<Vector: LaneVector> {
    typealias Scalar = Vector.Scalar

    /// The number of operands of a sum.
    let operands: Int
    /// The number of sums.
    let rows: Int
    private let wide: WideGradient?
    /// The number of rows of each tile.
    private let tiles: [Int]
    private let storage: LaneStorage<Scalar>

    /// A matrix of zeros.
    init(operands: Int, rows: Int, products: ProductVectors) {
        self.operands = operands
        self.rows = rows
        wide = products.available(Vector.wideGradient)
        tiles = Self.tiles(rows, wide)
        storage = LaneStorage(repeating: 0, count: operands * rows)
    }

    /// Tiles of at most six rows, whose twins of sums and operands fit sixteen registers, or those of wider vectors.
    private static func tiles(_ rows: Int, _ wide: WideGradient?) -> [Int] {
        guard let wide else {
            let tiles = EvenTiles(count: rows, widest: 6)
            return (0..<2).flatMap { run in
                let (size, covered) = (tiles.size(ofRun: run), tiles.range(ofRun: run).count)
                return Array(repeating: size, count: covered / size)
            }
        }
        var (sizes, left) = ([Int](), rows)
        while left > 0 {
            sizes.append(wide.tile(rows: left))
            left -= sizes[sizes.count - 1]
        }
        return sizes
    }

    /// Packs weights.
    ///
    /// - Parameters:
    ///   - weights: The weight of the first operand for the first row.
    ///   - operandStride: The distance of that of the next operand.
    ///   - rowStride: The distance of that of the next row.
    func pack(_ weights: UnsafePointer<Scalar>, operandStride: Int, rowStride: Int) {
        var (source, target) = (weights, storage.pointer)
        for size in tiles {
            for operand in 0..<operands {
                let numbers = source + operand &* operandStride
                for row in 0..<size { target[row] = numbers[row &* rowStride] }
                target += size
            }
            source += size &* rowStride
        }
    }

    /// results ← start + matrix · operands, for every sequence of the group.
    ///
    /// - Parameters:
    ///   - operands: [operand][vector].
    ///   - start: The initial value of the sums; `.rows` may be the results.
    ///   - results: [row][vector].
    @inline(never)
    func multiply(
        _ operands: UnsafePointer<Vector>, start: SumStart<Vector>, results: UnsafeMutablePointer<Vector>
    ) {
        guard wide == nil else {
            wide?.multiply(
                storage.pointer, operands: operands, operandCount: self.operands, rows: rows, start: start,
                results: results)
            return
        }
        for vector in stride(from: 0, to: GroupLanes<Vector>.vectors, by: 2) {
            let start: SumStart<Vector> =
                switch start {
                case .zero, .numbers: start
                case .rows(let rows): .rows(rows + vector)
                }
            var product = RowProduct(
                weights: UnsafePointer(storage.pointer), operands: operands + vector, count: self.operands,
                start: start, results: results + vector)
            for size in tiles {
                switch size {
                case 6: product.compute(SixRowSums<Vector>.self)
                case 5: product.compute(FiveRowSums<Vector>.self)
                case 4: product.compute(FourRowSums<Vector>.self)
                case 3: product.compute(ThreeRowSums<Vector>.self)
                case 2: product.compute(TwoRowSums<Vector>.self)
                default: product.compute(SingleRowSum<Vector>.self)
                }
            }
        }
    }
}

/// The product of a packed matrix with two vectors of every operand, tile by tile.
private struct RowProduct<Vector: LaneVector> {
    /// The weights of the next tile.
    var weights: UnsafePointer<Vector.Scalar>
    let operands: UnsafePointer<Vector>
    let count: Int
    let start: SumStart<Vector>
    let results: UnsafeMutablePointer<Vector>
    /// The first row of the next tile.
    private var row = 0

    init(
        weights: UnsafePointer<Vector.Scalar>, operands: UnsafePointer<Vector>, count: Int, start: SumStart<Vector>,
        results: UnsafeMutablePointer<Vector>
    ) {
        self.weights = weights
        self.operands = operands
        self.count = count
        self.start = start
        self.results = results
    }

    /// Computes the next tile.
    @inline(__always)
    mutating func compute<Sums: RowSums>(_ sums: Sums.Type) where Sums.Vector == Vector {
        let stride = GroupLanes<Vector>.vectors
        var sums = Sums(start, row: row)
        var operand = operands
        for _ in 0..<count {
            sums.add(weights, Twin(operand, distance: 1))
            weights += Sums.rows
            operand += stride
        }
        sums.store(to: results + row &* stride, stride: stride)
        row &+= Sums.rows
    }
}
