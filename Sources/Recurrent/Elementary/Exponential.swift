extension ElementwiseFloat {
    /// e^x − 1 on the reduced range, and the power of two that undoes the reduction.
    ///
    /// x = n ln 2 + r with abs(r) ≤ (ln 2)/2, by Cody and Waite's two-part ln 2.
    ///
    /// - Returns: e^r − 1, and `roundingShift` + n.
    @inline(__always)
    static func reducedExponential(_ x: Self) -> (minusOne: Self, shiftedPower: Self) {
        let shift = Self(repeating: roundingShift)
        let shifted = multiplyAdd(x, Self(repeating: log2E), shift)
        let n = shifted - shift
        var r = multiplyAdd(n, Self(repeating: -ln2High), x)
        r = multiplyAdd(n, Self(repeating: -ln2Low), r)
        return (multiplyAdd(r * r, exponentialTail(r, rate: 1), r), shifted)
    }

    /// e^x for every x: +∞ where it overflows, subnormal where it must be, NaN for NaN.
    @inline(__always)
    static func exponential(_ x: Self) -> Self {
        let bounded = x.clamped(below: Self(repeating: exponentialCeiling))
            .clamped(above: Self(repeating: exponentialFloor))
        let (minusOne, shifted) = reducedExponential(bounded)
        // 2^n need not be normal where e^x is subnormal or overflows, so it is applied in two halves.
        let shift = Self(repeating: roundingShift)
        let shiftedHalf = multiplyAdd(shifted - shift, Self(repeating: 0.5), shift)
        let shiftedRest = shifted - (shiftedHalf - shift)
        return ((Self(repeating: 1) + minusOne) * shiftedHalf.powerOfTwo(times: 1)) * shiftedRest.powerOfTwo(times: 1)
    }
}
