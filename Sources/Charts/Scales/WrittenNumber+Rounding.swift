extension WrittenNumber {
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
