/// Rows of vectors, one set of rows per step.
struct StepRows<Vector: LaneVector> {
    /// The first row of the first step.
    let first: UnsafePointer<Vector>
    /// The distance from step to step, in vectors.
    let stride: Int

    /// The rows from `row` on.
    @inline(__always)
    func dropping(_ row: Int) -> Self { Self(first: first + row &* GroupLanes<Vector>.vectors, stride: stride) }
}

/// Computes the gradients of matrices: the products of their operands with the gradients of their sums, over all steps and
/// sequences.
///
/// An entry is a twin of vectors of partial sums over the steps in order, one for each sequence of the group, or for every
/// second one where a group has four vectors; the lanes are joined at the end. Tiles of two operands and three sums keep
/// twelve vectors in registers. Where a tile would exceed the matrix, it starts earlier and computes some entries twice,
/// with the same result.
///
/// The gradients of a tile's sums are gathered once and read for every operand: in place they lie a large power of two
/// apart from step to step, and the caches hold few lines at such distances.
final class OuterProduct<Vector: LaneVector> {
    typealias Scalar = Vector.Scalar

    /// The products on wider vectors, if they are used.
    private let wide: WideGradient?
    /// The gradients of the sums of a tile: [step][sum].
    private let gathered: LaneStorage<Vector>

    /// The most sums of a tile.
    private static var widestTile: Int { 8 }

    /// Products over at most `steps` steps.
    init(steps: Int, products: ProductVectors) {
        wide = products.available(Vector.wideGradient)
        gathered = LaneStorage(
            repeating: Vector(repeating: 0), count: steps * Self.widestTile * GroupLanes<Vector>.vectors)
    }

    /// Writes a gradient.
    ///
    /// - Parameters:
    ///   - gradient: The entry of the first operand and the first sum; entries of further sums follow it.
    ///   - stride: The distance between the entries of two operands.
    ///   - operands: The operands.
    ///   - operandCount: The number of operands.
    ///   - sums: The gradients of the sums.
    ///   - sumCount: The number of sums.
    ///   - steps: The number of steps.
    @inline(never)
    func write(
        to gradient: UnsafeMutablePointer<Scalar>, stride: Int, operands: StepRows<Vector>, operandCount: Int,
        sums: StepRows<Vector>, sumCount: Int, steps: Int
    ) {
        let width = tileWidth(sumCount)
        for next in Swift.stride(from: 0, to: sumCount, by: width) {
            let sum = min(next, sumCount - width)
            gather(sums.dropping(sum), count: width, steps: steps)
            if let wide, width >= 4 {
                wide.outer(
                    operands: operands, operandCount: operandCount, packedSums: gathered.pointer, sumCount: width,
                    steps: steps, gradient: gradient + sum, stride: stride)
                continue
            }
            let height = operandCount >= 2 ? 2 : 1
            for next in Swift.stride(from: 0, to: operandCount, by: height) {
                let operand = min(next, operandCount - height)
                let rows = operands.dropping(operand)
                let entries = gradient + operand &* stride + sum
                switch (height, width) {
                case (2, 3): tile(rows, steps, entries, stride)
                case (1, 3): row(rows, steps, entries)
                case (2, _):
                    entry(rows, steps, entries)
                    entry(rows.dropping(1), steps, entries + stride)
                default: entry(rows, steps, entries)
                }
            }
        }
    }

    /// The number of sums of a tile.
    private func tileWidth(_ sums: Int) -> Int {
        if wide != nil, sums >= 4 { return sums >= Self.widestTile ? Self.widestTile : 4 }
        return sums >= 3 ? 3 : 1
    }

    /// Gathers the gradients of some adjacent sums.
    private func gather(_ sums: StepRows<Vector>, count: Int, steps: Int) {
        let vectors = count * GroupLanes<Vector>.vectors
        for step in 0..<steps {
            (gathered.pointer + step &* vectors).update(from: sums.first + step &* sums.stride, count: vectors)
        }
    }

    /// The entries of two operands and three sums.
    @inline(__always)
    private func tile(
        _ rows: StepRows<Vector>, _ steps: Int, _ entries: UnsafeMutablePointer<Scalar>, _ stride: Int
    ) {
        let width = GroupLanes<Vector>.vectors
        var (a, b) = (ThreeEntries<Vector>(), ThreeEntries<Vector>())
        var (row, sums) = (rows.first, UnsafePointer(gathered.pointer))
        for _ in 0..<steps {
            for vector in Swift.stride(from: 0, to: width, by: 2) {
                let errors = ThreeEntries(sums + vector)
                a.add(Twin(row + vector, distance: 1), errors)
                b.add(Twin(row + width + vector, distance: 1), errors)
            }
            row += rows.stride
            sums += 3 * width
        }
        a.store(to: entries)
        b.store(to: entries + stride)
    }

    /// The entries of one operand and three sums.
    @inline(__always)
    private func row(_ rows: StepRows<Vector>, _ steps: Int, _ entries: UnsafeMutablePointer<Scalar>) {
        let width = GroupLanes<Vector>.vectors
        var total = ThreeEntries<Vector>()
        var (row, sums) = (rows.first, UnsafePointer(gathered.pointer))
        for _ in 0..<steps {
            for vector in Swift.stride(from: 0, to: width, by: 2) {
                total.add(Twin(row + vector, distance: 1), ThreeEntries(sums + vector))
            }
            row += rows.stride
            sums += 3 * width
        }
        total.store(to: entries)
    }

    /// One entry.
    @inline(__always)
    private func entry(_ rows: StepRows<Vector>, _ steps: Int, _ entry: UnsafeMutablePointer<Scalar>) {
        let width = GroupLanes<Vector>.vectors
        var total = Twin<Vector>(repeating: 0)
        var (row, sums) = (rows.first, UnsafePointer(gathered.pointer))
        for _ in 0..<steps {
            for vector in Swift.stride(from: 0, to: width, by: 2) {
                total = Twin.multiplyAdd(Twin(row + vector, distance: 1), Twin(sums + vector, distance: 1), total)
            }
            row += rows.stride
            sums += width
        }
        entry.pointee = total.sumOfLanes
    }
}

/// Partial sums for each of three entries.
private struct ThreeEntries<Vector: LaneVector> {
    private var a, b, c: Twin<Vector>

    /// Zeros.
    @inline(__always)
    init() {
        let zero = Twin<Vector>(repeating: 0)
        (a, b, c) = (zero, zero, zero)
    }

    /// A twin of each of three adjacent rows.
    @inline(__always)
    init(_ rows: UnsafePointer<Vector>) {
        let width = GroupLanes<Vector>.vectors
        (a, b, c) = (
            Twin(rows, distance: 1), Twin(rows + width, distance: 1), Twin(rows + 2 * width, distance: 1)
        )
    }

    /// Adds the products of one twin with three.
    @inline(__always)
    mutating func add(_ operand: Twin<Vector>, _ sums: Self) {
        a = Twin.multiplyAdd(operand, sums.a, a)
        b = Twin.multiplyAdd(operand, sums.b, b)
        c = Twin.multiplyAdd(operand, sums.c, c)
    }

    /// Joins the lanes and writes three entries.
    @inline(__always)
    func store(to entries: UnsafeMutablePointer<Vector.Scalar>) {
        entries[0] = a.sumOfLanes
        entries[1] = b.sumOfLanes
        entries[2] = c.sumOfLanes
    }
}

extension Twin where Vector: LaneVector {
    /// The sum of all lanes of both vectors.
    @inline(__always) fileprivate var sumOfLanes: Scalar { a.sumOfLanes + b.sumOfLanes }
}
