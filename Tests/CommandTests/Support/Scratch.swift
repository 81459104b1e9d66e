import Foundation
import Testing

/// An empty folder that is removed with its last reference.
final class Scratch: Sendable {
    /// The folder.
    let url: URL

    /// A new folder.
    init() {
        url = FileManager.default.temporaryDirectory.appending(path: "rnn-memory-\(UUID().uuidString)")
        do {
            try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        } catch {
            Issue.record(error)
        }
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    /// Writes a text file and returns its name.
    @discardableResult
    func write(_ text: String, to name: String) throws -> String {
        let file = url.appending(path: name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
        return name
    }

    /// A new file, to be written.
    func newFile(_ name: String) throws -> FileHandle {
        try FileHandle(forWritingTo: url.appending(path: try write("", to: name)))
    }

    /// The text of a file, or nil if there is none.
    func text(of name: String) -> String? {
        try? String(contentsOf: url.appending(path: name), encoding: .utf8)
    }

    /// Changes the lines of a journal file; the first is the header.
    func changeLines(of journal: String, _ change: (inout [String]) -> Void) throws {
        var lines = (text(of: journal) ?? "").split(separator: "\n").map(String.init)
        change(&lines)
        try write(lines.map { "\($0)\n" }.joined(), to: journal)
    }

    /// The names of what is in a folder, sorted; none if there is no folder.
    func names(in name: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: url.appending(path: name).path)) ?? []).sorted()
    }

    /// The bytes of every file at or below `name`, by path.
    func tree(_ name: String = "") throws -> [String: Data] {
        let root = url.appending(path: name)
        var files: [String: Data] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: root.path) {
            let file = root.appending(path: path)
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder), !isFolder.boolValue else {
                continue
            }
            files[path] = try Data(contentsOf: file)
        }
        return files
    }

    /// Copies a file or folder, given by name or absolute path, to another name, creating its parents.
    func copy(_ source: String, to name: String) throws {
        let target = url.appending(path: name)
        try FileManager.default.createDirectory(
            at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
        try FileManager.default.copyItem(at: URL(fileURLWithPath: source, relativeTo: url), to: target)
    }
}
