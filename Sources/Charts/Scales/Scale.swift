/// A place on an axis that is marked with a number.
package struct Tick: Hashable, Sendable {
    /// The number.
    package var value: Double
    /// How it is written.
    package var label: RichText
}

/// A map from the numbers of a range to positions from 0 to 1.
package protocol Scale: Sendable {
    /// The position of a number: 0 at the range's lower bound, 1 at its upper bound, beyond them outside.
    func position(of value: Double) -> Double
    /// At most about the given count of round numbers within the range, in ascending order.
    func ticks(atMost count: Int) -> [Tick]
}
