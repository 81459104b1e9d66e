/// One of the two sequences of a pair.
public enum PairSequence: Int, Sendable, CaseIterable {
    /// Sequence a.
    case a
    /// Sequence b.
    case b
}
