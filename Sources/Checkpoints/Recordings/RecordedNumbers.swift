import Support

/// A recording that somebody else has written: numbers of one or several sequences of steps.
public struct RecordedNumbers: Sendable {
    /// The numbers: [row][feature].
    public let numbers: [Double]
    /// The number of features of a step.
    public let features: Int
    /// The rows of each sequence.
    public let sequences: [Range<Int>]
    /// The SHA-256 of the file as hexadecimal digits.
    public let digest: String

    /// Reads a file: `.npy`, `.npz` with one array, `.wav` or text, decided by its content.
    ///
    /// An array of one dimension is a sequence of one feature, one of two dimensions is [step][feature], and one of three
    /// dimensions is [sequence][step][feature].
    ///
    /// - Parameters:
    ///   - path: The path of the file.
    ///   - limit: The most numbers to read.
    /// - Throws: `Failure` if the file cannot be opened, is damaged, or has more numbers.
    public init(at path: String, limit: Int) throws(Failure) {
        try self.init(of: FileBytes(at: path), limit: limit)
    }

    /// Reads a file that is open or in memory; its name takes the place of a path.
    ///
    /// - Throws: `Failure` as `init(at:limit:)` does.
    package init(of file: some ByteSource, limit: Int) throws(Failure) {
        let head = try file.bytes(0..<min(16, file.count))
        guard !head.isEmpty else { throw Failure(.data, "\(file.name) is empty; a recording needs at least one step.") }
        digest = try file.sha256()
        if head.starts(with: [0x93] + Array("NUMPY".utf8)) {
            (numbers, features, sequences) = try Self.read(NumPyArray(file), limit: limit)
        } else if head.starts(with: Array("PK".utf8)) {
            let archive = try ZipArchive(file)
            guard NumPyArchive.isRecognised(archive), archive.entries.count == 1 else {
                throw Failure(
                    .data,
                    """
                    \(file.name) contains \(archive.entries.count.counted("file")); a recording is a single array. Save it with \
                    `numpy.save("recording.npy", array)`.
                    """)
            }
            let array = try NumPyArray(try archive.source(of: archive.entries[0].name))
            (numbers, features, sequences) = try Self.read(array, limit: limit)
        } else if WaveFile.isWave(head) {
            let wave = try WaveFile(file, limit: limit)
            (numbers, features) = (wave.numbers, wave.channels)
            sequences = [0..<wave.numbers.count / wave.channels]
        } else {
            let table = try NumberTable(file, limit: limit)
            (numbers, features) = (table.numbers, table.columns)
            sequences = [0..<table.numbers.count / max(table.columns, 1)]
        }
    }

    private static func read(
        _ array: NumPyArray, limit: Int
    ) throws(Failure) -> (numbers: [Double], features: Int, sequences: [Range<Int>]) {
        guard (1...3).contains(array.shape.count) else {
            throw Failure(
                .data,
                """
                \(array.name) has \(array.shape.count.counted("dimension")); a recording has one (steps), two (steps, \
                features) or three (sequences, steps, features).
                """)
        }
        guard array.shape.reduce(1, *) <= limit else {
            throw Failure(
                .data, "\(array.name) has more than \(limit.grouped) numbers; cut it into shorter recordings.")
        }
        let numbers = try array.rows(0..<array.rowCount)
        let features = array.shape.count == 1 ? 1 : array.shape[array.shape.count - 1]
        let steps = array.shape.count == 3 ? array.shape[1] : array.rowCount
        let count = array.shape.count == 3 ? array.rowCount : 1
        return (numbers, features, (0..<count).map { $0 * steps..<($0 + 1) * steps })
    }
}
