import Foundation
import MemoryExperiment

/// A file that the user asked for by its path.
struct ResultFile {
    private let path: String

    /// The file at `path`, not yet written.
    init(_ path: String) { self.path = path }

    /// Replaces the file whole: it is written aside and renamed, so that a full disk leaves what was there.
    ///
    /// What is not a plain file, such as a pipe, is written to as it is.
    ///
    /// - Throws: `Failure` of kind `cannotCreate` where it cannot be written.
    func write(_ bytes: [UInt8]) throws(Failure) {
        try SystemError.reporting(.cannotCreate, "\(path) cannot be written") { () throws(SystemError) in
            let kind = try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
            guard kind == nil || kind == .typeRegular else { return try write(bytes, to: path, O_WRONLY) }
            let aside = path + ".partial"
            do throws(SystemError) {
                try write(bytes, to: aside, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW)
                guard rename(aside, path) == 0 else { throw SystemError(code: errno) }
            } catch {
                unlink(aside)
                throw error
            }
        }
    }

    private func write(_ bytes: [UInt8], to place: String, _ flags: Int32) throws(SystemError) {
        let descriptor = open(place, flags | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw SystemError(code: errno) }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        try SystemError.catching {
            try handle.write(contentsOf: bytes)
            try handle.close()
        }
    }
}
