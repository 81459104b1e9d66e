/// Eight numbers of `Float` side by side.
///
/// A separate type, because the generic operations of the standard library's vectors are not always inlined.
struct Float32x8: ElementwiseFloat {
    typealias Scalar = Float
    typealias Bits = SIMD8<UInt32>

    /// The numbers.
    var lanes: SIMD8<Float>

    @inline(__always) static var laneCount: Int { 8 }

    @inline(__always) init(_ lanes: SIMD8<Float>) { self.lanes = lanes }
    @inline(__always) init(repeating scalar: Float) { lanes = SIMD8(repeating: scalar) }
    @inline(__always) init(bits: Bits) { lanes = unsafeBitCast(bits, to: SIMD8<Float>.self) }

    /// The bit patterns of the numbers.
    @inline(__always) var bits: Bits { unsafeBitCast(lanes, to: Bits.self) }

    @inline(__always) static func + (left: Self, right: Self) -> Self { Self(left.lanes + right.lanes) }
    @inline(__always) static func - (left: Self, right: Self) -> Self { Self(left.lanes - right.lanes) }
    @inline(__always) static func * (left: Self, right: Self) -> Self { Self(left.lanes * right.lanes) }
    @inline(__always) static func / (left: Self, right: Self) -> Self { Self(left.lanes / right.lanes) }

    @inline(__always)
    static func multiplyAdd(_ left: Self, _ right: Self, _ addend: Self) -> Self {
        Self(addend.lanes.addingProduct(left.lanes, right.lanes))
    }

    @inline(__always)
    var magnitude: Self { Self(bits: bits & Bits(repeating: 0x7FFF_FFFF)) }

    @inline(__always)
    var negativeMagnitude: Self { Self(bits: bits | Bits(repeating: ~0x7FFF_FFFF)) }

    @inline(__always)
    var negated: Self { Self(bits: bits ^ Bits(repeating: ~0x7FFF_FFFF)) }

    @inline(__always)
    func withSign(of other: Self) -> Self { Self(bits: bits | (other.bits & Bits(repeating: ~0x7FFF_FFFF))) }

    @inline(__always)
    func clamped(below limit: Self) -> Self { Self(lanes.replacing(with: limit.lanes, where: lanes .> limit.lanes)) }

    @inline(__always)
    func clamped(above limit: Self) -> Self { Self(lanes.replacing(with: limit.lanes, where: lanes .< limit.lanes)) }

    @inline(__always)
    func powerOfTwo(times scale: Scalar) -> Self {
        Self(bits: Bits(repeating: scale.bitPattern) &+ (bits &<< Bits(repeating: 23)))
    }

    @inline(__always)
    func inversePowerOfTwo(times scale: Scalar) -> Self {
        Self(bits: Bits(repeating: scale.bitPattern) &- (bits &<< Bits(repeating: 23)))
    }
}
