import Foundation

/// Where the harness says something.
enum Console {
    /// Writes a sentence to the diagnostics.
    static func say(_ sentence: String) {
        FileHandle.standardError.write(Data("faults: \(sentence)\n".utf8))
    }
}
