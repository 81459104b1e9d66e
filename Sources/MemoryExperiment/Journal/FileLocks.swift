import CGLib
import Foundation

/// How far advisory locks on the files of a folder can be trusted.
enum FileLocks: Sendable, Hashable {
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
    static func trying(_ file: OpenFile, named name: String, in folder: OpenFile) throws(SystemError) -> FileLocks? {
        do throws(SystemError) {
            guard try file.takeLock() else { return nil }
            let again = try OpenFile(name, in: folder, O_RDONLY)
            // A second description of the same file is a second holder, even in the same process.
            if try again.takeLock() { return .ineffective }
        } catch {
            guard error.code != ENOENT else { return nil }
            return .missing
        }
        return isLocal(folder) ? .effective : .ofThisMachine
    }

    /// Whether the file system of an open folder is local, so no other machine can reach it.
    private static func isLocal(_ folder: OpenFile) -> Bool {
        var status = statfs()
        guard fstatfs(folder.handle.fileDescriptor, &status) == 0 else { return false }
        #if canImport(Darwin)
            return status.f_flags & UInt32(MNT_LOCAL) != 0
        #else
            return localFileSystems.contains(UInt32(truncatingIfNeeded: status.f_type))
        #endif
    }

    /// The local file systems of Linux, by their magic numbers in statfs(2).
    private static let localFileSystems: Set<UInt32> = [
        0xEF53,  // ext2, ext3, ext4
        0x5846_5342,  // XFS
        0x9123_683E,  // Btrfs
        0x2FC1_2FC1,  // ZFS
        0xF2F5_2010,  // F2FS
        0xCA45_1A4E,  // bcachefs
        0x0102_1994,  // tmpfs
        0x8584_58F6,  // ramfs
        0x794C_7630,  // overlayfs
        0x3153_464A,  // JFS
        0x5265_4973,  // ReiserFS
        0x0000_4D44,  // FAT
        0x2011_BAB0,  // exFAT
        0x7366_746E,  // NTFS
    ]
}

extension OpenFile {
    /// Whether another process has this file, opened for reading, open for writing, as far as the system can tell.
    ///
    /// A program that copies a file here takes no lock. On Linux, a lease is refused while it writes.
    var isBeingWritten: Bool {
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
