/// Something that went wrong for a reason the user can mend.
public struct Failure: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kinds of failure.
    public enum Kind: Sendable, Hashable, CaseIterable {
        /// The command line or the experiment file says something that is not allowed.
        case usage
        /// A journal or a template holds something it must not.
        case data
        /// A file or folder that is needed is not there.
        case missingInput
        /// A file or folder cannot be made.
        case cannotCreate
        /// Reading or writing failed half-way.
        case inputOutput
        /// The user stopped it.
        case interrupted
    }

    /// What kind of failure it is.
    public let kind: Kind
    /// One or two sentences: what, where, what is allowed, how to go on.
    public let message: String
    /// What is wrong with one value of a file, where that is all that is wrong.
    public let complaint: Complaint?

    /// What is wrong with one value of a file.
    public struct Complaint: Sendable, Hashable {
        /// The keys that lead to the value, such as `variants[2].name`; empty for the whole file.
        public let key: String
        /// What is wrong and what is allowed, without the place.
        public let text: String
    }

    /// A failure with its sentence.
    public init(_ kind: Kind, _ message: String) {
        self.kind = kind
        self.message = message
        complaint = nil
    }

    /// A value of a file that says what is not allowed.
    package init(in file: String, line: Int, _ complaint: Complaint) {
        kind = .usage
        let key = complaint.key.isEmpty ? "" : ", \(complaint.key)"
        message = "\(file), line \(line)\(key): \(complaint.text.asClause)."
        self.complaint = complaint
    }

    /// Ends work whose task was cancelled.
    ///
    /// - Parameter what: What was being done, as the beginning of a sentence.
    /// - Throws: `Failure` of kind `interrupted`.
    package static func checkCancellation(while what: @autoclosure () -> String) throws(Failure) {
        guard Task.isCancelled else { return }
        throw Failure(.interrupted, "\(what()) was interrupted; nothing was changed.")
    }

    /// The sentence alone.
    public var description: String { message }
}
