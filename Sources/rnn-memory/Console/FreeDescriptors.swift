import Foundation

/// The number of files that the program can still open.
enum FreeDescriptors {
    /// The number of files that a sweep and the Swift runtime open at once, with some to spare.
    ///
    /// The runtime opens files when timers start, and ends the process if it cannot.
    private static let needed = 16

    /// EX_CANTCREAT of sysexits.h.
    static let exitCode: Int32 = 73

    static let message = """
        This process cannot open \(needed) more files, which every command needs. Close some, or raise the limit that \
        `ulimit -n` shows.
        """

    /// Whether the process can open as many files as any command needs.
    static func areEnough() -> Bool {
        let copies = (0..<needed).map { _ in fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 0) }.filter { $0 >= 0 }
        for copy in copies { close(copy) }
        return copies.count == needed
    }
}
