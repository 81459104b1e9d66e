/// The elementary functions behind all results, bit-identical on every machine.
///
/// Each is a fixed sequence of IEEE operations with an error of at most 2 ulp over all finite arguments (subnormal
/// results within two of the smallest number). Complexity is constant.
public enum ElementaryFunctions {
    /// e^x in binary32.
    public static func exp(_ x: Float) -> Float { Float.exponential(x) }
    /// e^x in binary64.
    public static func exp(_ x: Double) -> Double { Double.exponential(x) }
    /// tanh x in binary32.
    public static func tanh(_ x: Float) -> Float { Float.hyperbolicTangent(x) }
    /// tanh x in binary64.
    public static func tanh(_ x: Double) -> Double { Double.hyperbolicTangent(x) }
    /// The logistic function σ(x) = 1 / (1 + e^−x) in binary32.
    public static func sigmoid(_ x: Float) -> Float { Float.logistic(x) }
    /// The logistic function σ(x) = 1 / (1 + e^−x) in binary64.
    public static func sigmoid(_ x: Double) -> Double { Double.logistic(x) }
    /// clip(0.2 x + 0.5, 0, 1) in binary32.
    public static func hardSigmoid(_ x: Float) -> Float { Float.hardLogistic(x) }
    /// clip(0.2 x + 0.5, 0, 1) in binary64.
    public static func hardSigmoid(_ x: Double) -> Double { Double.hardLogistic(x) }

    /// ln x in binary64: −∞ for zero, NaN for negative numbers.
    public static func log(_ x: Double) -> Double {
        guard x > 0 else { return x == 0 ? -.infinity : .nan }
        guard x < .infinity else { return x }
        // 54 doublings make a subnormal number normal.
        return x.isNormal
            ? Double.naturalLogarithm(x)
            : Double.naturalLogarithm(x * 0x1p54) - 54 * Double.ln2High
    }

    /// sin 2πu and cos 2πu in binary64, for 0 ≤ u ≤ 1.
    public static func sineAndCosine(ofTurns u: Double) -> (sine: Double, cosine: Double) {
        Double.sineAndCosine(ofTurns: u)
    }
}

extension ElementaryFunctions {
    /// e^x of eight numbers, bit-identical to the scalar function.
    public static func exp(_ x: SIMD8<Float>) -> SIMD8<Float> { Float32x8.exponential(Float32x8(x)).lanes }
    /// e^x of four numbers, bit-identical to the scalar function.
    public static func exp(_ x: SIMD4<Double>) -> SIMD4<Double> { Float64x4.exponential(Float64x4(x)).lanes }
    /// tanh x of eight numbers, bit-identical to the scalar function.
    public static func tanh(_ x: SIMD8<Float>) -> SIMD8<Float> { Float32x8.hyperbolicTangent(Float32x8(x)).lanes }
    /// tanh x of four numbers, bit-identical to the scalar function.
    public static func tanh(_ x: SIMD4<Double>) -> SIMD4<Double> { Float64x4.hyperbolicTangent(Float64x4(x)).lanes }
    /// σ(x) of eight numbers, bit-identical to the scalar function.
    public static func sigmoid(_ x: SIMD8<Float>) -> SIMD8<Float> { Float32x8.logistic(Float32x8(x)).lanes }
    /// σ(x) of four numbers, bit-identical to the scalar function.
    public static func sigmoid(_ x: SIMD4<Double>) -> SIMD4<Double> { Float64x4.logistic(Float64x4(x)).lanes }
}
