import Foundation

/// A scale with equal distances for equal ratios.
package struct LogarithmicScale: Scale, Hashable {
    /// The decimal logarithms of the range's bounds.
    private let lower: Double
    private let upper: Double

    /// A scale over a range of positive numbers; an empty range is widened, and a range that is not positive and finite
    /// becomes 1…10.
    package init(_ range: ClosedRange<Double>) {
        let isUsable = range.lowerBound > 0 && range.upperBound.isFinite
        let (low, high) = isUsable ? (log10(range.lowerBound), log10(range.upperBound)) : (0, 1)
        let isWide = high - low >= 1e-9
        lower = isWide ? low : low - 0.5
        upper = isWide ? high : high + 0.5
    }

    /// The position of a number; 0 and negative numbers are infinitely far down.
    package func position(of value: Double) -> Double {
        value > 0 ? (log10(value) - lower) / (upper - lower) : -.infinity
    }

    /// The ends of the range.
    package var bounds: ClosedRange<Double> { pow(10, lower)...pow(10, upper) }

    /// Powers of ten (all, every second, every third and so on) with superscript exponents; if the range has few of
    /// them, also 2 and 5 times a power of ten, all written in full.
    package func ticks(atMost count: Int) -> [Tick] {
        let powers = exponents
        if powers.count < 3, count >= 3 {
            let finer = numbers(mantissas: [1, 2, 5])
            let chosen = finer.count <= count ? finer : numbers(mantissas: [1, 3])
            if chosen.count >= powers.count, chosen.count <= count {
                return chosen.map { Tick(value: value(of: $0), label: RichText($0.text)) }
            }
        }
        let stride = max(1, (powers.count + max(1, count) - 1) / max(1, count))
        let (first, last) = (powers.first ?? 0, powers.last ?? 0)
        // Both ends of the range are numbered if 1, the natural beginning, is not within it.
        let origin = !powers.contains(0) && (last - first).isMultiple(of: stride) ? first : 0
        return powers.filter { ($0 - origin).isMultiple(of: stride) }.map { exponent in
            Tick(value: value(of: WrittenNumber(digits: 1, exponent: exponent)), label: WrittenNumber.power(exponent))
        }
    }

    /// The numbers between powers of ten, for ticks that are such powers: powers left out, and 2…9 times a power.
    ///
    /// - Returns: None if a tick is no power of ten, or there are too many to be told apart.
    func minorTicks(between ticks: [Tick]) -> [Double] {
        let places = ticks.map { log10($0.value) }
        let arePowers = places.allSatisfy { ($0 - $0.rounded()).magnitude < 1e-9 }
        guard arePowers, places.count > 1, exponents.count <= 6 else { return [] }
        let left = Set(exponents).subtracting(places.map { Int($0.rounded()) }).sorted()
        return left.map { value(of: WrittenNumber(digits: 1, exponent: $0)) } + multiplesOfPowers
    }

    /// The numbers 2…9 times a power of ten within the range.
    var multiplesOfPowers: [Double] {
        exponents.count > 12 ? [] : numbers(mantissas: Array(2...9)).map(value(of:))
    }

    private var exponents: [Int] {
        let slack = 1e-9
        let (first, last) = (Int((lower - slack).rounded(.up)), Int((upper + slack).rounded(.down)))
        return first <= last ? Array(first...last) : []
    }

    private func numbers(mantissas: [Int]) -> [WrittenNumber] {
        let (first, last) = (Int(lower.rounded(.down)), Int(upper.rounded(.up)))
        return (first...last).flatMap { exponent in
            mantissas.map { WrittenNumber(digits: $0, exponent: exponent) }
        }.filter { (-1e-9...1 + 1e-9).contains(position(of: value(of: $0))) }
    }

    private func value(of number: WrittenNumber) -> Double {
        Double(number.digits) * pow(10, Double(number.exponent))
    }
}
