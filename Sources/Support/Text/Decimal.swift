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
    /// A number so rounded is left alone by a second rounding. Numbers that are not finite, or would no longer be, stay
    /// as they are.
    public var roundedToFourDigits: Double {
        guard let rounded = FourDigitDecimal(rounding: self)?.value, rounded.isFinite else { return self }
        return rounded
    }
}
