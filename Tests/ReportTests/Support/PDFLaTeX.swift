import Foundation
import TestSupport

/// The pdfLaTeX program, if it is installed.
enum PDFLaTeX {
    /// The program's file.
    static let path = Executable.installed("pdflatex")

    /// Whether documents can be compiled.
    static var isInstalled: Bool { path != nil }

    /// The reason given for skipped tests.
    static let absence = "pdflatex (Debian packages texlive-latex-recommended and lmodern) is not installed"

    /// Compiles a document as often as its references need.
    ///
    /// - Returns: The errors and warnings of the last run except font substitutions, and overfull or underfull boxes.
    static func problems(of document: String, in folder: String, times: Int = 3) throws -> [String] {
        guard let path else { return [absence] }
        for _ in 0..<times {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: path)
            process.arguments = ["-interaction=nonstopmode", "-halt-on-error", "-no-shell-escape", document]
            process.currentDirectoryURL = URL(fileURLWithPath: folder)
            process.environment = ProcessInfo.processInfo.environment.merging(["max_print_line": "1000"]) { $1 }
            process.standardInput = FileHandle.nullDevice
            process.standardOutput = FileHandle.nullDevice
            try process.run()
            process.waitUntilExit()
        }
        let log = String(
            decoding: try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(document).log")), as: UTF8.self)
        let signs = ["! ", "Overfull", "Underfull"]
        let lines = log.split(whereSeparator: \.isNewline).map(String.init)
        return lines.filter { line in
            signs.contains { line.hasPrefix($0) } || line.contains("Warning:") && !line.contains("Font Warning")
        } + (log.contains("Output written on") ? [] : ["nothing was written"])
    }
}
