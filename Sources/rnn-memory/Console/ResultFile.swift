import Foundation
import MemoryExperiment
import Support

/// A file at a path that the user gave.
struct ResultFile {
    private let path: String

    /// The file at `path`, not yet written.
    init(_ path: String) { self.path = path }

    /// Makes the file's content and writes it; a signal ends the program and leaves the previous file unchanged.
    ///
    /// - Throws: What `content` throws, and as `write(_:endGuard:)` does.
    func writing(_ content: () async throws -> [UInt8]) async throws {
        let endGuard = EndGuard()
        let message = "\(path) was not written. Run the same command to write it."
        try await Interruption.ending(saying: message, endGuard) {
            try write(try await content(), endGuard: endGuard)
        }
    }

    /// Replaces the file atomically: writes and syncs a temporary file and renames it, so a full disk changes nothing.
    ///
    /// If the path is a symbolic link, its target is replaced. Anything other than a regular file, such as a pipe, is
    /// written in place.
    ///
    /// - Throws: `Failure` of kind `cannotCreate` if the file cannot be created, `inputOutput` if writing fails.
    private func write(_ bytes: [UInt8], endGuard: EndGuard) throws(Failure) {
        let target = URL(fileURLWithPath: path).resolvingSymlinksInPath()
        let (folder, name) = (target.deletingLastPathComponent().path, target.lastPathComponent)
        let held = try reporting(.cannotCreate) { () throws(SystemError) in try HeldFolder(at: folder) }
        switch try reporting(.cannotCreate, { () throws(SystemError) in try held.entry(name) }) {
        case .nothing, .file: try replace(name, in: held, with: bytes, endGuard: endGuard)
        case .folder, .link, .special: try write(bytes, to: try open(target.path))
        }
    }

    private func replace(
        _ name: String, in folder: HeldFolder, with bytes: [UInt8], endGuard: EndGuard
    ) throws(Failure) {
        let aside = HeldFolder.asideName()
        // At any time the path is the previous file or the new one; only this process has the temporary name.
        let remove: @Sendable () -> Void = { try? folder.remove(aside) }
        defer { remove() }
        endGuard.cleanUp(remove)
        let file = try reporting(.cannotCreate) { () throws(SystemError) in
            try endGuard.perform { () throws(SystemError) in
                try folder.makeFile(aside, mode: 0o666)
            }
        }
        try write(bytes, to: file, synchronously: true)
        try reporting(.cannotCreate) { () throws(SystemError) in
            try endGuard.complete { () throws(SystemError) in try folder.move(aside, to: folder, as: name) }
        }
        try reporting(.inputOutput) { () throws(SystemError) in try folder.synchronize() }
    }

    private func open(_ place: String) throws(Failure) -> FileHandle {
        try reporting(.cannotCreate) { () throws(SystemError) in
            let descriptor = Foundation.open(place, O_WRONLY | O_CLOEXEC)
            guard descriptor >= 0 else { throw SystemError(code: errno) }
            return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        }
    }

    private func write(_ bytes: [UInt8], to file: FileHandle, synchronously: Bool = false) throws(Failure) {
        try reporting(.inputOutput) { () throws(SystemError) in
            try SystemError.catching {
                try file.write(contentsOf: bytes)
                if synchronously { try file.synchronize() }
                try file.close()
            }
        }
    }

    private func reporting<Value>(
        _ kind: Failure.Kind, _ body: () throws(SystemError) -> Value
    ) throws(Failure) -> Value {
        try SystemError.reporting(kind, "\(path) cannot be written", body)
    }
}
