import Foundation

/// Standard error: diagnostics and progress, everything except results.
enum StandardError {
    /// Writes a sentence after the program's name, with terminal control characters escaped.
    static func say(_ sentence: String) {
        write("rnn-memory: \(sentence.visible)\n")
    }

    /// Writes text unchanged; ignores errors, because there is nowhere else to report them.
    static func write(_ text: String) {
        try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
    }

    /// Whether a line can be redrawn in place.
    static var isTerminal: Bool {
        isatty(STDERR_FILENO) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb"
    }

    /// The width of the terminal; 80 if it is unknown.
    static var columns: Int {
        var size = winsize()
        if ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
        return ProcessInfo.processInfo.environment["COLUMNS"].flatMap { Int($0) } ?? 80
    }
}
