import Checkpoints
import Support

extension Recording {
    /// Reads a recording: `.npy`, `.npz` with one array, `.wav`, or text with one step per line.
    ///
    /// - Throws: `Failure` if the file cannot be opened, is damaged or too long, or has a number that is not finite.
    public init(reading path: String) throws(Failure) {
        let read = try RecordedNumbers(at: path, limit: Self.mostNumbers)
        try self.init(
            numbers: read.numbers, features: read.features, sequences: read.sequences,
            origin: .file(name: path, digest: read.digest))
    }
}
