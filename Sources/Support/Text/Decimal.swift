/// Decimal numbers in the form of journals and tables, with the same digits on every machine.
extension Double {
    /// The shortest decimal digits that read back as the same number; whole numbers have no fraction: `0.1`, `12`.
    public var shortestDecimal: String {
        if self == 0 { return "0" }
        let text = description
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    /// The number rounded to four significant digits, from its shortest decimal digits and half away from zero.
    ///
    /// Rounding is idempotent. Numbers that are not finite, or would overflow, stay unchanged.
    public var roundedToFourDigits: Double {
        guard let rounded = FourDigitDecimal(rounding: self)?.value, rounded.isFinite else { return self }
        return rounded
    }
}
