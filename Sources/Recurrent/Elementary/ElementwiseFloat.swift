/// IEEE arithmetic on one number, or on several side by side.
///
/// The elementary functions are written once against this protocol. Every operation acts on each lane independently and
/// is correctly rounded, so scalars and vectors give bit-identical results by construction.
protocol ElementwiseFloat: Sendable, BitwiseCopyable {
    /// The format of one lane.
    associatedtype Scalar: BinaryFloatingPoint & Sendable & BitwiseCopyable

    /// The number of lanes.
    static var laneCount: Int { get }

    /// The same number in every lane.
    init(repeating scalar: Scalar)

    static func + (left: Self, right: Self) -> Self
    static func - (left: Self, right: Self) -> Self
    static func * (left: Self, right: Self) -> Self
    static func / (left: Self, right: Self) -> Self

    /// `left · right + addend`, rounded once.
    static func multiplyAdd(_ left: Self, _ right: Self, _ addend: Self) -> Self

    /// The absolute value.
    var magnitude: Self { get }

    /// Minus the absolute value.
    var negativeMagnitude: Self { get }

    /// This number with its sign bit flipped.
    var negated: Self { get }

    /// This non-negative number with the sign bit of `other`.
    func withSign(of other: Self) -> Self

    /// `limit` if this number is larger; NaN is kept.
    func clamped(below limit: Self) -> Self

    /// `limit` if this number is smaller; NaN is kept.
    func clamped(above limit: Self) -> Self

    /// `scale`·2^n for this number = `roundingShift` + n, if `scale` is a power of two and the result is normal.
    func powerOfTwo(times scale: Scalar) -> Self

    /// `scale`·2^−n for this number = `roundingShift` + n, if `scale` is a power of two and the result is normal; zero
    /// for the first n for which it would not be normal.
    func inversePowerOfTwo(times scale: Scalar) -> Self

    // MARK: What differs between the formats

    /// Adding then subtracting this number rounds a small number to the nearest integer, ties to even.
    static var roundingShift: Scalar { get }
    /// log₂ e.
    static var log2E: Scalar { get }
    /// ln 2, rounded.
    static var ln2High: Scalar { get }
    /// ln 2 − `ln2High`, rounded.
    static var ln2Low: Scalar { get }
    /// A number whose exponential overflows, with room for its power of two.
    static var exponentialCeiling: Scalar { get }
    /// A number whose exponential rounds to zero, with room for its power of two.
    static var exponentialFloor: Scalar { get }
    /// A number from which tanh rounds to 1.
    static var tanhCeiling: Scalar { get }
    /// A number from which the logistic function rounds to 1.
    static var logisticCeiling: Scalar { get }
    /// 2^p for a precision of p bits, which scales the smallest numbers to normal ones.
    static var subnormalScale: Scalar { get }

    /// (e^kr − 1 − kr)/(k r²) for k = `rate` of 1 or 2 and abs(k r) ≤ (ln 2)/2, as a minimax polynomial (Remez), summed
    /// in pairs (Estrin) to shorten the dependency chain.
    static func exponentialTail(_ r: Self, rate k: Scalar) -> Self
}

extension ElementwiseFloat where Scalar == Float {
    @inline(__always) static var roundingShift: Float { 0x1.8p23 }
    @inline(__always) static var log2E: Float { 1.442_695_0 }
    @inline(__always) static var ln2High: Float { 0.693_147_2 }
    @inline(__always) static var ln2Low: Float { -1.904_654_2e-9 }
    @inline(__always) static var exponentialCeiling: Float { 89 }
    @inline(__always) static var exponentialFloor: Float { -104.5 }
    @inline(__always) static var tanhCeiling: Float { 9.02 }
    @inline(__always) static var logisticCeiling: Float { 30 }
    @inline(__always) static var subnormalScale: Float { 0x1p24 }

    /// Degree 4; the error is 2^−25.9 of e^r − 1.
    @inline(__always)
    static func exponentialTail(_ r: Self, rate k: Float) -> Self {
        let k2 = k * k
        let square = r * r
        let c0 = multiplyAdd(r, Self(repeating: 0.166_665_435 * k2), Self(repeating: 0.5 * k))
        let c2 = multiplyAdd(r, Self(repeating: 0.008_366_611 * (k2 * k2)), Self(repeating: 0.041_666_28 * (k2 * k)))
        let c4 = Self(repeating: 0.001_394_649_73 * (k2 * k2 * k))
        return multiplyAdd(square, multiplyAdd(square, c4, c2), c0)
    }
}

extension ElementwiseFloat where Scalar == Double {
    @inline(__always) static var roundingShift: Double { 0x1.8p52 }
    @inline(__always) static var log2E: Double { 1.442_695_040_888_963_4 }
    @inline(__always) static var ln2High: Double { 0.693_147_180_559_945_3 }
    @inline(__always) static var ln2Low: Double { 2.319_046_813_846_299_6e-17 }
    @inline(__always) static var exponentialCeiling: Double { 710 }
    @inline(__always) static var exponentialFloor: Double { -746 }
    @inline(__always) static var tanhCeiling: Double { 19.07 }
    @inline(__always) static var logisticCeiling: Double { 60 }
    @inline(__always) static var subnormalScale: Double { 0x1p53 }

    /// Degree 10; the error is 2^−61.7 of e^r − 1.
    @inline(__always)
    static func exponentialTail(_ r: Self, rate k: Double) -> Self {
        let k2 = k * k
        let k4 = k2 * k2
        let k8 = k4 * k4
        @inline(__always)
        func line(_ constant: Double, _ slope: Double) -> Self {
            multiplyAdd(r, Self(repeating: slope), Self(repeating: constant))
        }
        let square = r * r
        let fourth = square * square
        let c0 = line(0.5 * k, 0.166_666_666_666_666_77 * k2)
        let c2 = line(0.041_666_666_666_666_7 * (k2 * k), 0.008_333_333_333_321_579 * k4)
        let c4 = line(0.001_388_888_888_886_677 * (k4 * k), 0.000_198_412_698_862_666_63 * (k4 * k2))
        let c6 = line(2.480_158_736_069_312e-05 * (k4 * k2 * k), 2.755_724_406_148_612_3e-06 * k8)
        let c8 = line(2.755_724_264_077_632e-07 * (k8 * k), 2.510_909_056_693_792_8e-08 * (k8 * k2))
        let c10 = Self(repeating: 2.092_448_053_180_593_8e-09 * (k8 * k2 * k))
        let low = multiplyAdd(square, c2, c0)
        let middle = multiplyAdd(square, c6, c4)
        let high = multiplyAdd(square, c10, c8)
        return multiplyAdd(fourth, multiplyAdd(fourth, high, middle), low)
    }
}
