import Recurrent

extension Criterion {
    /// The requirements on the comparison of a step; all of them must be met.
    ///
    /// A value instead of a function, so that a run can tell without a call which steps change nothing. Every condition
    /// holds if all states are identical, since a run ends there.
    public struct Condition: Sendable, Hashable {
        /// The exclusive upper bound of the largest output difference, positive; nil for no bound.
        public let differenceBelow: Double?
        /// Whether the cosine similarity of the outputs must be at least 1.
        public let needsDirection: Bool
        /// Whether the outputs must be bit-identical.
        public let needsOutputs: Bool
        /// Whether every state of every layer must be bit-identical.
        public let needsStates: Bool

        /// A condition from its parts; at least one must be given.
        public init(
            differenceBelow: Double? = nil, needsDirection: Bool = false, needsOutputs: Bool = false,
            needsStates: Bool = false
        ) {
            self.differenceBelow = differenceBelow
            self.needsDirection = needsDirection
            self.needsOutputs = needsOutputs
            self.needsStates = needsStates
        }

        /// Whether a step satisfies the condition.
        public func holds(for comparison: PairComparison) -> Bool {
            // NaN is not less than any bound.
            if let differenceBelow, !(comparison.maximumDifference < differenceBelow) { return false }
            return (!needsDirection || comparison.cosineIsOne) && (!needsOutputs || comparison.outputsAreSame)
                && (!needsStates || comparison.statesAreSame)
        }
    }
}
