import Support

/// A nonnegative number of at most four significant digits, in three bytes.
struct PackedDecimal: Sendable, Hashable {
    // 14 bits of digits, then 10 of the exponent; all bits set means `none`.
    private var low: UInt8
    private var middle: UInt8
    private var high: UInt8

    private static let digitBits: UInt32 = 14
    /// The offset that makes the smallest exponent positive.
    private static let exponentOffset = 400

    /// The number 0.
    static let zero = PackedDecimal(code: UInt32(exponentOffset) << digitBits)
    /// Not a number: negative or infinite.
    static let none = PackedDecimal(code: 0xFF_FFFF)

    private init(code: UInt32) {
        low = UInt8(truncatingIfNeeded: code)
        middle = UInt8(truncatingIfNeeded: code >> 8)
        high = UInt8(truncatingIfNeeded: code >> 16)
    }

    /// Packs a number; `none` if it is negative or beyond the range of double.
    init(_ decimal: FourDigitDecimal) {
        let exponent = decimal.exponent + Self.exponentOffset
        guard !decimal.isNegative, (0..<800).contains(exponent) else {
            self = .none
            return
        }
        self.init(code: UInt32(decimal.significand) | UInt32(exponent) << Self.digitBits)
    }

    /// The nearest number of four significant digits; `none` if `value` is negative or not finite.
    init(rounding value: Double) {
        self = value == 0 ? .zero : FourDigitDecimal(rounding: value).map { PackedDecimal($0) } ?? .none
    }

    /// The number, or nil if it is `none`.
    var decimal: FourDigitDecimal? {
        let code = UInt32(low) | UInt32(middle) << 8 | UInt32(high) << 16
        return FourDigitDecimal(
            isNegative: false, digits: Int(code & (1 << Self.digitBits - 1)),
            exponent: Int(code >> Self.digitBits) - Self.exponentOffset)
    }

    /// The nearest double, NaN if it is `none`.
    var value: Double { self == .zero ? 0 : decimal?.value ?? .nan }
}
