import Foundation
import MemoryExperiment

/// A file that someone else may have written, read without trusting its size.
struct BoundedFile: Sendable {
    private let path: String
    private let file: OpenFile
    private let size: Int

    private var handle: FileHandle { file.handle }

    private static let pieceSize = 1 << 20

    /// Opens a file.
    ///
    /// - Throws: `Failure` where it is missing, cannot be read, is longer than the limit or no regular file.
    init(at path: String, limit: Int) throws(Failure) {
        self.path = path
        // Pipes and devices must keep nobody waiting.
        file = try SystemError.reporting(.missingInput, "\(path) cannot be opened for reading") {
            () throws(SystemError) in try OpenFile(path, O_RDONLY | O_NONBLOCK)
        }
        let opened = file
        size = try SystemError.reporting(.data, "\(path) cannot be read") {
            () throws(SystemError) in try opened.sizeOfRegularFile()
        }
        guard size <= limit else {
            throw Failure(.data, "\(path) is longer than the \(NumberText.grouped(limit)) bytes that are read.")
        }
    }

    private static func unreadable(_ path: String) -> Failure { Failure(.inputOutput, "\(path) cannot be read.") }

    /// Reads the bytes that the file had when it was opened, piece by piece.
    ///
    /// - Throws: What `body` throws, and what reading throws.
    func forEachPiece(_ body: (Data) throws -> Void) throws {
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
    /// - Throws: `Failure` where it cannot be read.
    /// - Complexity: O(n) in the number of bytes.
    func hash() throws(Failure) -> String {
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
    /// - Throws: `Failure` where the file is missing, cannot be read or is longer than the limit.
    static func bytes(at path: String, limit: Int) throws(Failure) -> Data {
        let file = try BoundedFile(at: path, limit: limit)
        var bytes = Data()
        do {
            try file.forEachPiece { bytes.append($0) }
        } catch {
            throw unreadable(path)
        }
        return bytes
    }

    /// The text of a UTF-8 file.
    ///
    /// - Throws: `Failure` as `bytes(at:limit:)` does, and where the bytes are not UTF-8.
    static func text(at path: String, limit: Int) throws(Failure) -> String {
        guard let text = String(validating: try bytes(at: path, limit: limit), as: UTF8.self) else {
            throw Failure(.data, "\(path) is not UTF-8 text.")
        }
        return text
    }
}
