extension ElementwiseFloat {
    /// The logistic function σ(x) = 1 / (1 + e^−x) for every x, subnormal where it must be, NaN for NaN.
    ///
    /// With e = e^−abs(x), σ is 1 / (1 + e) for x ≥ 0 and e / (1 + e) for x < 0, so nothing overflows.
    @inline(__always)
    static func logistic(_ x: Self) -> Self {
        let one = Self(repeating: 1)
        let negative = (Self(repeating: 0) - x.magnitude).clamped(above: Self(repeating: exponentialFloor))
        let e = unboundedExponential(negative)
        return quotient(e.replaced(by: one, unlessSignOf: x), bySumOf: one, e)
    }

    /// clip(0.2 x + 0.5, 0, 1), with 0.2 x + 0.5 rounded once.
    @inline(__always)
    static func hardLogistic(_ x: Self) -> Self {
        multiplyAdd(x, Self(repeating: 0.2), Self(repeating: 0.5))
            .clamped(below: Self(repeating: 1)).clamped(above: Self(repeating: 0))
    }
}
