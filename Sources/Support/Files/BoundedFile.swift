import Foundation

/// An untrusted file, read within a size limit.
package struct BoundedFile: Sendable {
    private let file: OpenFile
    private let size: Int

    /// Opens a file.
    ///
    /// - Throws: `Failure` if it is missing, cannot be read, is longer than the limit or not a regular file.
    package init(at path: String, limit: Int) throws(Failure) {
        // Opening a pipe or device must not block.
        let file = try SystemError.reporting(.missingInput, "\(path) cannot be opened for reading") {
            () throws(SystemError) in try OpenFile(path, O_RDONLY | O_NONBLOCK)
        }
        let size = try SystemError.reporting(.data, "\(path) cannot be read") {
            () throws(SystemError) in try file.sizeOfRegularFile()
        }
        try self.init(file, size: size, limit: limit)
    }

    /// Opens a file of an open folder; no link is followed.
    ///
    /// - Throws: `Failure` if it is missing, cannot be read, is longer than the limit or not a regular file.
    package init(_ name: String, in folder: HeldFolder, limit: Int) throws(Failure) {
        let (file, size) = try SystemError.reporting(.data, "\(folder.path(of: name)) cannot be read") {
            () throws(SystemError) in
            let file = try OpenFile(name, in: folder, O_RDONLY)
            return (file, try file.sizeOfRegularFile())
        }
        try self.init(file, size: size, limit: limit)
    }

    private init(_ file: OpenFile, size: Int, limit: Int) throws(Failure) {
        guard size <= limit else {
            throw Failure(.data, "\(file.path) is longer than the \(limit.grouped) bytes that are allowed.")
        }
        self.file = file
        self.size = size
    }

    /// Reads the bytes that the file had when it was opened, piece by piece.
    private func forEachPiece(_ body: ([UInt8]) -> Void) throws(Failure) {
        try SystemError.reporting(.inputOutput, "\(file.path) cannot be read") { () throws(SystemError) in
            guard try file.forEachPiece(upTo: size, body) == size else {
                throw SystemError(reason: "it became shorter meanwhile")
            }
        }
    }

    /// The SHA-256 of the file.
    ///
    /// - Throws: `Failure` if it cannot be read.
    /// - Complexity: O(n) in the number of bytes.
    package func hash() throws(Failure) -> String {
        let hash = SHA256.Stream()
        try forEachPiece { hash.append($0) }
        return hash.hexadecimal
    }
}

extension BoundedFile {
    /// The bytes of a file.
    ///
    /// - Throws: `Failure` if the file is missing, cannot be read or is longer than the limit.
    package static func bytes(at path: String, limit: Int) throws(Failure) -> Data {
        try BoundedFile(at: path, limit: limit).bytes()
    }

    /// The bytes of the file.
    ///
    /// - Throws: `Failure` if it cannot be read.
    package func bytes() throws(Failure) -> Data {
        var bytes = Data()
        try forEachPiece { bytes.append(contentsOf: $0) }
        return bytes
    }

    /// The text of a UTF-8 file.
    ///
    /// - Throws: `Failure` as `bytes(at:limit:)` does, and if the bytes are not UTF-8.
    package static func text(at path: String, limit: Int) throws(Failure) -> String {
        guard let text = String(validating: try bytes(at: path, limit: limit), as: UTF8.self) else {
            throw Failure(.data, "\(path) is not UTF-8 text.")
        }
        return text
    }
}
