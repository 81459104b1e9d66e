import Checkpoints
import Support

extension Recording {
    /// Reads a recording: `.npy`, `.npz` with one array, `.wav`, or text with one step per line.
    ///
    /// - Throws: `Failure` if the file cannot be opened, is damaged or too long, or has a number that is not finite.
    public init(reading path: String) throws(Failure) {
        try self.init(RecordedNumbers(at: path, limit: Self.mostNumbers), of: path)
    }

    /// Reads a recording that is open or in memory; its name takes the place of a path.
    ///
    /// - Parameters:
    ///   - source: The recording.
    ///   - limit: The most numbers to read.
    /// - Throws: `Failure` as `init(reading:)` does.
    package init(reading source: some ByteSource, limit: Int = mostNumbers) throws(Failure) {
        try self.init(RecordedNumbers(of: source, limit: limit), of: source.name)
    }

    private init(_ read: RecordedNumbers, of name: String) throws(Failure) {
        try self.init(
            numbers: read.numbers, features: read.features, sequences: read.sequences,
            origin: .file(name: name, digest: read.digest))
    }
}
