/// The version of the arithmetic, on which every result of this module depends to the last bit.
public enum Arithmetic {
    /// Raised whenever a change alters any bit of a draw, weight, state or comparison.
    ///
    /// Journals record it, so results of different versions are never mixed.
    public static let version = 2
}
