import Foundation
import MemoryExperiment

/// A file that the user asked for by its path.
struct ResultFile {
    private let path: String

    /// The file at `path`, not yet written.
    init(_ path: String) { self.path = path }

    /// Replaces the file whole: it is written aside and renamed, so that a full disk leaves what was there.
    ///
    /// A symbolic link stays, and the file that it names is replaced. What is not a plain file, such as a pipe, is
    /// written to as it is.
    ///
    /// - Throws: `Failure` of kind `cannotCreate` where it cannot be made, `inputOutput` where writing fails.
    func write(_ bytes: [UInt8]) throws(Failure) {
        let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        let kind = try? FileManager.default.attributesOfItem(atPath: target)[.type] as? FileAttributeType
        guard kind == nil || kind == .typeRegular else {
            return try write(bytes, to: try open(target, O_WRONLY))
        }
        let aside = "\(target).\(ProcessInfo.processInfo.processIdentifier).partial"
        let file = try open(aside, O_WRONLY | O_CREAT | O_EXCL)
        do throws(Failure) {
            try write(bytes, to: file)
            guard rename(aside, target) == 0 else { throw failure(.cannotCreate, SystemError(code: errno)) }
        } catch {
            unlink(aside)
            throw error
        }
    }

    private func open(_ place: String, _ flags: Int32) throws(Failure) -> FileHandle {
        let descriptor = Foundation.open(place, flags | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw failure(.cannotCreate, SystemError(code: errno)) }
        return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }

    private func write(_ bytes: [UInt8], to file: FileHandle) throws(Failure) {
        do throws(SystemError) {
            try SystemError.catching {
                try file.write(contentsOf: bytes)
                try file.close()
            }
        } catch {
            throw failure(.inputOutput, error)
        }
    }

    private func failure(_ kind: Failure.Kind, _ error: SystemError) -> Failure {
        Failure(kind, "\(path) cannot be written: \(error.reason).")
    }
}
