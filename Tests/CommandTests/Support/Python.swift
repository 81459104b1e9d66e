import Foundation
import TestSupport

/// The Python of the search path.
enum Python {
    /// Its path; nil if there is none.
    static let path = Executable.installed("python3")

    /// Whether some code ends without an error; false without Python.
    static func succeeds(_ code: String) -> Bool {
        guard let path else { return false }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = ["-c", code]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }
}
