import Foundation

/// An untrusted file, read within a size limit.
package struct BoundedFile: Sendable {
    private let path: String
    private let handle: FileHandle
    private let size: Int

    private static let pieceSize = 1 << 20

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
        try self.init(path, file.handle, size: size, limit: limit)
    }

    /// Opens a file of an open folder; no link is followed.
    ///
    /// - Throws: `Failure` if it is missing, cannot be read, is longer than the limit or not a regular file.
    package init(_ name: String, in folder: HeldFolder, limit: Int) throws(Failure) {
        let path = folder.path(of: name)
        let (file, size) = try SystemError.reporting(.data, "\(path) cannot be read") {
            () throws(SystemError) in try folder.open(name)
        }
        try self.init(path, file, size: size, limit: limit)
    }

    private init(_ path: String, _ handle: FileHandle, size: Int, limit: Int) throws(Failure) {
        guard size <= limit else {
            throw Failure(.data, "\(path) is longer than the \(limit.grouped) bytes that are allowed.")
        }
        self.path = path
        self.handle = handle
        self.size = size
    }

    private static func unreadable(_ path: String) -> Failure { Failure(.inputOutput, "\(path) cannot be read.") }

    /// Reads the bytes that the file had when it was opened, piece by piece.
    ///
    /// - Throws: What `body` throws, and what reading throws.
    package func forEachPiece(_ body: (Data) throws -> Void) throws {
        try handle.seek(toOffset: 0)
        var rest = size
        while rest > 0 {
            let piece = try handle.read(upToCount: min(rest, Self.pieceSize)) ?? Data()
            guard !piece.isEmpty else { throw Self.unreadable(path) }
            rest -= piece.count
            try body(piece)
        }
    }

    /// The SHA-256 of the file.
    ///
    /// - Throws: `Failure` if it cannot be read.
    /// - Complexity: O(n) in the number of bytes.
    package func hash() throws(Failure) -> String {
        let hash = SHA256.Stream()
        do {
            try forEachPiece { hash.append($0) }
        } catch {
            throw Self.unreadable(path)
        }
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
        do {
            try forEachPiece { bytes.append($0) }
        } catch {
            throw Self.unreadable(path)
        }
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
