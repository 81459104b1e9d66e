import Foundation

/// A folder that is held open, so names are looked up in it even if its path is replaced meanwhile.
///
/// Symbolic links inside it are never followed.
package final class HeldFolder: Sendable {
    /// The path as it was given, for messages.
    package let path: String
    /// The open folder.
    package let descriptor: Int32

    private init(path: String, descriptor: Int32) throws(SystemError) {
        guard descriptor >= 0 else { throw SystemError(code: errno) }
        self.path = path
        self.descriptor = descriptor
    }

    // Closing alone would not release the lock: a child process that another thread is starting shares the folder until
    // it calls exec.
    deinit {
        flock(descriptor, LOCK_UN)
        close(descriptor)
    }

    /// Opens the folder at a path, which may lead through links.
    package convenience init(at path: String) throws(SystemError) {
        try self.init(path: path, descriptor: Foundation.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC))
    }

    /// Opens the folder called `name` in this one.
    package func folder(_ name: String) throws(SystemError) -> HeldFolder {
        try HeldFolder(path: path(of: name), descriptor: openFolder(name))
    }

    /// Opens the parent folder.
    package func parent() throws(SystemError) -> HeldFolder {
        try HeldFolder(path: "\(path)/..", descriptor: openFolder(".."))
    }

    private func openFolder(_ name: String) -> Int32 {
        openat(descriptor, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    }

    /// The path of what is called `name`, for messages.
    package func path(of name: String) -> String { path == "/" ? "/\(name)" : "\(path)/\(name)" }

    /// The kind of entry that a name in the folder refers to.
    package func entry(_ name: String) throws(SystemError) -> Entry {
        try status(of: name).map(Entry.init) ?? .nothing
    }

    /// The names of all entries of the folder, without `.` and `..`.
    ///
    /// - Parameter willRead: Called with the descriptor before the names are read from it.
    /// - Throws: `SystemError` if the folder cannot be listed completely.
    /// - Complexity: O(n) in the number of names.
    package func names(willRead: (_ descriptor: Int32) -> Void = { _ in }) throws(SystemError) -> [String] {
        // The stream closes its descriptor, and each newly opened descriptor starts at the first name.
        let opened = openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard opened >= 0 else { throw SystemError(code: errno) }
        guard let stream = fdopendir(opened) else {
            let code = errno
            close(opened)
            throw SystemError(code: code)
        }
        defer { closedir(stream) }
        willRead(dirfd(stream))
        var names: [String] = []
        while true {
            errno = 0
            guard let entry = readdir(stream) else {
                let code = errno
                guard code == 0 else { throw SystemError(code: code) }
                return names
            }
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
    }

    /// Whether the folder belongs to the user who runs the program.
    package var isOwn: Bool {
        var status = stat()
        return fstat(descriptor, &status) == 0 && status.st_uid == geteuid()
    }

    /// Whether `name` in this folder refers to `other`.
    package func leads(_ name: String, to other: HeldFolder) throws(SystemError) -> Bool {
        var held = stat()
        guard fstat(other.descriptor, &held) == 0 else { throw SystemError(code: errno) }
        guard let named = try status(of: name) else { return false }
        return named.st_dev == held.st_dev && named.st_ino == held.st_ino
    }

    /// The status of the file called `name` in the folder; links are not followed.
    ///
    /// - Returns: Nil if nothing has that name.
    func status(of name: String) throws(SystemError) -> stat? {
        var status = stat()
        guard fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
            let code = errno
            guard code == ENOENT else { throw SystemError(code: code) }
            return nil
        }
        return status
    }
}
