/// The line with which a writer ends its file: `{"closed":N,"crc":"…"}`, N the number of runs before it.
///
/// A file that ends in a closing line is complete: its writer wrote nothing else.
struct ClosingLine: Sendable, Hashable {
    /// The number of runs in the file.
    let runs: Int

    private static let opening: StaticString = "{\"closed\":"

    /// The closing line of a file with `runs` runs.
    init(runs: Int) {
        self.runs = runs
    }

    /// The line with its newline.
    func encode() -> [UInt8] {
        var line = Array("\(Self.opening)\(runs)".utf8)
        JournalSchema.current.end(&line)
        return line
    }

    /// Whether `line` begins like a closing line.
    static func begins(_ line: ArraySlice<UInt8>) -> Bool { line.starts(with: opening.description.utf8) }

    /// Decodes a closing line without its newline.
    ///
    /// - Throws: `LineError` if it is not what `encode` writes.
    init(decoding line: ArraySlice<UInt8>) throws(LineError) {
        var scanner = LineScanner(try JournalSchema.checked.members(of: line))
        try scanner.expect(Self.opening)
        runs = try scanner.integer("closed", in: 0...Int.max)
        guard scanner.isAtEnd else { throw LineError(reason: "text follows the number of runs") }
    }
}
