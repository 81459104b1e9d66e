import Foundation
import TestSupport

/// A program that reads PDF files, if it is installed.
struct Tool {
    let path: String

    /// Looks for a program in the search path.
    init?(_ name: String) {
        guard let path = Executable.installed(name) else { return nil }
        self.path = path
    }

    /// What the program prints for a file of the given bytes.
    func output(for bytes: [UInt8], options: [String] = []) throws -> String {
        let folder = try TemporaryFolder()
        defer { withExtendedLifetime(folder) {} }
        let file = folder.path(of: "figure.pdf")
        try Data(bytes).write(to: URL(filePath: file))
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: path)
        process.arguments = options + [file] + (path.hasSuffix("pdftotext") ? ["-"] : [])
        process.standardOutput = pipe
        try process.run()
        let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self)
    }
}
