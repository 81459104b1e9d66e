import Foundation

extension HeldFolder {
    /// The result of an attempt to lock a folder.
    package enum LockAttempt: Sendable, Hashable {
        /// This process holds the lock until it releases it.
        case taken
        /// Another process, or another open handle of this one, holds the lock.
        case heldByAnother
        /// The file system has no locks.
        case unsupported
    }

    /// Tries to lock the folder exclusively; the lock lasts until the folder is closed and leaves no trace.
    package func lock() -> LockAttempt {
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            switch errno {
            case EINTR: continue
            case EWOULDBLOCK: return .heldByAnother
            default: return .unsupported
            }
        }
        return .taken
    }

    /// Releases the lock.
    package func unlock() {
        flock(descriptor, LOCK_UN)
    }

    /// Whether a free lock proves that its last holder is gone: the file system is local, and the lock of this folder,
    /// which must be held, excludes a second open handle.
    package var provesLocks: Bool {
        guard isLocal, let other = try? folder(".") else { return false }
        return other.lock() == .heldByAnother
    }

    /// Whether the folder's file system is local, so no other machine writes to it, as far as the system can tell.
    private var isLocal: Bool {
        #if canImport(Darwin)
            var status = statfs()
            return fstatfs(descriptor, &status) == 0 && status.f_flags & UInt32(MNT_LOCAL) != 0
        #else
            var status = stat()
            guard fstat(descriptor, &status) == 0,
                let mounts = try? String(contentsOfFile: "/proc/self/mountinfo", encoding: .utf8)
            else { return false }
            return Self.isLocal(device: UInt64(status.st_dev), mounts: mounts)
        #endif
    }

    /// Whether the text of `/proc/self/mountinfo` shows a local file system for a device.
    ///
    /// - Complexity: O(n) in the length of the text.
    static func isLocal(device: UInt64, mounts: String) -> Bool {
        let major = (device >> 8) & 0xFFF | (device >> 32) & ~0xFFF
        let minor = device & 0xFF | (device >> 12) & 0xFFF_FF00
        return mounts.split(separator: "\n").contains { line in
            let words = line.split(separator: " ")
            guard words.count > 2, words[2] == "\(major):\(minor)", let dash = words.firstIndex(of: "-") else {
                return false
            }
            return words.dropFirst(dash + 1).first.map { localFileSystems.contains(String($0)) } ?? false
        }
    }

    private static let localFileSystems: Set<String> = [
        "bcachefs", "btrfs", "ext2", "ext3", "ext4", "f2fs", "jfs", "overlay", "ramfs", "tmpfs", "xfs", "zfs",
    ]
}
