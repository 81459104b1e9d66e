import Foundation

/// A scale with equal distances for equal differences.
package struct LinearScale: Scale, Hashable {
    private let lower: Double
    private let upper: Double

    /// A scale over a range; an empty range is widened on both sides, and a range that is not finite becomes 0…1.
    package init(_ range: ClosedRange<Double>) {
        let isUsable = range.lowerBound.magnitude < 1e15 && range.upperBound.magnitude < 1e15
        let (low, high) = isUsable ? (range.lowerBound, range.upperBound) : (0, 1)
        let least = max(1e-12, max(low.magnitude, high.magnitude) * 1e-9)
        let isWide = high - low >= least
        lower = isWide ? low : low - max(low.magnitude / 2, 0.5)
        upper = isWide ? high : high + max(high.magnitude / 2, 0.5)
    }

    /// The position of a number.
    package func position(of value: Double) -> Double {
        (value - lower) / (upper - lower)
    }

    /// The ends of the range.
    package var bounds: ClosedRange<Double> { lower...upper }

    /// Multiples of 1, 2 or 5 times a power of ten.
    package func ticks(atMost count: Int) -> [Tick] {
        let least = (upper - lower) / Double(max(1, count))
        var exponent = Int(log10(least).rounded(.down))
        let share: Double = least / pow(10, Double(exponent)) * (1 - 1e-9)
        let mantissa = share <= 1 ? 1 : share <= 2 ? 2 : share <= 5 ? 5 : 1
        if share > 5 { exponent += 1 }
        let step = Double(mantissa) * pow(10, Double(exponent))
        let slack = 1e-6
        let (first, last) = (Int((lower / step - slack).rounded(.up)), Int((upper / step + slack).rounded(.down)))
        guard first <= last else { return [] }
        return (first...last).map { multiple in
            let number = WrittenNumber(digits: multiple * mantissa, exponent: exponent)
            return Tick(value: Double(multiple) * step, label: RichText(number.text))
        }
    }
}
