extension Float64Elementwise {
    /// sin 2πu and cos 2πu for 0 ≤ u ≤ 1.
    ///
    /// 4u is split into whole quarter turns and a remainder r of at most half a quarter turn, both exact; the
    /// polynomials in r² are minimax fits of sin(πr/2)/r and (cos(πr/2) − 1)/r² with errors of 2^−68 and 2^−75.
    @inline(__always)
    static func sineAndCosine(ofTurns u: Self) -> (sine: Self, cosine: Self) {
        let shift = Self(repeating: roundingShift)
        let quarters = Self(repeating: 4) * u
        let shifted = quarters + shift
        let r = quarters - (shifted - shift)
        let z = r * r

        var sine = Self(repeating: -6.627_604_272_822_702e-10)
        sine = multiplyAdd(sine, z, Self(repeating: 5.691_927_684_662_692e-08))
        sine = multiplyAdd(sine, z, Self(repeating: -3.598_842_716_626_418_7e-06))
        sine = multiplyAdd(sine, z, Self(repeating: 0.000_160_441_184_726_592_74))
        sine = multiplyAdd(sine, z, Self(repeating: -0.004_681_754_135_314_821))
        sine = multiplyAdd(sine, z, Self(repeating: 0.079_692_626_246_166_92))
        sine = multiplyAdd(sine, z, Self(repeating: -0.645_964_097_506_246_3))
        sine = r * multiplyAdd(sine, z, Self(repeating: 1.570_796_326_794_896_6))

        var cosine = Self(repeating: 6.507_085_892_369_928e-11)
        cosine = multiplyAdd(cosine, z, Self(repeating: -6.386_330_063_055_576e-09))
        cosine = multiplyAdd(cosine, z, Self(repeating: 4.710_874_097_698_476_4e-07))
        cosine = multiplyAdd(cosine, z, Self(repeating: -2.520_204_236_320_158_4e-05))
        cosine = multiplyAdd(cosine, z, Self(repeating: 0.000_919_260_274_838_594_9))
        cosine = multiplyAdd(cosine, z, Self(repeating: -0.020_863_480_763_352_923))
        cosine = multiplyAdd(cosine, z, Self(repeating: 0.253_669_507_901_048_03))
        cosine = multiplyAdd(cosine, z, Self(repeating: -1.233_700_550_136_169_7))
        cosine = multiplyAdd(cosine, z, Self(repeating: 1))

        return turned(sine: sine, cosine: cosine, by: shifted)
    }
}
