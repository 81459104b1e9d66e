extension Float32x8: LaneVector {
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
    static func sumOfLanes(_ count: Int, _ term: (Int) -> Self) -> Float {
        var sum = Self(repeating: 0)
        for index in 0..<count { sum = sum + term(index) }
        let lanes = sum.lanes
        return ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3])) + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]))
    }
}
