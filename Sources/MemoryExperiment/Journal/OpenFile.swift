import Foundation

/// An open file or folder; it is closed, and its lock given up, when the last reference to it goes.
package struct OpenFile: Sendable {
    /// The path as it was given, for messages.
    package let path: String
    /// The open file.
    package var handle: FileHandle { held.handle }

    private let held: Held

    /// Gives up the lock with the last reference.
    ///
    /// Closing alone would not do: a process that another thread is just starting has the file open until it becomes
    /// another program, and with it the lock.
    private final class Held: Sendable {
        let handle: FileHandle

        init(_ handle: FileHandle) { self.handle = handle }

        deinit { flock(handle.fileDescriptor, LOCK_UN) }
    }

    /// Opens `path` with the flags of open(2).
    ///
    /// - Throws: `SystemError` with the reason.
    package init(_ path: String, _ flags: Int32) throws(SystemError) {
        let descriptor = open(path, flags | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw SystemError(code: errno) }
        self.path = path
        held = Held(FileHandle(fileDescriptor: descriptor, closeOnDealloc: true))
    }

    /// Opens `name` in an open folder with the flags of open(2); a link of that name is refused.
    ///
    /// - Throws: `SystemError` with the reason.
    package init(_ name: String, in folder: OpenFile, _ flags: Int32) throws(SystemError) {
        let descriptor = openat(
            folder.handle.fileDescriptor, name, flags | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o666)
        guard descriptor >= 0 else { throw SystemError(code: errno) }
        path = "\(folder.path)/\(name)"
        held = Held(FileHandle(fileDescriptor: descriptor, closeOnDealloc: true))
    }

    /// Takes an advisory lock, alone and at once, that lasts until the file is closed and leaves nothing behind.
    ///
    /// - Returns: False if another holds the file.
    /// - Throws: `SystemError` if the file system knows no locks.
    package func takeLock() throws(SystemError) -> Bool {
        while flock(handle.fileDescriptor, LOCK_EX | LOCK_NB) != 0 {
            switch errno {
            case EINTR: continue
            case EWOULDBLOCK: return false
            default: throw SystemError(code: errno)
            }
        }
        return true
    }

    /// How many bytes the file has.
    ///
    /// - Throws: `SystemError` if it is no regular file.
    package func sizeOfRegularFile() throws(SystemError) -> Int {
        var status = stat()
        guard fstat(handle.fileDescriptor, &status) == 0 else { throw SystemError(code: errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw SystemError(reason: "it is no regular file") }
        return Int(status.st_size)
    }

    /// Gives up the lock before the file is closed.
    package func releaseLock() {
        flock(handle.fileDescriptor, LOCK_UN)
    }

    /// Appends `bytes` where the file stands and waits until they are on the disk.
    package func write(synchronously bytes: [UInt8]) throws(SystemError) {
        try SystemError.catching {
            try handle.write(contentsOf: bytes)
            try handle.synchronize()
        }
    }

    /// Waits until the entries of a folder are on the disk, where its file system can.
    package func synchronizeFolder() throws(SystemError) {
        guard fsync(handle.fileDescriptor) != 0, errno != EINVAL, errno != ENOTSUP else { return }
        throw SystemError(code: errno)
    }
}
