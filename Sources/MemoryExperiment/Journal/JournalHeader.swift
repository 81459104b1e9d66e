import Recurrent
import Support

/// The first line of every file of a journal.
struct JournalHeader<Subject: JournaledExperiment>: Sendable, Hashable {
    /// The complete experiment.
    let experiment: Subject
    /// The digest of its protocol.
    let digest: String
    /// The version of the arithmetic that computed its runs.
    let arithmetic: Int
    /// The format of the file's lines; its number rises whenever older programs could not read the new lines.
    let schema: JournalSchema

    /// How every header begins, in any schema.
    static var opening: StaticString { "{\"schema\":" }

    /// The header of a journal of `experiment`.
    init(of experiment: Subject, arithmetic: Int = Arithmetic.version, schema: JournalSchema = .current) {
        self.experiment = experiment
        digest = experiment.digest
        self.arithmetic = arithmetic
        self.schema = schema
    }

    /// The line with its newline.
    func encode() -> [UInt8] {
        var line = Array(
            """
            \(Self.opening)\(schema.rawValue),"arithmetic":\(arithmetic),"experiment":\(experiment.json),"digest":"\(digest)"
            """.utf8)
        schema.end(&line)
        return line
    }

    /// Decodes a header line without its newline.
    ///
    /// - Parameter anyArithmetic: Whether to accept runs of another arithmetic version, for comparisons.
    /// - Throws: `LineError` for another schema or arithmetic, and if the line is not what `encode` writes.
    init(decoding line: ArraySlice<UInt8>, anyArithmetic: Bool = false) throws(LineError) {
        // Nothing under a checksum is trusted before the checksum is verified, not even the schema number.
        let checked = JournalSchema.hasTrailer(line) ? try JournalSchema.checked.members(of: line) : nil
        var scanner = LineScanner(line)
        try scanner.expect(Self.opening)
        let number = try scanner.integer("schema", in: 0...Int.max)
        guard let schema = JournalSchema(rawValue: number) else {
            throw LineError(
                reason: """
                    its schema is \(number), but this program reads only \(JournalSchema.unchecked.rawValue) and \
                    \(JournalSchema.checked.rawValue): use the program that wrote it
                    """)
        }
        let members = if let checked, schema == .checked { checked } else { try schema.members(of: line) }
        try scanner.expect(",\"arithmetic\":")
        let arithmetic = try scanner.integer("arithmetic", in: 0...Int.max)
        guard anyArithmetic || arithmetic == Arithmetic.version else {
            throw LineError(
                reason: """
                    its runs were computed with arithmetic version \(arithmetic), but this program has version \
                    \(Arithmetic.version): use the program that wrote it, or another folder
                    """)
        }
        try scanner.expect(",\"experiment\":")
        let rest = scanner.rest[..<min(scanner.rest.endIndex, members.endIndex)]
        // JSON is YAML, so the experiment file reader checks the header's experiment as well.
        let tail = ",\"digest\":\"".utf8.count + 64 + "\"".utf8.count
        let experiment: Subject
        do throws(Failure) {
            experiment = try Subject.read(header: String(decoding: rest.dropLast(tail), as: UTF8.self))
        } catch {
            throw LineError(reason: "its experiment cannot be read: \(error.message.asClause)")
        }
        self.init(of: experiment, arithmetic: arithmetic, schema: schema)
        guard encode().dropLast().elementsEqual(line) else {
            throw LineError(reason: "its digest or its form does not match its experiment")
        }
    }
}

extension JournalHeader {
    /// Whether bytes without a complete line can be the start of a file: the beginning of a header, or zeros if a power
    /// cut preserved the file's length but not its bytes.
    static func isTorn(_ bytes: ArraySlice<UInt8>) -> Bool {
        let written = bytes.prefix { $0 != 0 }
        guard bytes[written.endIndex...].allSatisfy({ $0 == 0 }) else { return false }
        return zip(written, opening.description.utf8).allSatisfy(==)
    }

    /// Why this header cannot share a folder with `other`; nil if it can.
    func contradiction(to other: JournalHeader) -> String? {
        if digest != other.digest {
            return """
                belongs to another experiment: the digest of its protocol is \(digest.prefix(12))…, not \
                \(other.digest.prefix(12))…. Choose another folder, or remove the journal there.
                """
        }
        if arithmetic != other.arithmetic {
            return """
                holds runs of arithmetic version \(arithmetic), but other files hold version \(other.arithmetic). Move \
                it to another folder.
                """
        }
        return nil
    }
}
