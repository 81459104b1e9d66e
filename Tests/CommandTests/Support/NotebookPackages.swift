import Foundation
import TestSupport

/// The Python packages that notebooks use.
enum NotebookPackages {
    /// The Python of the search path if it has the packages; nil otherwise.
    static let python: String? = Executable.installed("python3").flatMap { path in
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = ["-c", "import matplotlib, pandas"]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return nil }
        process.waitUntilExit()
        return process.terminationStatus == 0 ? path : nil
    }

    /// The reason given for skipped tests.
    static let absence = "python3 with pandas and matplotlib is not installed"
}
