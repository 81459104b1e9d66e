import Support

/// The arrays of a `.npz` file by name.
public struct NamedArrays: Sendable {
    private let path: String
    private let archive: ZipArchive

    /// Opens a file.
    ///
    /// - Throws: `Failure` if it cannot be opened or is no archive of arrays.
    public init(at path: String) throws(Failure) {
        let archive = try ZipArchive(FileBytes(at: path))
        guard NumPyArchive.isRecognised(archive) else {
            throw Failure(.data, "\(path) is no archive of NumPy arrays; save one with `numpy.savez`.")
        }
        self.path = path
        self.archive = archive
    }

    /// The numbers of an array, row by row; nil if there is none of that name.
    ///
    /// - Throws: `Failure` if it is damaged, or has another number of elements than expected.
    public func numbers(_ name: String, count: Int) throws(Failure) -> [Double]? {
        guard archive.entries.contains(where: { $0.name == "\(name).npy" }) else { return nil }
        let array = try NumPyArray(try archive.source(of: "\(name).npy"))
        guard array.shape.reduce(1, *) == count else {
            throw Failure(
                .data,
                "\(path), \(name) has \(array.shape.reduce(1, *).counted("number")); \(count.grouped) are needed.")
        }
        return try array.rows(0..<array.rowCount)
    }
}
