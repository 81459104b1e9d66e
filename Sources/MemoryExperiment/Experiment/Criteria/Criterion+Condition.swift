import Recurrent

extension Criterion {
    /// What the comparison of a step has to fulfil: everything that is asked for.
    ///
    /// A value instead of a function, so that a run sees without a call which steps change nothing. Whatever is asked for
    /// holds where all states are the same, since a run ends there.
    public struct Condition: Sendable, Hashable {
        /// What the largest difference of a unit's two outputs has to be less than, a positive number; nil for no limit.
        public let differenceBelow: Double?
        /// Whether the cosine similarity of the outputs has to be at least 1.
        public let needsDirection: Bool
        /// Whether the outputs have to be the same bits.
        public let needsOutputs: Bool
        /// Whether every state of every layer has to be the same bits.
        public let needsStates: Bool

        /// A condition from its parts, of which there has to be one.
        public init(
            differenceBelow: Double? = nil, needsDirection: Bool = false, needsOutputs: Bool = false,
            needsStates: Bool = false
        ) {
            self.differenceBelow = differenceBelow
            self.needsDirection = needsDirection
            self.needsOutputs = needsOutputs
            self.needsStates = needsStates
        }

        /// Whether a step fulfils it.
        public func holds(for comparison: PairComparison) -> Bool {
            // A difference that is NaN is not less than anything.
            if let differenceBelow, !(comparison.maximumDifference < differenceBelow) { return false }
            return (!needsDirection || comparison.cosineIsOne) && (!needsOutputs || comparison.outputsAreSame)
                && (!needsStates || comparison.statesAreSame)
        }
    }
}
