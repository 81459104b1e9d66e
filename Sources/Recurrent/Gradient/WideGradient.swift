internal import CWideKernel

/// The products of a training step in float32 on AVX-512, where a vector holds the numbers of a whole group of sequences.
///
/// Every sum has the order of `GroupMatrix` and `OuterProduct`.
struct WideGradient {
    /// The products, if the processor has the instructions.
    static var float32: Self? { wide_kernel_is_available() ? Self() : nil }

    private init() {}

    /// The number of rows in the next tile of a packed matrix, of `rows` that are left.
    func tile(rows: Int) -> Int { wide_gradient_tile(rows) }

    /// results ← start + matrix · operands.
    ///
    /// - Parameters:
    ///   - weights: Packed in tiles of `tile(rows:)` rows.
    ///   - operands: A row of 16 numbers for each of `operandCount` operands.
    ///   - start: The initial value of the sums, whose rows are adjacent.
    ///   - results: A row of 16 numbers for each of `rows` sums.
    @inline(__always)
    func multiply<Vector: LaneVector>(
        _ weights: UnsafePointer<Vector.Scalar>, operands: UnsafePointer<Vector>, operandCount: Int, rows: Int,
        start: SumStart<Vector>, results: UnsafeMutablePointer<Vector>
    ) {
        let (kind, first): (wide_start, UnsafeRawPointer?) =
            switch start {
            case .zero: (WIDE_START_ZERO, nil)
            case .numbers(let numbers): (WIDE_START_NUMBERS, UnsafeRawPointer(numbers))
            case .rows(let rows): (WIDE_START_ROWS, UnsafeRawPointer(rows))
            }
        var product = wide_rows(
            weights: Self.numbers(weights), operands: Self.numbers(operands), operand_count: operandCount, rows: rows,
            start_kind: kind, start: first.map { $0.assumingMemoryBound(to: Float.self) },
            results: UnsafeMutableRawPointer(results).assumingMemoryBound(to: Float.self))
        wide_gradient_multiply(&product)
    }

    /// gradient ← the sums over steps and sequences of the products of all operands with the gradients of four or eight sums.
    @inline(__always)
    func outer<Vector: LaneVector>(
        operands: StepRows<Vector>, operandCount: Int, packedSums: UnsafePointer<Vector>, sumCount: Int, steps: Int,
        gradient: UnsafeMutablePointer<Vector.Scalar>, stride: Int
    ) {
        var outer = wide_outer(
            operands: Self.numbers(operands.first), operand_count: operandCount,
            operand_stride: operands.stride * Vector.laneCount, sums: Self.numbers(packedSums), sum_count: sumCount,
            steps: steps, gradient: UnsafeMutableRawPointer(gradient).assumingMemoryBound(to: Float.self),
            gradient_stride: stride)
        wide_gradient_outer(&outer)
    }

    /// Numbers of float32 in memory, single or in vectors, which hold them in order and without padding.
    @inline(__always)
    private static func numbers<Element>(_ pointer: UnsafePointer<Element>) -> UnsafePointer<Float> {
        UnsafeRawPointer(pointer).assumingMemoryBound(to: Float.self)
    }
}
