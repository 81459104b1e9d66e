extension Float64x4: LaneVector {
    static var wideProduct: WideProduct? { .float64 }
    static var wideGradient: WideGradient? { nil }
    static var wideFunctions: WideFunctions? { nil }

    // Bit patterns of non-negative numbers order as the numbers do, with NaN above all.
    @inline(__always)
    func larger(_ other: Self) -> Self { Self(bits: bits.replacing(with: other.bits, where: other.bits .> bits)) }

    @inline(__always) func differingBits(from other: Self) -> Self { Self(bits: bits ^ other.bits) }
    @inline(__always) func union(_ other: Self) -> Self { Self(bits: bits | other.bits) }

    @inline(__always)
    var reciprocalNorm: Self {
        let floor = SIMD4<Double>(repeating: 1e-12)
        let bounded = floor.replacing(with: lanes, where: lanes .> floor)
        return Self(repeating: 1) / Self(bounded).squareRootOfLanes
    }

    @inline(__always)
    var largestOfLanes: Double {
        Double(bitPattern: max(max(bits[0], bits[1]), max(bits[2], bits[3])))
    }

    @inline(__always)
    var unionOfLanes: Double { Double(bitPattern: (bits[0] | bits[1]) | (bits[2] | bits[3])) }

    @inline(__always) var hasZeroLane: Bool { any(bits .== Bits(repeating: 0)) }

    /// Even vectors hold partial sums 0 to 3, odd ones 4 to 7.
    @inline(__always)
    static func sumsOfLanes(_ count: Int, _ terms: (_ vector: Int) -> Twin<Self>) -> (Double, Double) {
        var even = Twin<Self>(repeating: 0)
        var odd = Twin<Self>(repeating: 0)
        var vector = 0
        while vector + 1 < count {
            even = even + terms(vector)
            odd = odd + terms(vector + 1)
            vector += 2
        }
        if vector < count { even = even + terms(vector) }
        return (joined(even.a, odd.a), joined(even.b, odd.b))
    }

    @inline(__always)
    private static func joined(_ first: Self, _ second: Self) -> Double { first.sumOfLanes + second.sumOfLanes }

    @inline(__always)
    var sumOfLanes: Double { (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]) }

    @inline(__always)
    static func transpose(_ rows: UnsafePointer<Self>, stride: Int, to columns: UnsafeMutablePointer<Self>) {
        let (a0, a1) = interleaved(rows[0], rows[2 * stride])
        let (a2, a3) = interleaved(rows[stride], rows[3 * stride])
        (columns[0], columns[1]) = interleaved(a0, a2)
        (columns[2], columns[3]) = interleaved(a1, a3)
    }

    /// The lanes of two vectors in turn.
    @inline(__always)
    private static func interleaved(_ a: Self, _ b: Self) -> (Self, Self) {
        let (a, b) = (a.lanes, b.lanes)
        return (
            Self(SIMD4(a[0], b[0], a[1], b[1])),
            Self(SIMD4(a[2], b[2], a[3], b[3]))
        )
    }
}
