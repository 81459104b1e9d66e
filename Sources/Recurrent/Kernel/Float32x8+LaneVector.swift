extension Float32x8: LaneVector {
    @inline(__always)
    static func difference(
        _ a: UnsafePointer<Float32x8>, _ b: UnsafePointer<Float32x8>, count: Int
    ) -> (maximum: Float, isSame: Bool) {
        // Bit patterns of non-negative numbers order as the numbers do, with NaN above all.
        var maximum = Bits(repeating: 0)
        var differing = Bits(repeating: 0)
        for index in 0..<count {
            let magnitude = (a[index] - b[index]).magnitude.bits
            maximum = maximum.replacing(with: magnitude, where: magnitude .> maximum)
            differing |= a[index].bits ^ b[index].bits
        }
        let joined =
            differing[0] | differing[1] | differing[2] | differing[3]
            | differing[4] | differing[5] | differing[6] | differing[7]
        var largest = maximum[0]
        for lane in 1..<8 { largest = max(largest, maximum[lane]) }
        return (Float(bitPattern: largest), joined == 0)
    }

    @inline(__always)
    static func cosineIsOne(
        _ a: UnsafePointer<Float32x8>, _ b: UnsafePointer<Float32x8>, count: Int
    ) -> Bool {
        var squaresOfA = Float32x8(repeating: 0)
        var squaresOfB = Float32x8(repeating: 0)
        for index in 0..<count {
            squaresOfA = squaresOfA + a[index] * a[index]
            squaresOfB = squaresOfB + b[index] * b[index]
        }
        let scaleOfA = Float32x8(repeating: squaresOfA.sum).reciprocalNorm
        let scaleOfB = Float32x8(repeating: squaresOfB.sum).reciprocalNorm
        return products(a, scaleOfA, b, scaleOfB, count: count).sum >= 1
    }

    /// The eight partial sums of two rows, each times a scale of its own.
    ///
    /// By itself, since the optimiser takes the loop apart lane by lane once it sees that all lanes of a scale are the same.
    @inline(never)
    private static func products(
        _ a: UnsafePointer<Float32x8>, _ scaleOfA: Float32x8, _ b: UnsafePointer<Float32x8>, _ scaleOfB: Float32x8,
        count: Int
    ) -> Float32x8 {
        var products = Float32x8(repeating: 0)
        for index in 0..<count { products = products + (a[index] * scaleOfA) * (b[index] * scaleOfB) }
        return products
    }

    /// The eight partial sums, joined in pairs.
    @inline(__always)
    private var sum: Float {
        ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3])) + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]))
    }

    @inline(__always) subscript(lane: Int) -> Float { lanes[lane] }

    @inline(__always)
    func larger(_ other: Self) -> Self { Self(bits: bits.replacing(with: other.bits, where: other.bits .> bits)) }

    @inline(__always) func differingBits(from other: Self) -> Self { Self(bits: bits ^ other.bits) }
    @inline(__always) func union(_ other: Self) -> Self { Self(bits: bits | other.bits) }
    @inline(__always) func isZero(lane: Int) -> Bool { bits[lane] == 0 }

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
}
