import Foundation
import Support

/// The bytes of an open file.
package struct FileBytes: ByteSource {
    package let name: String
    package let count: Int
    private let file: OpenFile

    /// The most bytes of a file: 64 GB.
    package static let limit = 64 << 30

    /// Opens a regular file.
    ///
    /// - Throws: `Failure` of kind `missingInput` if it cannot be opened, of kind `data` if it is no regular file or
    ///   longer than `limit`.
    package init(at path: String) throws(Failure) {
        // Opening a pipe or device must not block.
        let file = try SystemError.reporting(.missingInput, "\(path) cannot be opened for reading") {
            () throws(SystemError) in try OpenFile(path, O_RDONLY | O_NONBLOCK)
        }
        let size = try SystemError.reporting(.data, "\(path) cannot be read") {
            () throws(SystemError) in try file.sizeOfRegularFile()
        }
        guard size <= Self.limit else {
            throw Failure(.data, "\(path) has \(size.grouped) bytes; at most \(Self.limit.grouped) are allowed.")
        }
        self.file = file
        name = path
        count = size
    }

    package func bytes(_ range: Range<Int>) throws(Failure) -> [UInt8] {
        try checkBounds(range)
        return try SystemError.reporting(.inputOutput, "\(name) cannot be read") {
            () throws(SystemError) in try file.bytes(range)
        }
    }
}
