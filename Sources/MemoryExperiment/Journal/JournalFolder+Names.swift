import Foundation
import Support

extension JournalFolder {
    /// Renames a file.
    ///
    /// - Returns: False if the file no longer exists under its name.
    func rename(_ file: JournalFile, to name: JournalFile) throws(SystemError) -> Bool {
        let descriptor = held.descriptor
        guard renameat(descriptor, file.name, descriptor, name.name) != 0 else { return true }
        let code = errno
        guard code == ENOENT else { throw SystemError(code: code) }
        return false
    }

    /// Renames a file to an unused name.
    ///
    /// - Returns: False if another file has that name.
    func rename(_ file: JournalFile, toFree name: JournalFile) throws(SystemError) -> Bool {
        let descriptor = held.descriptor
        if linkat(descriptor, file.name, descriptor, name.name, 0) == 0 {
            _ = unlinkat(descriptor, file.name, 0)
            return true
        }
        let code = errno
        switch code {
        case EEXIST, ENOENT: return false
        case EPERM, EOPNOTSUPP, ENOSYS, EMLINK, EINVAL:
            // Without hard links, another process may take the name in between and its file be overwritten. That is
            // very unlikely: both would have to be here at the same moment.
            guard try held.identity(of: name.name) == nil else { return false }
            return try rename(file, to: name)
        default: throw SystemError(code: code)
        }
    }

    /// Removes a file; does nothing if it no longer exists.
    func remove(_ file: JournalFile) throws(SystemError) {
        guard unlinkat(held.descriptor, file.name, 0) != 0, errno != ENOENT else { return }
        throw SystemError(code: errno)
    }
}
