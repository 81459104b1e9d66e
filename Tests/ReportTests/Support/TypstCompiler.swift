import Foundation
import Report
import TestSupport

/// Typst, if its Python package is installed.
enum TypstCompiler {
    private static let python = Executable.installed("python3")

    /// Whether documents can be compiled.
    static let isInstalled = (try? run("import typst; typst.compile_with_warnings", [], in: ".").code) == 0

    /// The reason given for skipped tests.
    static let absence = "the Python package typst, 0.14 or later, is not installed (pip install typst)"

    /// Compiles a document with the fonts that Typst contains.
    ///
    /// - Returns: The errors and warnings.
    static func problems(of document: String, in folder: String) throws -> [String] {
        let script = """
            import sys, typst
            try:
                document, warnings = typst.compile_with_warnings(sys.argv[1], format="pdf")
                for warning in warnings: print(warning)
                if not document.startswith(b"%PDF"): print("nothing was written")
            except Exception as error:
                print(error)
            """
        let outcome = try run(script, [document], in: folder)
        let lines = outcome.output.split(whereSeparator: \.isNewline).map(String.init)
        return lines + (outcome.code == 0 ? [] : ["Python ended with code \(outcome.code)"])
    }

    /// The number of pages of a document.
    static func pageCount(of document: String, in folder: String) throws -> Int {
        let script = """
            import sys, typst
            pages = typst.compile(sys.argv[1], format="svg")
            print(len(pages) if isinstance(pages, list) else 1)
            """
        let output = try run(script, [document], in: folder).output
        return Int(output.filter { !$0.isWhitespace }) ?? Int.max
    }

    private static func run(
        _ script: String, _ arguments: [String], in folder: String
    ) throws -> (code: Int32, output: String) {
        guard let python else { return (1, absence) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: python)
        process.arguments = ["-c", script] + arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        process.standardInput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, output)
    }
}

extension TemporaryFolder {
    /// Writes the files of a report.
    func write(_ files: [OutputFile]) throws {
        for file in files {
            let url = URL(fileURLWithPath: path(of: file.path))
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(file.bytes).write(to: url)
        }
    }
}
