extension Float: ElementwiseFloat {
    @inline(__always) static var laneCount: Int { 1 }

    @inline(__always) init(repeating scalar: Float) { self = scalar }

    @inline(__always)
    static func multiplyAdd(_ left: Float, _ right: Float, _ addend: Float) -> Float {
        addend.addingProduct(left, right)
    }

    @inline(__always) var negativeMagnitude: Float { -magnitude }
    @inline(__always) var negated: Float { -self }

    @inline(__always)
    func withSign(of other: Float) -> Float {
        Float(bitPattern: bitPattern | (other.bitPattern & 0x8000_0000))
    }

    @inline(__always) func clamped(below limit: Float) -> Float { self > limit ? limit : self }
    @inline(__always) func clamped(above limit: Float) -> Float { self < limit ? limit : self }

    @inline(__always)
    func powerOfTwo(times scale: Float) -> Float { Float(bitPattern: scale.bitPattern &+ (bitPattern &<< 23)) }

    @inline(__always)
    func inversePowerOfTwo(times scale: Float) -> Float { Float(bitPattern: scale.bitPattern &- (bitPattern &<< 23)) }
}
