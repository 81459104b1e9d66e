import Foundation

/// The files that the program may still open.
enum FreeDescriptors {
    /// What a sweep and the runtime below it open at once, with room to spare.
    ///
    /// The runtime opens files of its own when timers begin, and ends the process where it cannot.
    private static let needed = 16

    /// EX_CANTCREAT of sysexits.h.
    static let exitCode: Int32 = 73

    static let message = """
        This process may not have \(needed) more files open, which every command needs. Close some, or raise the limit; \
        ulimit -n shows it.
        """

    /// Whether as many files can be opened as any command needs.
    static func areEnough() -> Bool {
        let copies = (0..<needed).map { _ in fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 0) }.filter { $0 >= 0 }
        for copy in copies { close(copy) }
        return copies.count == needed
    }
}
