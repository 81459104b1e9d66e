import Foundation

/// The three standard streams of a process.
enum StandardStreams {
    /// Opens placeholders for closed streams, so no file opened later gets their descriptors.
    ///
    /// Otherwise the journal could become the standard output of a program that was started without one. Reads and writes on
    /// a placeholder fail, as they would on a closed stream.
    static func fill() {
        for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(descriptor, F_GETFD) < 0 {
            // `open` returns the lowest free number, which is the closed stream's.
            _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
        }
    }

    /// Restores the default action of SIGQUIT, so it ends the program without printing a backtrace.
    static func endQuietlyOnQuit() {
        guard Signals.isHeeded(SIGQUIT) else { return }
        signal(SIGQUIT, SIG_DFL)
    }
}

/// The process's signal actions.
enum Signals {
    /// Whether a signal is not ignored.
    static func isHeeded(_ number: Int32) -> Bool {
        var action = sigaction()
        guard sigaction(number, nil, &action) == 0 else { return true }
        #if canImport(Darwin)
            let handler = action.__sigaction_u.__sa_handler
        #else
            let handler = action.__sigaction_handler.sa_handler
        #endif
        return handler.map { unsafeBitCast($0, to: Int.self) } != unsafeBitCast(SIG_IGN, to: Int.self)
    }
}
