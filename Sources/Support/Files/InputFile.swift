import Foundation

/// Files that the user names for reading.
package enum InputFile {
    /// Opens a regular file, or one that the program inherited, such as `/dev/stdin` or the pipe of `<(…)`.
    ///
    /// Any other pipe or device is refused at once, because nobody may ever write to it.
    package static func open(_ path: String) throws(SystemError) -> FileHandle {
        let descriptor = Foundation.open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw SystemError(code: errno) }
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw SystemError(code: errno) }
        switch status.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR: throw SystemError(reason: "it is a folder")
        case _ where isInherited(path):
            // The writer of an inherited pipe may still need time.
            let flags = fcntl(descriptor, F_GETFL)
            guard flags >= 0, fcntl(descriptor, F_SETFL, flags & ~O_NONBLOCK) == 0 else {
                throw SystemError(code: errno)
            }
        default: throw SystemError(reason: "it is not a regular file")
        }
        return file
    }

    /// Whether a path names an inherited file.
    private static func isInherited(_ path: String) -> Bool {
        path == "/dev/stdin" || path.hasPrefix("/dev/fd/") || path.hasPrefix("/proc/self/fd/")
    }
}
