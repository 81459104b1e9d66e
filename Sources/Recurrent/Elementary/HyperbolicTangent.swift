extension ElementwiseFloat {
    /// tanh x for every x, odd to the last bit, NaN for NaN.
    ///
    /// With e = e^(−2 abs(x)) = 2^n (1 + q), tanh abs(x) = (1 − e)/(1 + e). 1 ∓ 2^n is exact wherever it matters, so
    /// numerator and denominator are each rounded once and nothing cancels near zero.
    @inline(__always)
    static func hyperbolicTangent(_ x: Self) -> Self { hyperbolicTangent(x, exponentialOfTanh(x)) }

    /// q/2 and n of tanh x.
    @inline(__always)
    static func exponentialOfTanh(_ x: Self) -> ReducedExponential<Self> {
        let shift = Self(repeating: roundingShift)
        let bounded = x.negativeMagnitude.clamped(above: Self(repeating: -tanhCeiling))
        let shifted = multiplyAdd(bounded, Self(repeating: 2 * log2E), shift)
        // 2^n shrinks as fast as the error of n ln 2 grows, so one part of ln 2 is enough.
        let r = multiplyAdd(shifted - shift, Self(repeating: -0.5 * ln2High), bounded)
        return ReducedExponential(
            minusOne: multiplyAdd(r * r, exponentialTail(r, rate: 2), r), shiftedPower: shifted)
    }

    /// tanh x from q/2 and n.
    @inline(__always)
    static func hyperbolicTangent(_ x: Self, _ exponential: ReducedExponential<Self>) -> Self {
        let one = Self(repeating: 1)
        let twice = exponential.shiftedPower.powerOfTwo(times: 2)
        let power = exponential.shiftedPower.powerOfTwo(times: 1)
        let numerator = multiplyAdd(twice.negated, exponential.minusOne, one - power)
        let denominator = multiplyAdd(twice, exponential.minusOne, one + power)
        return (numerator / denominator).withSign(of: x)
    }
}
