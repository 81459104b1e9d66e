import Support

/// Lyapunov exponents as text.
enum ExponentText {
    /// An exponent with its standard error, which has two digits, such as `−0.0413 ± 0.0038`.
    static func text(_ value: Double, error: Double) -> String {
        guard value.isFinite else { return "−∞" }
        var (decimals, scaled) = (4, error * 1e4)
        while scaled > 0, scaled < 9.5, decimals < 6 { (decimals, scaled) = (decimals + 1, scaled * 10) }
        return "\(NumberText.signed(value, decimals: decimals)) ± \(NumberText.fixed(error, decimals: decimals))"
    }
}
