/// A decimal number with at most four significant digits.
package struct FourDigitDecimal: Hashable {
    /// Whether the number is negative.
    package let isNegative: Bool
    /// The digits, 0…9999, without trailing zeros except for 0 itself.
    package let significand: Int
    /// The power of ten by which the digits are multiplied.
    package let exponent: Int

    /// The decimal with these digits, or nil if there are more than four.
    package init?(isNegative: Bool, digits: Int, exponent: Int) {
        var (significand, exponent) = (digits, digits == 0 ? 0 : exponent)
        while significand != 0, significand.isMultiple(of: 10) {
            significand /= 10
            exponent += 1
        }
        guard (0...9_999).contains(significand) else { return nil }
        self.isNegative = isNegative && significand != 0
        self.significand = significand
        self.exponent = exponent
    }

    /// The decimal nearest to the shortest decimal of `value`, ties going away from zero; nil if it is not finite.
    package init?(rounding value: Double) {
        guard value.isFinite else { return nil }
        var digits = 0
        var digitCount = 0
        var exponent = 0
        var roundsUp = false
        var isAfterPoint = false
        var utf8 = value.magnitude.description.utf8[...]
        while let byte = utf8.popFirst() {
            switch byte {
            case UInt8(ascii: "."): isAfterPoint = true
            case UInt8(ascii: "e"):
                exponent += Int(Substring(utf8)) ?? 0
                utf8 = utf8.suffix(0)
            default:
                let digit = Int(byte - UInt8(ascii: "0"))
                if digitCount > 0 || digit > 0 { digitCount += 1 }
                if digitCount <= 4 { digits = 10 * digits + digit }
                if digitCount == 5 { roundsUp = digit >= 5 }
                exponent += (digitCount > 4 ? 1 : 0) - (isAfterPoint ? 1 : 0)
            }
        }
        self.init(isNegative: value < 0, digits: digits + (roundsUp ? 1 : 0), exponent: exponent)
    }

    /// The nearest double.
    package var value: Double {
        let magnitude: Double
        // Powers of ten up to 10^22 are exact, so one operation rounds correctly.
        if (-22...0).contains(exponent) {
            magnitude = Double(significand) / Self.powersOfTen[-exponent]
        } else if (1...22).contains(exponent) {
            magnitude = Double(significand) * Self.powersOfTen[exponent]
        } else {
            magnitude = Double("\(significand)e\(exponent)") ?? .nan
        }
        return isNegative ? -magnitude : magnitude
    }

    /// Appends the text that `Double.shortestDecimal` gives for numbers below 2^54.
    package func append(to bytes: inout [UInt8]) {
        if isNegative { bytes.append(UInt8(ascii: "-")) }
        let digits = String(significand).utf8
        let leading = exponent + digits.count - 1
        let zero = UInt8(ascii: "0")
        if leading < -4 {
            bytes.append(contentsOf: digits.prefix(1))
            if digits.count > 1 { bytes.append(UInt8(ascii: ".")) }
            bytes.append(contentsOf: digits.dropFirst())
            bytes.append(contentsOf: leading > -10 ? "e-0".utf8 : "e-".utf8)
            bytes.append(contentsOf: String(-leading).utf8)
        } else if leading < 0 {
            bytes.append(contentsOf: "0.".utf8)
            bytes.append(contentsOf: repeatElement(zero, count: -leading - 1))
            bytes.append(contentsOf: digits)
        } else if exponent < 0 {
            bytes.append(contentsOf: digits.prefix(leading + 1))
            bytes.append(UInt8(ascii: "."))
            bytes.append(contentsOf: digits.dropFirst(leading + 1))
        } else {
            bytes.append(contentsOf: digits)
            bytes.append(contentsOf: repeatElement(zero, count: exponent))
        }
    }

    /// 10^0…10^22.
    private static let powersOfTen: [Double] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22,
    ]
}
