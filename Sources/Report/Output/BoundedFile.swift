import Foundation
import MemoryExperiment

/// Files that someone else may have written, read without trusting their size.
enum BoundedFile {
    /// The bytes of a file.
    ///
    /// - Throws: `Failure` where the file is missing, cannot be read or is longer than the limit.
    static func bytes(at path: String, limit: Int) throws(Failure) -> Data {
        guard let file = FileHandle(forReadingAtPath: path) else {
            throw Failure(.missingInput, "\(path) cannot be opened for reading.")
        }
        defer { try? file.close() }
        let data: Data
        do {
            data = try file.read(upToCount: limit + 1) ?? Data()
        } catch {
            throw Failure(.inputOutput, "\(path) cannot be read.")
        }
        guard data.count <= limit else {
            throw Failure(.data, "\(path) is longer than the \(NumberText.grouped(limit)) bytes that are read.")
        }
        return data
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
