import Foundation

/// A folder for one test, removed when the test ends.
final class Scratch: Sendable {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "rnn-memory-report-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// Writes a file below the folder, creating its parents.
    func write(_ text: String, to file: String) throws {
        let url = URL(fileURLWithPath: "\(path)/\(file)")
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }

    /// The text of a file below the folder.
    func read(_ file: String) throws -> String {
        try String(contentsOfFile: "\(path)/\(file)", encoding: .utf8)
    }

    /// Whether a path below the folder exists.
    func has(_ file: String) -> Bool { FileManager.default.fileExists(atPath: "\(path)/\(file)") }
}

/// The project's own templates.
enum ProjectTemplates {
    static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("templates").path
}

extension Scratch {
    /// A copy of another folder's files.
    convenience init(copying folder: String) throws {
        try self.init()
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
            try FileManager.default.copyItem(atPath: "\(folder)/\(name)", toPath: "\(path)/\(name)")
        }
    }

    /// The texts of all files directly in the folder, concatenated.
    func texts() throws -> String {
        try FileManager.default.contentsOfDirectory(atPath: path).sorted().map(read).joined(separator: "\n")
    }
}
