import Foundation

/// A new folder for one test, removed with its last reference.
package final class TemporaryFolder: Sendable {
    /// The path of the folder.
    package let path: String

    /// An empty folder.
    package init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "rnn-memory-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The names in the folder, sorted.
    package var names: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
    }

    /// The path of something below the folder.
    package func path(of name: String) -> String { "\(path)/\(name)" }

    /// Whether something below the folder exists.
    package func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(of: name)) }

    /// The text of a file.
    package func text(of name: String) throws -> String {
        try String(contentsOfFile: path(of: name), encoding: .utf8)
    }

    /// The lines of a file, each of which ends with a newline.
    package func lines(of name: String) throws -> [String] {
        try text(of: name).split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
    }

    /// Writes a text file, creating its parents.
    package func write(_ text: String, to name: String) throws {
        let file = URL(fileURLWithPath: path(of: name))
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    /// A new file, to be written.
    package func newFile(_ name: String) throws -> FileHandle {
        try write("", to: name)
        return try FileHandle(forWritingTo: URL(fileURLWithPath: path(of: name)))
    }
}
