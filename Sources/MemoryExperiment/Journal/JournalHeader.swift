/// The first line of every file of a journal.
struct JournalHeader: Sendable, Hashable {
    /// The experiment in full.
    let experiment: Experiment
    /// The digest of its protocol.
    let digest: String
    /// The version of the arithmetic that its runs were computed with.
    let arithmetic: Int

    /// The version of the files' form; raised whenever an older program could not read them.
    static let schema = 2

    /// How every header begins, in any schema.
    static let opening: StaticString = "{\"schema\":"

    /// The header of a journal of `experiment`.
    init(of experiment: Experiment, arithmetic: Int = Journal.arithmetic) {
        self.experiment = experiment
        digest = experiment.digest
        self.arithmetic = arithmetic
    }

    /// The line with its newline.
    func encode() -> [UInt8] {
        let header = Document.record([
            Document.Field("schema", .integer(Self.schema)),
            Document.Field("arithmetic", .integer(arithmetic)),
            Document.Field("experiment", experiment.document),
            Document.Field("digest", .text(digest)),
        ])
        return Array((header.json + "\n").utf8)
    }

    /// The header that a line without its newline stands for.
    ///
    /// - Parameter anyArithmetic: Whether runs of another arithmetic will do, as where they are only compared.
    /// - Throws: `LineError` for another schema or arithmetic, and where the line is not what `encode` writes.
    init(decoding line: ArraySlice<UInt8>, anyArithmetic: Bool = false) throws(LineError) {
        var scanner = LineScanner(line)
        try scanner.expect(Self.opening)
        let schema = try scanner.integer("schema", in: 0...Int.max)
        guard schema == Self.schema else {
            throw LineError(
                reason: "its schema is \(schema) where this program reads \(Self.schema): use the program that wrote it"
            )
        }
        try scanner.expect(",\"arithmetic\":")
        let arithmetic = try scanner.integer("arithmetic", in: 0...Int.max)
        guard anyArithmetic || arithmetic == Journal.arithmetic else {
            throw LineError(
                reason: """
                    its runs were computed with arithmetic \(arithmetic) where this program has \(Journal.arithmetic): \
                    use the program that wrote it, or another folder
                    """)
        }
        try scanner.expect(",\"experiment\":")
        let rest = scanner.rest
        // JSON is YAML, so that the reader of experiment files checks the header's experiment too.
        let tail = ",\"digest\":\"".utf8.count + 64 + "\"}".utf8.count
        let experiment: Experiment
        do throws(Failure) {
            experiment = try ExperimentFile.read(String(decoding: rest.dropLast(tail), as: UTF8.self), from: "header")
        } catch {
            throw LineError(reason: "its experiment cannot be read: \(error.message)")
        }
        self.init(of: experiment, arithmetic: arithmetic)
        guard encode().dropLast().elementsEqual(line) else {
            throw LineError(reason: "its digest or its form is not what belongs to its experiment")
        }
    }
}
