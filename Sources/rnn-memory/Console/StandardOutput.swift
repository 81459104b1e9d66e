import Foundation
import MemoryExperiment
import Support

/// Results.
enum StandardOutput {
    /// Writes text as it is.
    ///
    /// - Throws: `Failure` of kind `inputOutput` where it cannot be written, as on a full disk.
    static func write(_ text: String) throws(Failure) {
        try SystemError.reporting(.inputOutput, "Writing to the standard output failed") { () throws(SystemError) in
            try SystemError.catching { try FileHandle.standardOutput.write(contentsOf: Data(text.utf8)) }
        }
    }
}
