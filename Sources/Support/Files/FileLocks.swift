import Foundation

/// How far advisory locks on the files of a folder can be trusted.
package enum FileLocks: Sendable, Hashable {
    /// Whoever holds a lock is alive: the file system is local, and two processes cannot hold the same lock.
    case effective
    /// The file system is shared; a lock held on another machine may be invisible here.
    case ofThisMachine
    /// Two processes can hold the same lock.
    case ineffective
    /// The file system has no locks.
    case missing

    /// Tests locks on a private file and takes that file's lock.
    ///
    /// - Parameters:
    ///   - file: A file that no other process knows yet.
    ///   - name: Its name.
    ///   - folder: The open folder that it is in.
    /// - Returns: Nil if another process took the lock in the meantime, to test whether it is held.
    package static func trying(
        _ file: OpenFile, named name: String, in folder: HeldFolder
    ) throws(SystemError) -> FileLocks? {
        do throws(SystemError) {
            guard try file.takeLock() else { return nil }
            let again = try OpenFile(name, in: folder, O_RDONLY)
            // A second description of the same file is a second holder, even in the same process.
            if try again.takeLock() { return .ineffective }
        } catch {
            guard error.code != ENOENT else { return nil }
            return .missing
        }
        return folder.isLocal ? .effective : .ofThisMachine
    }
}

extension OpenFile {
    /// Whether another process has this file, opened for reading, open for writing, as far as the system can tell.
    ///
    /// A program that copies a file here takes no lock. On Linux, a lease is refused while it writes.
    package var isBeingWritten: Bool {
        #if os(Linux)
            let (setSignal, setLease) = (Int32(10), Int32(1024))
            let descriptor = handle.fileDescriptor
            // Without this, a process that opens the file now would trigger a signal that ends this one.
            _ = fcntl(descriptor, setSignal, SIGURG)
            guard fcntl(descriptor, setLease, F_RDLCK) == 0 else { return errno == EAGAIN }
            _ = fcntl(descriptor, setLease, F_UNLCK)
        #endif
        return false
    }
}
