import Foundation

/// The harness's messages.
enum Console {
    /// Writes a message to the diagnostics.
    static func say(_ sentence: String) {
        FileHandle.standardError.write(Data("faults: \(sentence)\n".utf8))
    }
}
