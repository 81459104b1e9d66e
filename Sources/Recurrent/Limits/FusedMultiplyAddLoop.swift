/// A loop of fused multiply-adds only, which measures the peak arithmetic of one core.
///
/// Twelve chains are independent, more than enough to hide the latency of one instruction, and stay in registers.
public enum FusedMultiplyAddLoop {
    /// The number of independent chains.
    private static let chains = 12

    /// The number of floating-point operations in `rounds` rounds; a fused multiply-add counts as two.
    public static func operations(rounds: Int, precision: Precision) -> Int {
        let lanes =
            switch precision {
            case .float32: Float32x8.laneCount
            case .float64: Float64x4.laneCount
            }
        return 2 * chains * lanes * rounds
    }

    /// Executes `rounds` rounds of one multiply-add per chain.
    ///
    /// - Returns: A number that depends on all of them, so the compiler can omit none.
    /// - Complexity: O(`rounds`).
    public static func run(rounds: Int, precision: Precision) -> Double {
        switch precision {
        case .float32: Double(sum(rounds: rounds, of: Float32x8.self).lanes[0])
        case .float64: sum(rounds: rounds, of: Float64x4.self).lanes[0]
        }
    }

    /// x ← 0.999 x + 0.001 in every chain, which converges to 1.
    @inline(__always)
    private static func sum<Vector: ElementwiseFloat>(rounds: Int, of vector: Vector.Type) -> Vector {
        let (factor, term) = (Vector(repeating: 0.999), Vector(repeating: 0.001))
        // Chains with equal starts might be computed only once.
        var (a, b, c) = (Vector(repeating: 1), Vector(repeating: 2), Vector(repeating: 3))
        var (d, e, f) = (Vector(repeating: 4), Vector(repeating: 5), Vector(repeating: 6))
        var (g, h, i) = (Vector(repeating: 7), Vector(repeating: 8), Vector(repeating: 9))
        var (j, k, l) = (Vector(repeating: 10), Vector(repeating: 11), Vector(repeating: 12))
        for _ in 0..<rounds {
            a = Vector.multiplyAdd(a, factor, term)
            b = Vector.multiplyAdd(b, factor, term)
            c = Vector.multiplyAdd(c, factor, term)
            d = Vector.multiplyAdd(d, factor, term)
            e = Vector.multiplyAdd(e, factor, term)
            f = Vector.multiplyAdd(f, factor, term)
            g = Vector.multiplyAdd(g, factor, term)
            h = Vector.multiplyAdd(h, factor, term)
            i = Vector.multiplyAdd(i, factor, term)
            j = Vector.multiplyAdd(j, factor, term)
            k = Vector.multiplyAdd(k, factor, term)
            l = Vector.multiplyAdd(l, factor, term)
        }
        return ((a + b) + (c + d)) + ((e + f) + (g + h)) + ((i + j) + (k + l))
    }
}
