/// IEEE arithmetic on one number, or on several side by side.
///
/// The elementary functions and the cells are written once against this protocol. Every operation acts on each lane by
/// itself and is correctly rounded, so a scalar and a vector give the same bits by construction.
protocol ElementwiseFloat: Sendable {
    /// The format of one lane.
    associatedtype Scalar: BinaryFloatingPoint & Sendable

    /// How many numbers stand side by side.
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

    /// This non-negative number with the sign bit of `other`.
    func withSign(of other: Self) -> Self

    /// `limit` where this number is larger; NaN stays.
    func clamped(below limit: Self) -> Self

    /// `limit` where this number is smaller; NaN stays.
    func clamped(above limit: Self) -> Self

    /// This number where the sign bit of `condition` is set, `other` elsewhere.
    func replaced(by other: Self, unlessSignOf condition: Self) -> Self

    /// 2^n, where this number is `roundingShift` + n and 2^n is normal.
    var powerOfTwo: Self { get }

    /// 1/x to within 13 %, for positive normal x of ordinary size, as one subtraction of bit patterns.
    var roughReciprocal: Self { get }

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
    /// A number from which on tanh rounds to 1.
    static var tanhCeiling: Scalar { get }

    /// (e^r − 1 − r)/r² for abs(r) ≤ (ln 2)/2, as a minimax polynomial (Remez) by Horner's rule.
    static func exponentialTail(_ r: Self) -> Self
}

extension ElementwiseFloat {
    /// numerator / (addend + x) for 0 ≤ x, as if the sum were not rounded.
    ///
    /// The sum's rounding error is exact in the format as long as the sum's ulp does not exceed `addend`; a rough
    /// reciprocal is enough to take its small effect away, beside the division rather than after it.
    ///
    /// - Parameter numerator: What is divided, x or the addend itself.
    @inline(__always)
    static func quotient(_ numerator: Self, bySumOf addend: Self, _ x: Self) -> Self {
        let sum = addend + x
        let error = x - (sum - addend)
        let quotient = numerator / sum
        return multiplyAdd(quotient, Self(repeating: 0) - error * sum.roughReciprocal, quotient)
    }
}

extension ElementwiseFloat where Scalar == Float {
    @inline(__always) static var roundingShift: Float { 0x1.8p23 }
    @inline(__always) static var log2E: Float { 1.442_695_0 }
    @inline(__always) static var ln2High: Float { 0.693_147_2 }
    @inline(__always) static var ln2Low: Float { -1.904_654_2e-9 }
    @inline(__always) static var exponentialCeiling: Float { 89 }
    @inline(__always) static var exponentialFloor: Float { -104.5 }
    @inline(__always) static var tanhCeiling: Float { 9.02 }

    /// Degree 5; its error is 2^−28.7 of e^r − 1.
    @inline(__always)
    static func exponentialTail(_ r: Self) -> Self {
        var sum = Self(repeating: 0.000_199_142_014)
        sum = multiplyAdd(sum, r, Self(repeating: 0.001_394_101_07))
        sum = multiplyAdd(sum, r, Self(repeating: 0.008_333_273_23))
        sum = multiplyAdd(sum, r, Self(repeating: 0.041_666_355))
        sum = multiplyAdd(sum, r, Self(repeating: 0.166_666_672))
        return multiplyAdd(sum, r, Self(repeating: 0.5))
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

    /// Degree 10; its error is 2^−61.7 of e^r − 1.
    @inline(__always)
    static func exponentialTail(_ r: Self) -> Self {
        var sum = Self(repeating: 2.092_446_526_044_801_4e-09)
        sum = multiplyAdd(sum, r, Self(repeating: 2.510_906_860_931_428_4e-08))
        sum = multiplyAdd(sum, r, Self(repeating: 2.755_724_269_825_986_5e-07))
        sum = multiplyAdd(sum, r, Self(repeating: 2.755_724_412_916_622_6e-06))
        sum = multiplyAdd(sum, r, Self(repeating: 2.480_158_736_061_24e-05))
        sum = multiplyAdd(sum, r, Self(repeating: 0.000_198_412_698_861_934_66))
        sum = multiplyAdd(sum, r, Self(repeating: 0.001_388_888_888_886_682_2))
        sum = multiplyAdd(sum, r, Self(repeating: 0.008_333_333_333_321_61))
        sum = multiplyAdd(sum, r, Self(repeating: 0.041_666_666_666_666_7))
        sum = multiplyAdd(sum, r, Self(repeating: 0.166_666_666_666_666_77))
        return multiplyAdd(sum, r, Self(repeating: 0.5))
    }
}
