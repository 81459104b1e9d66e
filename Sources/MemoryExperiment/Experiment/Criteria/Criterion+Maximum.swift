extension Criterion {
    /// max_j abs(h_a[j] − h_b[j]) < 10^−exponent.
    ///
    /// - Parameter exponent: 1…6.
    public static func maximum(exponent: Int) -> Criterion { maxima[exponent - 1] }

    private static let maxima = [1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6].enumerated().map { index, threshold in
        let exponent = index + 1
        let power = "10⁻" + ["¹", "²", "³", "⁴", "⁵", "⁶"][index]
        return Criterion(
            name: "max-1e-\(exponent)", condition: Condition(differenceBelow: threshold),
            // The last digits of predictions in tables are those of 1 divided by ten repeatedly.
            decline: .difference(to: (0..<exponent).reduce(1.0) { end, _ in end / 10 }),
            words: Words(
                clause: "the two outputs of every unit differ by less than \(power)",
                first: "steps until outputs differ by less than \(power)",
                settled: "last step with outputs \(power) or more apart", subject: "outputs",
                event: "come within \(power)", lastingEvent: "stay within \(power)",
                object: "largest differences below \(power)", goal: "to \(power)", label: power))
    }
}
