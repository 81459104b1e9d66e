/// An error with a cause that the user can fix.
public struct Failure: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kinds of failure.
    public enum Kind: Sendable, Hashable, CaseIterable {
        /// The command line or the experiment file contains an invalid value.
        case usage
        /// A journal is corrupt or a template is invalid.
        case data
        /// A required file or folder does not exist.
        case missingInput
        /// A file or folder cannot be created.
        case cannotCreate
        /// Reading or writing failed half-way.
        case inputOutput
        /// The user stopped the program.
        case interrupted
    }

    /// The kind of failure.
    public let kind: Kind
    /// One or two sentences: what is wrong, where, what is allowed, what to do.
    public let message: String
    /// The problem with one value of a file, if that is the only problem.
    public let complaint: Complaint?

    /// A problem with one value of a file.
    public struct Complaint: Sendable, Hashable {
        /// The key path of the value, such as `variants[2].name`; empty for the whole file.
        public let key: String
        /// What is wrong and what is allowed, without the place.
        public let text: String
    }

    /// A failure with its message.
    public init(_ kind: Kind, _ message: String) {
        self.kind = kind
        self.message = message
        complaint = nil
    }

    /// A failure about an invalid value in a file.
    package init(in file: String, line: Int, _ complaint: Complaint) {
        kind = .usage
        let key = complaint.key.isEmpty ? "" : ", \(complaint.key)"
        message = "\(file), line \(line)\(key): \(complaint.text.asClause)."
        self.complaint = complaint
    }

    /// Throws if the task was cancelled.
    ///
    /// - Parameter what: The interrupted activity, as the beginning of a sentence.
    /// - Throws: `Failure` of kind `interrupted`.
    package static func checkCancellation(while what: @autoclosure () -> String) throws(Failure) {
        guard Task.isCancelled else { return }
        throw Failure(.interrupted, "\(what()) was interrupted; nothing was changed.")
    }

    /// The message.
    public var description: String { message }
}
