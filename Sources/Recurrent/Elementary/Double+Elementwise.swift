extension Double: ElementwiseFloat {
    @inline(__always) static var laneCount: Int { 1 }

    @inline(__always) init(repeating scalar: Double) { self = scalar }

    @inline(__always)
    static func multiplyAdd(_ left: Double, _ right: Double, _ addend: Double) -> Double {
        addend.addingProduct(left, right)
    }

    @inline(__always)
    func withSign(of other: Double) -> Double {
        Double(bitPattern: bitPattern | (other.bitPattern & 0x8000_0000_0000_0000))
    }

    @inline(__always) func clamped(below limit: Double) -> Double { self > limit ? limit : self }
    @inline(__always) func clamped(above limit: Double) -> Double { self < limit ? limit : self }

    @inline(__always)
    func replaced(by other: Double, unlessSignOf condition: Double) -> Double {
        condition.sign == .minus ? self : other
    }

    @inline(__always) var powerOfTwo: Double { Double(bitPattern: (bitPattern &<< 52) &+ 0x3FF0_0000_0000_0000) }

    @inline(__always) var roughReciprocal: Double { Double(bitPattern: 0x7FDE_6238_22FC_16E6 &- bitPattern) }
}
