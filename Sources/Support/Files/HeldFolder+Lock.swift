import CGLib
import Foundation

extension HeldFolder {
    /// What came of an attempt to lock a folder.
    package enum LockAttempt: Sendable, Hashable {
        /// This process holds the folder alone until it gives it up.
        case taken
        /// Another process, or another opening of the folder, holds it.
        case heldByAnother
        /// The file system has no locks.
        case unsupported
    }

    /// Tries to hold the folder alone, at once; the lock lasts until the folder is closed and leaves nothing behind.
    package func lock() -> LockAttempt {
        do throws(SystemError) {
            return try AdvisoryLock.take(descriptor) ? .taken : .heldByAnother
        } catch {
            return .unsupported
        }
    }

    /// Gives up the lock.
    package func unlock() {
        flock(descriptor, LOCK_UN)
    }

    /// Whether a lock that can be had proves that whoever held it is gone: the file system is one of this machine, and
    /// the lock of this folder, which has to be held, keeps another opening of the folder out.
    package var provesLocks: Bool {
        guard isLocal, let other = try? folder(".") else { return false }
        return other.lock() == .heldByAnother
    }

    /// Whether no other machine can reach the file system of the folder, as far as the system can tell.
    var isLocal: Bool {
        var status = statfs()
        guard fstatfs(descriptor, &status) == 0 else { return false }
        #if canImport(Darwin)
            return status.f_flags & UInt32(MNT_LOCAL) != 0
        #else
            return Self.localFileSystems.contains(UInt32(truncatingIfNeeded: status.f_type))
        #endif
    }

    /// The file systems of Linux that keep their bytes on this machine, by the numbers of statfs(2).
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

/// The advisory locks of flock(2), which last until their file is closed and leave nothing behind.
enum AdvisoryLock {
    /// Takes the lock of an open file or folder, alone and at once.
    ///
    /// - Returns: False if another opening of the file holds it.
    /// - Throws: `SystemError` if the file system has no locks.
    static func take(_ descriptor: Int32) throws(SystemError) -> Bool {
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            switch errno {
            case EINTR: continue
            case EWOULDBLOCK: return false
            default: throw SystemError(code: errno)
            }
        }
        return true
    }
}
