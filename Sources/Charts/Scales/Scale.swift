/// A position on an axis that is marked with a number.
package struct Tick: Hashable, Sendable {
    /// The number.
    package var value: Double
    /// Its label.
    package var label: RichText
}

/// A map from the numbers in a range to positions from 0 to 1.
package protocol Scale: Sendable {
    /// The position of a number: 0 at the range's lower bound, 1 at its upper bound, outside 0…1 beyond them.
    func position(of value: Double) -> Double
    /// The ends of the range.
    var bounds: ClosedRange<Double> { get }
    /// About the given number of round numbers at most, within the range, in ascending order.
    func ticks(atMost count: Int) -> [Tick]
    /// The numbers between the round ones that are marked but not written.
    var minorTicks: [Double] { get }
    /// The position at which the axis is interrupted; nil if it is not.
    var breakPosition: Double? { get }
}

extension Scale {
    /// None.
    package var minorTicks: [Double] { [] }
    /// Nil.
    package var breakPosition: Double? { nil }
}
