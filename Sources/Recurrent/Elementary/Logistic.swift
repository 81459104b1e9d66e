extension ElementwiseFloat {
    /// The logistic function σ(x) = 1 / (1 + e^−x) for every x, subnormal if necessary, NaN for NaN.
    ///
    /// With e^−x = 2^n (1 + q), σ is 2^−n / (1 + (2^−n + q)): this order of the sums rounds once beyond the last bit of
    /// the result, and nothing overflows. 2^−n is scaled by `subnormalScale`, so it is normal down to the last σ that
    /// does not round to zero; for the single n beyond, its bits are those of zero, which is then the correct result.
    @inline(__always)
    static func logistic(_ x: Self) -> Self { logistic(exponentialOfLogistic(x)) }

    /// q and n of σ(x).
    @inline(__always)
    static func exponentialOfLogistic(_ x: Self) -> ReducedExponential<Self> {
        reducedExponential(
            x.negated.clamped(above: Self(repeating: -logisticCeiling))
                .clamped(below: Self(repeating: -exponentialFloor)))
    }

    /// σ(x) from q and n.
    @inline(__always)
    static func logistic(_ exponential: ReducedExponential<Self>) -> Self {
        let power = exponential.shiftedPower.inversePowerOfTwo(times: subnormalScale)
        let unscale = Self(repeating: 1 / subnormalScale)
        let denominator = Self(repeating: 1) + multiplyAdd(power, unscale, exponential.minusOne)
        return (power / denominator) * unscale
    }

    /// clip(0.2 x + 0.5, 0, 1), with 0.2 x + 0.5 rounded once.
    @inline(__always)
    static func hardLogistic(_ x: Self) -> Self {
        multiplyAdd(x, Self(repeating: 0.2), Self(repeating: 0.5))
            .clamped(below: Self(repeating: 1)).clamped(above: Self(repeating: 0))
    }
}
