import Foundation

/// An open file or folder; releasing the last reference closes it and releases its lock.
package struct OpenFile: Sendable {
    /// The path as it was given, for messages.
    package let path: String
    /// The open file.
    package var handle: FileHandle { held.handle }

    private let held: Held

    /// Releases the lock with the last reference.
    ///
    /// Closing is not enough: a child process that another thread is starting shares the file, and so the lock, until
    /// it calls exec.
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

    /// Opens `name` in an open folder with the flags of open(2); a link is refused.
    ///
    /// - Throws: `SystemError` with the reason.
    package init(_ name: String, in folder: HeldFolder, _ flags: Int32) throws(SystemError) {
        let descriptor = openat(
            folder.descriptor, name, flags | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o666)
        guard descriptor >= 0 else {
            let code = errno
            guard try folder.entry(name) != .link else {
                throw SystemError(reason: "it is a symbolic link", code: code)
            }
            throw SystemError(code: code)
        }
        path = folder.path(of: name)
        held = Held(FileHandle(fileDescriptor: descriptor, closeOnDealloc: true))
    }

    /// Tries to take an exclusive advisory lock, which lasts until the file is closed and leaves no trace.
    ///
    /// - Returns: False if another process holds the lock.
    /// - Throws: `SystemError` if the file system has no locks.
    package func takeLock() throws(SystemError) -> Bool {
        try AdvisoryLock.take(handle.fileDescriptor)
    }

    /// The size of the file in bytes.
    ///
    /// - Throws: `SystemError` if it is not a regular file.
    package func sizeOfRegularFile() throws(SystemError) -> Int {
        let identity = try identity()
        guard identity.isRegular else { throw SystemError(reason: "it is not a regular file") }
        return identity.size
    }

    /// Reads the file from its beginning, piece by piece.
    ///
    /// - Parameter limit: The most bytes to read.
    /// - Returns: The number of bytes read.
    /// - Throws: What `body` throws, and `SystemError` if reading fails.
    @discardableResult
    package func forEachPiece(
        upTo limit: Int = .max, _ body: ([UInt8]) throws(SystemError) -> Void
    ) throws(SystemError) -> Int {
        try SystemError.catching { try handle.seek(toOffset: 0) }
        var count = 0
        while count < limit {
            let piece = try SystemError.catching { try handle.read(upToCount: min(limit - count, 1 << 20)) }
            guard let piece, !piece.isEmpty else { break }
            count += piece.count
            try body(Array(piece))
        }
        return count
    }

    /// Releases the lock before the file is closed.
    package func releaseLock() {
        flock(handle.fileDescriptor, LOCK_UN)
    }

    /// Appends `bytes` at the file's current position and waits until they are on disk.
    package func write(synchronously bytes: [UInt8]) throws(SystemError) {
        try SystemError.catching {
            try handle.write(contentsOf: bytes)
            try handle.synchronize()
        }
    }
}
