import Foundation

/// The three files that every program begins with.
enum StandardStreams {
    /// Takes the place of those that are closed, so that no file that is opened later is taken for one of them.
    ///
    /// Without it the journal could become the standard output of a program that was started without one. What takes the
    /// place cannot be used: reading and writing fail as they should.
    static func fill() {
        for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(descriptor, F_GETFD) < 0 {
            // The lowest number that is free is the one that is missing.
            _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
        }
    }

    /// Lets SIGQUIT end the program as it ends others, without a trace of its threads.
    static func endQuietlyOnQuit() {
        guard Signals.isHeeded(SIGQUIT) else { return }
        signal(SIGQUIT, SIG_DFL)
    }
}

/// What the process does when signals come.
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
