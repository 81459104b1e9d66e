import Foundation

/// What advisory locks on the files of a folder tell.
package enum FileLocks: Sendable, Hashable {
    /// Whoever holds a lock is alive: the file system is this machine's, and two cannot hold one.
    case effective
    /// Another machine may hold a lock that is not seen here.
    case ofThisMachine
    /// Two can hold one lock.
    case ineffective
    /// The file system knows no locks.
    case missing

    /// Tries locks out on a file of one's own and takes that file's lock.
    ///
    /// - Parameters:
    ///   - file: A file that nobody else knows yet.
    ///   - name: Its name.
    ///   - folder: The open folder that it is in.
    /// - Returns: Nil where another has taken the lock in the meantime, just to see whether it can be had.
    package static func trying(
        _ file: OpenFile, named name: String, in folder: HeldFolder
    ) throws(SystemError) -> FileLocks? {
        do throws(SystemError) {
            guard try file.takeLock() else { return nil }
            let again = try OpenFile(name, in: folder, O_RDONLY)
            // Another description of the same file is another holder, even in one process.
            if try again.takeLock() { return .ineffective }
        } catch {
            guard error.code != ENOENT else { return nil }
            return .missing
        }
        return folder.isLocal ? .effective : .ofThisMachine
    }
}

extension OpenFile {
    /// Whether another process has this file, opened for reading, open for writing, as far as the system tells.
    ///
    /// A program that copies a file here takes no lock; on Linux a lease is refused while it writes.
    package var isBeingWritten: Bool {
        #if os(Linux)
            let (setSignal, setLease) = (Int32(10), Int32(1024))
            let descriptor = handle.fileDescriptor
            // Whoever opens the file in this moment would otherwise send a signal that ends the process.
            _ = fcntl(descriptor, setSignal, SIGURG)
            guard fcntl(descriptor, setLease, F_RDLCK) == 0 else { return errno == EAGAIN }
            _ = fcntl(descriptor, setLease, F_UNLCK)
        #endif
        return false
    }
}
