/// A scale for steps counted from 0: logarithmic from 1, with a separate place for 0 to the left.
package struct StepScale: Scale, Hashable {
    private let logarithmic: LogarithmicScale
    /// The positions of 0 and 1.
    private let zero: Double
    private let one: Double

    /// A scale from 0 or 1 to the last step.
    ///
    /// - Parameters:
    ///   - last: The last step; values less than 2 become 2.
    ///   - showsZero: Whether there is a place for 0.
    package init(upTo last: Double, showsZero: Bool) {
        logarithmic = LogarithmicScale(1...(last.isFinite ? max(2, last) : 2))
        zero = showsZero ? 0.03 : 0
        one = showsZero ? 0.11 : 0
    }

    /// Whether there is a place for 0.
    private var showsZero: Bool { one > zero }

    /// The position midway between 0 and 1, if 0 has a place.
    package var breakPosition: Double? { showsZero ? (zero + one) / 2 : nil }

    /// The position of a step; between 0 and 1 the scale is linear.
    package func position(of value: Double) -> Double {
        value < 1
            ? zero + max(0, value) * (one - zero) : one + logarithmic.position(of: value) * (1 - one)
    }

    /// From 0 if it has a place, otherwise from 1.
    package var bounds: ClosedRange<Double> { (showsZero ? 0 : 1)...logarithmic.bounds.upperBound }

    /// 0 if it has a place, and powers of ten.
    package func ticks(atMost count: Int) -> [Tick] {
        (showsZero ? [Tick(value: 0, label: "0")] : []) + logarithmic.ticks(atMost: count)
    }

    /// The steps 2…9 times a power of ten.
    package var minorTicks: [Double] { logarithmic.multiplesOfPowers }
}
