import Foundation

/// The identity and size of the file that a name or an open file refers to.
package struct FileIdentity: Sendable, Hashable {
    /// The device that the file is on.
    package let device: UInt64
    /// The number of the file on its device.
    package let number: UInt64
    /// The size of the file in bytes.
    package private(set) var size: Int
    /// When the contents last changed, in nanoseconds.
    package let modified: Int
    /// Whether it is a regular file: not a folder, link, pipe or device.
    package let isRegular: Bool
    /// Whether it is a symbolic link.
    package let isLink: Bool

    /// The identity that stat(2) reports.
    init(_ status: stat) {
        device = UInt64(truncatingIfNeeded: status.st_dev)
        number = UInt64(truncatingIfNeeded: status.st_ino)
        size = Int(status.st_size)
        #if canImport(Darwin)
            let time = status.st_mtimespec
        #else
            let time = status.st_mtim
        #endif
        modified = time.tv_sec &* 1_000_000_000 &+ Int(time.tv_nsec)
        isRegular = status.st_mode & S_IFMT == S_IFREG
        isLink = status.st_mode & S_IFMT == S_IFLNK
    }

    /// The same file with another size.
    package func grown(to size: Int) -> FileIdentity {
        var grown = self
        grown.size = size
        return grown
    }

    /// Whether both are the same file, which may have grown in between.
    package func isSameFile(as other: FileIdentity) -> Bool {
        device == other.device && number == other.number
    }
}

extension OpenFile {
    /// The identity of the open file.
    package func identity() throws(SystemError) -> FileIdentity {
        var status = stat()
        guard fstat(handle.fileDescriptor, &status) == 0 else { throw SystemError(code: errno) }
        return FileIdentity(status)
    }
}

extension HeldFolder {
    /// The identity of the file called `name` in the folder; links are not followed.
    ///
    /// - Returns: Nil if nothing has that name.
    package func identity(of name: String) throws(SystemError) -> FileIdentity? {
        try status(of: name).map(FileIdentity.init)
    }
}
