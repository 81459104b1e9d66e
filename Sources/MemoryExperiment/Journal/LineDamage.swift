import Support

/// Something in a file of a journal that no program wrote.
public struct LineDamage: Sendable, Hashable, CustomStringConvertible {
    /// The file's name in the folder.
    public let file: String
    /// The number of the line, from 1.
    public let line: Int
    /// What is wrong with it, as a clause.
    public let reason: String
    /// Whether it is the file's header, without which nothing in the file can be read.
    public let isHeader: Bool

    /// Something that is wrong with a line.
    init(file: String, line: Int, reason: String, isHeader: Bool = false) {
        self.file = file
        self.line = line
        self.reason = reason
        self.isHeader = isHeader
    }

    /// What is wrong with a line that ends with a carriage return, as no line of a journal does.
    static let carriageReturn = """
        it ends with CR LF where journals have LF alone, as if an editor or a transfer had changed its line ends. Copy \
        the file again as it is, or take the carriage returns out, such as with dos2unix
        """

    /// The place and what is wrong there.
    public var description: String { "\(file), line \(line): \(reason)" }

    /// The failure of whoever cannot go on without that line.
    ///
    /// - Parameter directory: The folder of the journal.
    func failure(in directory: String) -> Failure {
        let place = "\(directory)/\(file), line \(line)"
        if isHeader { return Failure(.data, "\(place) is not a header that can be used: \(reason).") }
        return Failure(
            .data,
            """
            \(place) is corrupt: \(reason). `rnn-memory journal repair \(directory)` keeps every sound run, and the next \
            sweep computes the others again.
            """)
    }
}
