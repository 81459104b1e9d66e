extension Double: ElementwiseFloat {
    @inline(__always) static var laneCount: Int { 1 }

    @inline(__always) init(repeating scalar: Double) { self = scalar }

    @inline(__always)
    static func multiplyAdd(_ left: Double, _ right: Double, _ addend: Double) -> Double {
        addend.addingProduct(left, right)
    }

    @inline(__always) var negativeMagnitude: Double { -magnitude }
    @inline(__always) var negated: Double { -self }

    @inline(__always)
    func withSign(of other: Double) -> Double {
        Double(bitPattern: bitPattern | (other.bitPattern & 0x8000_0000_0000_0000))
    }

    @inline(__always) func clamped(below limit: Double) -> Double { self > limit ? limit : self }
    @inline(__always) func clamped(above limit: Double) -> Double { self < limit ? limit : self }

    @inline(__always)
    func powerOfTwo(times scale: Double) -> Double {
        Double(bitPattern: scale.bitPattern &+ (bitPattern &<< 52))
    }

    @inline(__always)
    func inversePowerOfTwo(times scale: Double) -> Double {
        Double(bitPattern: scale.bitPattern &- (bitPattern &<< 52))
    }
}
