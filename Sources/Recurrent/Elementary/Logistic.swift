extension ElementwiseFloat {
    /// The logistic function σ(x) = 1 / (1 + e^−x) for every x, subnormal where it must be, NaN for NaN.
    ///
    /// With e^−x = 2^n (1 + q), σ is 2^−n / (1 + (2^−n + q)): this order of the sums rounds once beyond the last bit of
    /// the result, and nothing overflows. 2^−n is kept `subnormalScale` times as large, so that it is always normal.
    @inline(__always)
    static func logistic(_ x: Self) -> Self {
        let shift = Self(repeating: roundingShift)
        let bounded = x.clamped(below: Self(repeating: logisticCeiling))
            .clamped(above: Self(repeating: exponentialFloor))
        let shifted = multiplyAdd(bounded, Self(repeating: -log2E), shift)
        let n = shifted - shift
        var r = multiplyAdd(n, Self(repeating: -ln2High), bounded.negated)
        r = multiplyAdd(n, Self(repeating: -ln2Low), r)
        let q = multiplyAdd(r * r, exponentialTail(r, rate: 1), r)
        let power = shifted.inversePowerOfTwo(times: subnormalScale)
        let unscale = Self(repeating: 1 / subnormalScale)
        return (power / (Self(repeating: 1) + multiplyAdd(power, unscale, q))) * unscale
    }

    /// clip(0.2 x + 0.5, 0, 1), with 0.2 x + 0.5 rounded once.
    @inline(__always)
    static func hardLogistic(_ x: Self) -> Self {
        multiplyAdd(x, Self(repeating: 0.2), Self(repeating: 0.5))
            .clamped(below: Self(repeating: 1)).clamped(above: Self(repeating: 0))
    }
}
