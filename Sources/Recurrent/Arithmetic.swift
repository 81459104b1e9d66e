/// What every result of this module depends on, down to the last bit.
public enum Arithmetic {
    /// Raised whenever a change alters a bit of any draw, weight, state or comparison.
    ///
    /// Journals carry it, so that numbers of two arithmetics are never mixed.
    public static let version = 2
}
