extension Float64x4: Float64Elementwise {
    @inline(__always)
    var mantissaAndExponent: (mantissa: Float64x4, exponent: Float64x4) {
        let biased = (bits &+ Bits(repeating: 0x3FF0_0000_0000_0000 &- 0x3FE6_A09E_667F_3BCD)) &>> Bits(repeating: 52)
        let mantissa = Float64x4(
            bits: bits &- (biased &<< Bits(repeating: 52)) &+ Bits(repeating: 0x3FF0_0000_0000_0000))
        let shifted = Float64x4(bits: biased &+ Bits(repeating: Double.roundingShift.bitPattern))
        return (mantissa, shifted - Float64x4(repeating: Double.roundingShift + 1023))
    }

    @inline(__always)
    var squareRootOfLanes: Float64x4 {
        Float64x4(
            SIMD4(lanes[0].squareRoot(), lanes[1].squareRoot(), lanes[2].squareRoot(), lanes[3].squareRoot()))
    }

    @inline(__always)
    static func turned(
        sine: Float64x4, cosine: Float64x4, by shiftedTurns: Float64x4
    ) -> (sine: Float64x4, cosine: Float64x4) {
        let turns = shiftedTurns.bits
        let one = Bits(repeating: 1)
        let two = Bits(repeating: 2)
        let isOdd = (turns & one) .== one
        let first = sine.bits.replacing(with: cosine.bits, where: isOdd)
        let second = cosine.bits.replacing(with: sine.bits, where: isOdd)
        let sineSign = (turns & two) &<< Bits(repeating: 62)
        let cosineSign = ((turns &+ one) & two) &<< Bits(repeating: 62)
        return (Float64x4(bits: first ^ sineSign), Float64x4(bits: second ^ cosineSign))
    }
}
