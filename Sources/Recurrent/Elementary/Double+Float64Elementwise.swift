extension Double: Float64Elementwise {
    @inline(__always)
    var mantissaAndExponent: (mantissa: Double, exponent: Double) {
        // Adding 1023 − bits(√½) to the bits moves the step of the exponent from 1 to √½.
        let biased = (bitPattern &+ 0x3FF0_0000_0000_0000 &- 0x3FE6_A09E_667F_3BCD) &>> 52
        let mantissa = Double(bitPattern: bitPattern &- (biased &<< 52) &+ 0x3FF0_0000_0000_0000)
        // Adding a small integer to the bits of 1.5·2^52 gives 1.5·2^52 plus that integer.
        let exponent = Double(bitPattern: Double.roundingShift.bitPattern &+ biased) - (Double.roundingShift + 1023)
        return (mantissa, exponent)
    }

    @inline(__always) var squareRootOfLanes: Double { squareRoot() }

    @inline(__always)
    static func turned(
        sine: Double, cosine: Double, by shiftedTurns: Double
    ) -> (sine: Double, cosine: Double) {
        let turns = shiftedTurns.bitPattern
        let isOdd = turns & 1 == 1
        let first = isOdd ? cosine : sine
        let second = isOdd ? sine : cosine
        let sineSign = (turns & 2) &<< 62
        let cosineSign = ((turns &+ 1) & 2) &<< 62
        return (Double(bitPattern: first.bitPattern ^ sineSign), Double(bitPattern: second.bitPattern ^ cosineSign))
    }
}
