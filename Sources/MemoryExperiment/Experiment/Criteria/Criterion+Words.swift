extension Criterion {
    /// The wording of a criterion in reports; powers are written with superscript digits, such as `10⁻³`.
    ///
    /// A class, so that copying a criterion copies only a reference to its words.
    public final class Words: Sendable {
        /// The condition as a clause: `the two outputs are bit-identical`.
        public let clause: String
        /// The meaning of `first` in a few words: `steps until outputs are bit-identical`.
        public let first: String
        /// The meaning of `settled` in a few words: `last step with different output bits`.
        public let settled: String
        /// The subject that changes, in the plural: `outputs`.
        public let subject: String
        /// What the subject does when the criterion begins to hold: `become bit-identical`.
        public let event: String
        /// What the subject does from the step at which the criterion begins to hold for good: `stay bit-identical`.
        public let lastingEvent: String
        /// The object of the criterion, as it follows “to” or “reach”: `bit-identical outputs`.
        public let object: String
        /// The goal of the steps, beginning with `to`: `to bit-identical outputs`.
        public let goal: String
        /// A name of at most five characters, or a power, to place below marks: `out.`.
        public let label: String

        /// The words one by one.
        public init(
            clause: String, first: String, settled: String, subject: String, event: String, lastingEvent: String,
            object: String, goal: String, label: String
        ) {
            self.clause = clause
            self.first = first
            self.settled = settled
            self.subject = subject
            self.event = event
            self.lastingEvent = lastingEvent
            self.object = object
            self.goal = goal
            self.label = label
        }
    }
}
