import Foundation

extension JournalFolder {
    /// Gives a file another name.
    ///
    /// - Returns: False if nothing has its name any more.
    func rename(_ file: JournalFile, to name: JournalFile) throws(SystemError) -> Bool {
        let descriptor = self.file.handle.fileDescriptor
        guard renameat(descriptor, file.name, descriptor, name.name) != 0 else { return true }
        let code = errno
        guard code == ENOENT else { throw SystemError(code: code) }
        return false
    }

    /// Gives a file a name that no other file has.
    ///
    /// - Returns: False if another file has that name.
    func rename(_ file: JournalFile, toFree name: JournalFile) throws(SystemError) -> Bool {
        let descriptor = self.file.handle.fileDescriptor
        if linkat(descriptor, file.name, descriptor, name.name, 0) == 0 {
            _ = unlinkat(descriptor, file.name, 0)
            return true
        }
        let code = errno
        switch code {
        case EEXIST, ENOENT: return false
        case EPERM, EOPNOTSUPP, ENOSYS, EMLINK, EINVAL:
            // Without hard links a name can be taken, and what took it meanwhile be overwritten: hardly ever, for two
            // processes would have to be here at once.
            guard try self.file.identity(of: name.name) == nil else { return false }
            return try rename(file, to: name)
        default: throw SystemError(code: code)
        }
    }

    /// Removes a file; one that is not there any more is no error.
    func remove(_ file: JournalFile) throws(SystemError) {
        guard unlinkat(self.file.handle.fileDescriptor, file.name, 0) != 0, errno != ENOENT else { return }
        throw SystemError(code: errno)
    }
}
