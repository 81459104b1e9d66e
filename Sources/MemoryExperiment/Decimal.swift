/// Decimal numbers as journals and tables write them, with the same digits on every machine.
extension Double {
    /// The shortest decimal digits that read back as the same number, whole numbers without a fraction: `0.1`, `12`.
    public var shortestDecimal: String {
        if self == 0 { return "0" }
        let text = description
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    /// The number whose decimal digits are this one's shortest, rounded half away from zero to four significant ones.
    ///
    /// A number so rounded has at most four digits in its shortest decimal, hence is left alone by a second rounding.
    /// Numbers that are not finite, or would no longer be, stay as they are.
    public var roundedToFourDigits: Double {
        guard isFinite, self != 0 else { return self }
        var digits: [UInt8] = []
        var exponent = 0
        var writtenExponent = 0
        var isAfterPoint = false
        var utf8 = magnitude.description.utf8[...]
        while let byte = utf8.popFirst() {
            switch byte {
            case UInt8(ascii: "."): isAfterPoint = true
            case UInt8(ascii: "e"):
                writtenExponent = Int(Substring(utf8)) ?? 0
                utf8 = utf8.suffix(0)
            default:
                if isAfterPoint { exponent -= 1 }
                if !digits.isEmpty || byte != UInt8(ascii: "0") { digits.append(byte - UInt8(ascii: "0")) }
            }
        }
        guard digits.count > 4 else { return self }
        exponent += writtenExponent + digits.count - 4
        var significand = digits.prefix(4).reduce(0) { 10 * $0 + Int($1) }
        if digits[4] >= 5 { significand += 1 }
        guard let rounded = Double("\(significand)e\(exponent)"), rounded.isFinite else { return self }
        return self < 0 ? -rounded : rounded
    }
}
