extension Float32x8: LaneVector {
    static var wideProduct: WideProduct? { .float32 }
    static var wideGradient: WideGradient? { .float32 }
    static var wideFunctions: WideFunctions? { .float32 }

    // Bit patterns of non-negative numbers order as the numbers do, with NaN above all.
    @inline(__always)
    func larger(_ other: Self) -> Self { Self(bits: bits.replacing(with: other.bits, where: other.bits .> bits)) }

    @inline(__always) func differingBits(from other: Self) -> Self { Self(bits: bits ^ other.bits) }
    @inline(__always) func union(_ other: Self) -> Self { Self(bits: bits | other.bits) }

    @inline(__always)
    var reciprocalNorm: Self {
        let floor = SIMD8<Float>(repeating: 1e-12)
        let bounded = floor.replacing(with: lanes, where: lanes .> floor)
        return Self(repeating: 1)
            / Self(
                SIMD8(
                    bounded[0].squareRoot(), bounded[1].squareRoot(), bounded[2].squareRoot(), bounded[3].squareRoot(),
                    bounded[4].squareRoot(), bounded[5].squareRoot(), bounded[6].squareRoot(), bounded[7].squareRoot()))
    }

    @inline(__always)
    var largestOfLanes: Float {
        var largest = bits[0]
        for lane in 1..<8 { largest = max(largest, bits[lane]) }
        return Float(bitPattern: largest)
    }

    @inline(__always)
    var unionOfLanes: Float {
        Float(bitPattern: ((bits[0] | bits[1]) | (bits[2] | bits[3])) | ((bits[4] | bits[5]) | (bits[6] | bits[7])))
    }

    @inline(__always) var hasZeroLane: Bool { any(bits .== Bits(repeating: 0)) }

    @inline(__always)
    static func sumsOfLanes(_ count: Int, _ terms: (_ vector: Int) -> Twin<Self>) -> (Float, Float) {
        var sums = Twin<Self>(repeating: 0)
        for vector in 0..<count { sums = sums + terms(vector) }
        return (sums.a.sumOfLanes, sums.b.sumOfLanes)
    }

    @inline(__always)
    var sumOfLanes: Float {
        ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3])) + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]))
    }

    @inline(__always)
    static func transpose(_ rows: UnsafePointer<Self>, stride: Int, to columns: UnsafeMutablePointer<Self>) {
        let (a0, a1) = interleaved(rows[0], rows[4 * stride])
        let (a2, a3) = interleaved(rows[stride], rows[5 * stride])
        let (a4, a5) = interleaved(rows[2 * stride], rows[6 * stride])
        let (a6, a7) = interleaved(rows[3 * stride], rows[7 * stride])
        let (b0, b1) = interleaved(a0, a4)
        let (b2, b3) = interleaved(a1, a5)
        let (b4, b5) = interleaved(a2, a6)
        let (b6, b7) = interleaved(a3, a7)
        (columns[0], columns[1]) = interleaved(b0, b4)
        (columns[2], columns[3]) = interleaved(b1, b5)
        (columns[4], columns[5]) = interleaved(b2, b6)
        (columns[6], columns[7]) = interleaved(b3, b7)
    }

    /// The lanes of two vectors in turn.
    @inline(__always)
    private static func interleaved(_ a: Self, _ b: Self) -> (Self, Self) {
        let (a, b) = (a.lanes, b.lanes)
        return (
            Self(SIMD8(a[0], b[0], a[1], b[1], a[2], b[2], a[3], b[3])),
            Self(SIMD8(a[4], b[4], a[5], b[5], a[6], b[6], a[7], b[7]))
        )
    }
}
