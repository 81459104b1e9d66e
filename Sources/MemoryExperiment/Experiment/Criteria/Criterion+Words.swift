extension Criterion {
    /// How reports speak of a criterion; powers are written with raised digits, such as `10⁻³`.
    ///
    /// A class, so that criteria are copied as fast as their names.
    public final class Words: Sendable {
        /// What has to be true, as a clause: `the two outputs are the same bits`.
        public let clause: String
        /// What `first` counts, in a few words: `steps until outputs are the same bits`.
        public let first: String
        /// What `settled` is, in a few words: `last step with outputs of different bits`.
        public let settled: String
        /// What changes, in the plural: `outputs`.
        public let subject: String
        /// What the subject does when the criterion begins to hold: `become the same bits`.
        public let event: String
        /// What the criterion asks for, in the plural or without an article: `equal output bits`.
        public let object: String
        /// What steps lead to, beginning with `to`: `to equal bits`.
        public let goal: String
        /// A name of at most five characters, or a power, for places below marks: `out.`.
        public let label: String

        /// The words one by one.
        public init(
            clause: String, first: String, settled: String, subject: String, event: String, object: String,
            goal: String, label: String
        ) {
            self.clause = clause
            self.first = first
            self.settled = settled
            self.subject = subject
            self.event = event
            self.object = object
            self.goal = goal
            self.label = label
        }
    }
}
