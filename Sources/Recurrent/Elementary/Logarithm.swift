/// The operations on float64 bits that normal deviates need beyond arithmetic.
protocol Float64Elementwise: ElementwiseFloat where Scalar == Double {
    /// m and k of this positive normal number = m·2^k, with m between √½ and √2 to within a bit.
    var mantissaAndExponent: (mantissa: Self, exponent: Self) { get }

    /// The square root, correctly rounded.
    var squareRootOfLanes: Self { get }

    /// The sine and cosine of an angle advanced by the quarter turns in the low bits of `shiftedTurns`.
    static func turned(sine: Self, cosine: Self, by shiftedTurns: Self) -> (sine: Self, cosine: Self)
}

extension Float64Elementwise {
    /// ln x for positive normal x.
    ///
    /// x = m·2^k, s = (m − 1)/(m + 1), ln m = 2 artanh s; the polynomial is a minimax fit of (2 artanh(s)/s − 2)/s² in
    /// s² with an error of 2^−65.7.
    @inline(__always)
    static func naturalLogarithm(_ x: Self) -> Self {
        let (mantissa, exponent) = x.mantissaAndExponent
        let f = mantissa - Self(repeating: 1)
        let s = f / (f + Self(repeating: 2))
        let z = s * s
        var tail = Self(repeating: 0.132_527_529_887_382_4)
        tail = multiplyAdd(tail, z, Self(repeating: 0.132_499_622_350_299_77))
        tail = multiplyAdd(tail, z, Self(repeating: 0.153_870_976_412_736_2))
        tail = multiplyAdd(tail, z, Self(repeating: 0.181_817_755_087_528_5))
        tail = multiplyAdd(tail, z, Self(repeating: 0.222_222_226_487_475_4))
        tail = multiplyAdd(tail, z, Self(repeating: 0.285_714_285_690_729_8))
        tail = multiplyAdd(tail, z, Self(repeating: 0.400_000_000_000_062_86))
        tail = multiplyAdd(tail, z, Self(repeating: 0.666_666_666_666_666_6))
        // ln m = f − (f²/2 − s (f²/2 + s² tail)) keeps f exact; k ln 2 is added in two parts.
        let half = Self(repeating: 0.5) * f * f
        let correction = half - multiplyAdd(s, half + z * tail, exponent * Self(repeating: ln2Low))
        return multiplyAdd(exponent, Self(repeating: ln2High), f - correction)
    }
}
