import Support

/// A damaged line in a journal's file.
public struct LineDamage: Sendable, Hashable, CustomStringConvertible {
    /// The file's name in the folder.
    public let file: String
    /// The number of the line, from 1.
    public let line: Int
    /// What is wrong, as a clause.
    public let reason: String
    /// Whether it is the file's header, without which nothing in the file can be read.
    public let isHeader: Bool

    /// Damage on one line.
    init(file: String, line: Int, reason: String, isHeader: Bool = false) {
        self.file = file
        self.line = line
        self.reason = reason
        self.isHeader = isHeader
    }

    /// The damage of a line that ends with a carriage return, which no journal contains.
    static let carriageReturn = """
        it ends with CR LF, but journals use LF alone; an editor or a file transfer may have converted it. Copy \
        the file again in binary mode, or remove the carriage returns, for example with dos2unix
        """

    /// The place and what is wrong there.
    public var description: String { "\(file), line \(line): \(reason)" }

    /// The failure to report if reading cannot go on without that line.
    ///
    /// - Parameter directory: The folder of the journal.
    func failure(in directory: String) -> Failure {
        let place = "\(directory)/\(file), line \(line)"
        if isHeader { return Failure(.data, "\(place) is not a usable header: \(reason).") }
        return Failure(
            .data,
            """
            \(place) is corrupt: \(reason). `rnn-memory journal repair \(directory)` keeps every sound run, and the \
            next sweep recomputes the others.
            """)
    }
}
