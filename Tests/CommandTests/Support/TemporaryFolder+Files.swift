import Foundation
import TestSupport

extension TemporaryFolder {
    /// The names of what is in a folder, sorted; none if there is no folder.
    func names(in name: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: path(of: name))) ?? []).sorted()
    }

    /// The bytes of every file at or below `name`, by path.
    func tree(_ name: String = "") throws -> [String: Data] {
        let root = URL(fileURLWithPath: path(of: name))
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

    /// Copies a file or folder to a name, creating its parents.
    func copy(_ source: String, to name: String) throws {
        let target = URL(fileURLWithPath: path(of: name))
        try FileManager.default.createDirectory(
            at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
        try FileManager.default.copyItem(at: URL(fileURLWithPath: source), to: target)
    }

    /// The number of complete lines of a file; 0 if there is none.
    func lineCount(of name: String) -> Int {
        (try? text(of: name))?.utf8.count { $0 == UInt8(ascii: "\n") } ?? 0
    }

    /// Changes the lines of a journal file; the first is the header.
    func changeLines(of journal: String, _ change: (inout [String]) -> Void) throws {
        var lines = try text(of: journal).split(separator: "\n").map(String.init)
        change(&lines)
        try write(lines.map { "\($0)\n" }.joined(), to: journal)
    }
}
