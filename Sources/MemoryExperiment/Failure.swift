/// Something that went wrong for a reason the user can mend.
public struct Failure: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kinds of failure; raw values are the exit codes of sysexits.h.
    public enum Kind: Int32, Sendable, Hashable {
        /// The command line or the experiment file says something that is not allowed.
        case usage = 64
        /// A journal or a template holds something it must not.
        case data = 65
        /// A file or folder that is needed is not there.
        case missingInput = 66
        /// A file or folder cannot be made.
        case cannotCreate = 73
        /// Reading or writing failed half-way.
        case inputOutput = 74
    }

    /// What kind of failure it is.
    public let kind: Kind
    /// One or two sentences: what, where, what is allowed, how to go on.
    public let message: String

    /// A failure with its sentence.
    public init(_ kind: Kind, _ message: String) {
        self.kind = kind
        self.message = message
    }

    /// The sentence alone.
    public var description: String { message }
}
