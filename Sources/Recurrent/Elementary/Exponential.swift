/// The result of the first stage of an exponential for the second: 2^n and the remaining factor.
struct ReducedExponential<Number: ElementwiseFloat> {
    /// e^r − 1 on the reduced range; for tanh, whose exponential is e^2x, half of e^2r − 1.
    let minusOne: Number
    /// `roundingShift` + n.
    let shiftedPower: Number
}

extension ElementwiseFloat {
    /// e^x = 2^n (1 + q) in parts.
    ///
    /// x = n ln 2 + r with abs(r) ≤ (ln 2)/2, by Cody and Waite's two-part ln 2.
    ///
    /// - Precondition: abs(x) is at most that of `exponentialFloor`, so that n is an exact integer, or x is NaN.
    @inline(__always)
    static func reducedExponential(_ x: Self) -> ReducedExponential<Self> {
        let shift = Self(repeating: roundingShift)
        let shifted = multiplyAdd(x, Self(repeating: log2E), shift)
        let n = shifted - shift
        var r = multiplyAdd(n, Self(repeating: -ln2High), x)
        r = multiplyAdd(n, Self(repeating: -ln2Low), r)
        return ReducedExponential(
            minusOne: multiplyAdd(r * r, exponentialTail(r, rate: 1), r), shiftedPower: shifted)
    }

    /// e^x for every x: +∞ on overflow, subnormal if necessary, NaN for NaN.
    @inline(__always)
    static func exponential(_ x: Self) -> Self {
        let bounded = x.clamped(below: Self(repeating: exponentialCeiling))
            .clamped(above: Self(repeating: exponentialFloor))
        let reduced = reducedExponential(bounded)
        let shifted = reduced.shiftedPower
        // 2^n need not be normal if e^x is subnormal or overflows, so it is applied in two halves.
        let shift = Self(repeating: roundingShift)
        let shiftedHalf = multiplyAdd(shifted - shift, Self(repeating: 0.5), shift)
        let shiftedRest = shifted - (shiftedHalf - shift)
        let significand = Self(repeating: 1) + reduced.minusOne
        return (significand * shiftedHalf.powerOfTwo(times: 1)) * shiftedRest.powerOfTwo(times: 1)
    }
}
