import Foundation

/// An empty folder that is removed with its last reference.
final class TemporaryFolder: Sendable {
    private let url: URL

    /// A new folder.
    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "rnn-memory-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    /// The path of `name` in the folder.
    func path(of name: String) -> String { url.appending(path: name).path }

    /// A new file, to be written.
    func newFile(_ name: String) throws -> FileHandle {
        try Data().write(to: url.appending(path: name))
        return try FileHandle(forWritingTo: url.appending(path: name))
    }

    /// The text of a file.
    func text(of name: String) throws -> String { try String(contentsOf: url.appending(path: name), encoding: .utf8) }
}
