import Checkpoints
import Support

/// The bytes of an uploaded file under the name that its user knows.
///
/// It is not a `FileBytes`, so no reader looks for further files beside it.
struct UploadedBytes: ByteSource {
    let name: String
    private let file: FileBytes

    /// Opens a file.
    ///
    /// - Parameters:
    ///   - path: The path of the file.
    ///   - name: The name that its user knows.
    /// - Throws: `Failure` if it cannot be opened.
    init(at path: String, name: String) throws(Failure) {
        file = try FileBytes(at: path)
        self.name = name
    }

    var count: Int { file.count }

    func bytes(_ range: Range<Int>) throws(Failure) -> [UInt8] { try file.bytes(range) }
}
