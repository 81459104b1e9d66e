extension Float: ElementwiseFloat {
    @inline(__always) static var laneCount: Int { 1 }

    @inline(__always) init(repeating scalar: Float) { self = scalar }

    @inline(__always)
    static func multiplyAdd(_ left: Float, _ right: Float, _ addend: Float) -> Float {
        addend.addingProduct(left, right)
    }

    @inline(__always)
    func withSign(of other: Float) -> Float {
        Float(bitPattern: bitPattern | (other.bitPattern & 0x8000_0000))
    }

    @inline(__always) func clamped(below limit: Float) -> Float { self > limit ? limit : self }
    @inline(__always) func clamped(above limit: Float) -> Float { self < limit ? limit : self }

    @inline(__always)
    func replaced(by other: Float, unlessSignOf condition: Float) -> Float { condition.sign == .minus ? self : other }

    @inline(__always) var powerOfTwo: Float { Float(bitPattern: (bitPattern &<< 23) &+ 0x3F80_0000) }

    @inline(__always) var roughReciprocal: Float { Float(bitPattern: 0x7EF3_11C7 &- bitPattern) }
}
