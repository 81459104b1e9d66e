import Foundation

/// A decimal number as written on axes: whole digits scaled by a power of ten, so that no digit is invented.
package struct WrittenNumber: Hashable, Sendable {
    /// The digits as a whole number.
    package var digits: Int
    /// The power of ten by which they are multiplied.
    package var exponent: Int

    /// The number digits · 10^exponent.
    package init(digits: Int, exponent: Int) {
        self.digits = digits
        self.exponent = exponent
    }

    /// The number with grouped thousands, a true minus sign and no exponent, such as "−1,250.5".
    package var text: String {
        let zeros = String(repeating: "0", count: max(0, exponent))
        let written = digits == 0 ? "0" : String(digits.magnitude) + zeros
        let decimals = max(0, -exponent)
        let padded = String(repeating: "0", count: max(0, decimals + 1 - written.count)) + written
        let fraction = decimals > 0 ? "." + padded.suffix(decimals) : ""
        return (digits < 0 ? "\u{2212}" : "") + Self.grouped(padded.dropLast(decimals)) + fraction
    }

    private static func grouped(_ digits: Substring) -> String {
        var groups: [Substring] = []
        var rest = digits
        while rest.count > 3 {
            groups.append(rest.suffix(3))
            rest = rest.dropLast(3)
        }
        return ([rest] + groups.reversed()).joined(separator: ",")
    }

    /// The power of ten 10^exponent with a superscript exponent.
    package static func power(_ exponent: Int) -> RichText {
        RichText("10").superscript((exponent < 0 ? "\u{2212}" : "") + String(exponent.magnitude))
    }
}

extension WrittenNumber {
    /// A number rounded to three significant digits, at 10⁻¹² at the finest; nil if it is not below 10¹⁵ in magnitude.
    ///
    /// - Parameter rule: How to round; bounds must not grow.
    package init?(roundedToThreeDigits value: Double, _ rule: FloatingPointRoundingRule = .toNearestOrAwayFromZero) {
        guard value.magnitude < 1e15 else { return nil }
        let exponent = value == 0 ? 0 : max(-12, Int(log10(value.magnitude).rounded(.down)) - 2)
        let power = pow(10, Double(exponent.magnitude))
        let digits = Int((exponent < 0 ? value.magnitude * power : value.magnitude / power).rounded(rule))
        let isLonger = digits >= 1_000
        self.init(
            digits: (value < 0 ? -1 : 1) * (isLonger ? digits / 10 : digits),
            exponent: isLonger ? exponent + 1 : exponent)
    }

    /// A number in thousands with two significant digits, or all before the point, such as "4.0k" and "18k".
    ///
    /// - Parameter rule: How to round; bounds must not grow.
    package static func inThousands(
        _ value: Double, _ rule: FloatingPointRoundingRule = .toNearestOrAwayFromZero
    ) -> String {
        let thousands = min(max(value, -1e15), 1e15) / 1_000
        let isShort = (thousands * 10).rounded(rule).magnitude < 100
        let digits = Int((isShort ? thousands * 10 : thousands).rounded(rule))
        return WrittenNumber(digits: digits, exponent: isShort ? -1 : 0).text + "k"
    }

    /// The same number without zeros at the end of its decimals.
    package var shortened: WrittenNumber {
        var number = self
        while number.exponent < 0, number.digits.isMultiple(of: 10) {
            number = WrittenNumber(digits: number.digits / 10, exponent: number.exponent + 1)
        }
        return number
    }

    /// A number with three significant digits, or all digits before the decimal point; nil for more than 15 of these.
    init?(threeDigitsOf value: Double) {
        var (scaled, exponent) = (value.magnitude, 0)
        guard scaled < 1e15 else { return nil }
        if scaled > 0 {
            while scaled < 100, exponent > -12 { (scaled, exponent) = (scaled * 10, exponent - 1) }
        }
        let digits = Int(scaled.rounded())
        self.init(digits: value < 0 ? -digits : digits, exponent: exponent)
    }
}
