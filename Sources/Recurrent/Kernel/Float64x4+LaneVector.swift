extension Float64x4: LaneVector {
    @inline(__always)
    static func difference(
        _ a: UnsafePointer<Float64x4>, _ b: UnsafePointer<Float64x4>, count: Int
    ) -> (maximum: Double, isSame: Bool) {
        // Bit patterns of non-negative numbers order as the numbers do, with NaN above all.
        var maximum = Bits(repeating: 0)
        var differing = Bits(repeating: 0)
        for index in 0..<count {
            let magnitude = (a[index] - b[index]).magnitude.bits
            maximum = maximum.replacing(with: magnitude, where: magnitude .> maximum)
            differing |= a[index].bits ^ b[index].bits
        }
        let joined = differing[0] | differing[1] | differing[2] | differing[3]
        let largest = max(max(maximum[0], maximum[1]), max(maximum[2], maximum[3]))
        return (Double(bitPattern: largest), joined == 0)
    }

    @inline(__always)
    static func cosineIsOne(
        _ a: UnsafePointer<Float64x4>, _ b: UnsafePointer<Float64x4>, count: Int
    ) -> Bool {
        let squaresOfA = sum(count) { a[$0] * a[$0] }
        let squaresOfB = sum(count) { b[$0] * b[$0] }
        let scaleOfA = Float64x4(repeating: squaresOfA).reciprocalNorm
        let scaleOfB = Float64x4(repeating: squaresOfB).reciprocalNorm
        return sum(count) { (a[$0] * scaleOfA) * (b[$0] * scaleOfB) } >= 1
    }

    /// The sum of `count` vectors in eight partial sums, four in even vectors and four in odd ones, joined in pairs.
    @inline(__always)
    private static func sum(_ count: Int, _ term: (Int) -> Float64x4) -> Double {
        var even = Float64x4(repeating: 0)
        var odd = Float64x4(repeating: 0)
        var index = 0
        while index + 1 < count {
            even = even + term(index)
            odd = odd + term(index + 1)
            index += 2
        }
        if index < count { even = even + term(index) }
        let (first, second) = (even.lanes, odd.lanes)
        return ((first[0] + first[1]) + (first[2] + first[3])) + ((second[0] + second[1]) + (second[2] + second[3]))
    }

    @inline(__always) subscript(lane: Int) -> Double { lanes[lane] }

    @inline(__always)
    func larger(_ other: Self) -> Self { Self(bits: bits.replacing(with: other.bits, where: other.bits .> bits)) }

    @inline(__always) func differingBits(from other: Self) -> Self { Self(bits: bits ^ other.bits) }
    @inline(__always) func union(_ other: Self) -> Self { Self(bits: bits | other.bits) }
    @inline(__always) func isZero(lane: Int) -> Bool { bits[lane] == 0 }

    @inline(__always)
    var reciprocalNorm: Self {
        let floor = SIMD4<Double>(repeating: 1e-12)
        let bounded = floor.replacing(with: lanes, where: lanes .> floor)
        return Self(repeating: 1) / Self(bounded).squareRootOfLanes
    }
}
