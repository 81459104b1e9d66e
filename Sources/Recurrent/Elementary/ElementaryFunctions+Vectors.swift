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
