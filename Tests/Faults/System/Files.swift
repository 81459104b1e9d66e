import Foundation

/// The harness's file operations: every failure is a `Trouble` that names the path.
enum Files {
    /// Runs `body` and adds the path to any error it throws.
    private static func naming<Value>(_ path: String, _ body: () throws -> Value) throws(Trouble) -> Value {
        do {
            return try body()
        } catch {
            throw Trouble("The harness cannot use \(path): \(error.localizedDescription)")
        }
    }

    /// Creates a folder with its parents.
    static func makeFolder(_ path: String) throws(Trouble) {
        try naming(path) { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }
    }

    /// Writes a file, not atomically.
    static func write(_ bytes: Data, to path: String) throws(Trouble) {
        try naming(path) { try bytes.write(to: URL(fileURLWithPath: path)) }
    }

    /// The bytes of a file.
    static func read(_ path: String) throws(Trouble) -> Data {
        try naming(path) { try Data(contentsOf: URL(fileURLWithPath: path)) }
    }

    /// The bytes of a regular file, or nil if there is none.
    static func bytes(of path: String) -> Data? {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return try? Data(contentsOf: URL(fileURLWithPath: path))
    }

    /// The names in a folder in order; empty if it does not exist.
    static func names(in path: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
    }

    /// Copies a file or a folder with everything below it.
    static func copy(_ source: String, to target: String) throws(Trouble) {
        try naming(target) { try FileManager.default.copyItem(atPath: source, toPath: target) }
    }

    /// Renames a file, replacing any file with the new name.
    static func move(_ source: String, to target: String) throws(Trouble) {
        guard rename(source, target) == 0 else { throw refusal(target) }
    }

    /// Makes a symbolic link at `path`.
    static func link(_ path: String, to target: String) throws(Trouble) {
        guard symlink(target, path) == 0 else { throw refusal(path) }
    }

    /// Makes a second name for a file.
    static func hardLink(_ source: String, to target: String) throws(Trouble) {
        guard Foundation.link(source, target) == 0 else { throw refusal(target) }
    }

    /// Creates a FIFO without a writer.
    static func makeFIFO(_ path: String) throws(Trouble) {
        guard mkfifo(path, 0o666) == 0 else { throw refusal(path) }
    }

    /// Removes a file or folder, if it is there.
    static func remove(_ path: String) { try? FileManager.default.removeItem(atPath: path) }

    private static func refusal(_ path: String) -> Trouble {
        Trouble("The harness cannot make \(path): \(String(cString: strerror(errno))).")
    }

    /// Everything at or below a folder, by relative path: the bytes of files, the targets of links, nil for others.
    static func tree(_ root: String) -> [String: Data?] {
        var found: [String: Data?] = [:]
        for path in (try? FileManager.default.subpathsOfDirectory(atPath: root)) ?? [] {
            let whole = "\(root)/\(path)"
            var status = stat()
            guard lstat(whole, &status) == 0 else { continue }
            switch status.st_mode & S_IFMT {
            case S_IFREG: found.updateValue(try? Data(contentsOf: URL(fileURLWithPath: whole)), forKey: path)
            case S_IFLNK:
                let target = (try? FileManager.default.destinationOfSymbolicLink(atPath: whole)) ?? ""
                found.updateValue(Data(target.utf8), forKey: path)
            default: found.updateValue(nil, forKey: path)
            }
        }
        return found
    }
}
