extension Criterion {
    /// The quantity that shrinks at the rate of a Lyapunov exponent until a criterion holds.
    public enum Decline: Sendable, Hashable {
        /// The largest difference of a unit's two outputs, down to a bound.
        case difference(to: Double)
        /// The angle between the two outputs, down to where their cosine rounds to 1.
        case angle
    }
}
