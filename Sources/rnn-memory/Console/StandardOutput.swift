import Foundation
import MemoryExperiment
import Support

/// Standard output, for results only.
enum StandardOutput {
    /// Writes text unchanged.
    ///
    /// - Throws: `Failure` of kind `inputOutput` if writing fails, as on a full disk.
    static func write(_ text: String) throws(Failure) {
        try SystemError.reporting(.inputOutput, "Writing to the standard output failed") { () throws(SystemError) in
            try SystemError.catching { try FileHandle.standardOutput.write(contentsOf: Data(text.utf8)) }
        }
    }
}
