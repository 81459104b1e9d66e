extension ElementwiseFloat {
    /// tanh x for every x, odd to the last bit, NaN for NaN.
    ///
    /// With t = e^(2 abs(x)) − 1, tanh abs(x) = t / (t + 2): no cancellation near zero.
    @inline(__always)
    static func hyperbolicTangent(_ x: Self) -> Self {
        let magnitude = x.magnitude.clamped(below: Self(repeating: tanhCeiling))
        let (minusOne, shifted) = reducedExponential(magnitude + magnitude)
        let power = shifted.powerOfTwo
        let t = multiplyAdd(power, minusOne, power - Self(repeating: 1))
        return quotient(t, bySumOf: Self(repeating: 2), t).withSign(of: x)
    }
}
