import Foundation

/// Diagnostics and progress: everything that is not a result.
enum StandardError {
    /// Writes a sentence under the program's name; nothing in it reaches a terminal as an instruction.
    static func say(_ sentence: String) {
        write("rnn-memory: \(sentence.visible)\n")
    }

    /// Writes text as it is; when nobody can read it, there is nobody to tell.
    static func write(_ text: String) {
        try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
    }

    /// Whether a line can be redrawn in its place.
    static var isTerminal: Bool {
        isatty(STDERR_FILENO) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb"
    }

    /// The width of the terminal; 80 where it does not tell.
    static var columns: Int {
        var size = winsize()
        if ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
        return ProcessInfo.processInfo.environment["COLUMNS"].flatMap { Int($0) } ?? 80
    }
}
