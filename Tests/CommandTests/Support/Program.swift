import Foundation
import Testing

/// The built program, run as a fresh process.
struct Program {
    /// The program's file.
    let path: String

    /// The program that was built together with the tests.
    init() throws {
        path = try #require(Self.candidates.first { FileManager.default.isExecutableFile(atPath: $0) })
    }

    /// The program at `path`, such as a copy.
    init(at path: String) { self.path = path }

    /// The folder of the package.
    static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../../..")
        .standardizedFileURL.path

    private static var candidates: [String] {
        let bundles = Bundle.allBundles.filter { $0.bundlePath.hasSuffix(".xctest") }.map(\.bundleURL)
        let tests = ([Bundle.main.executableURL].compactMap(\.self) + bundles).map { $0.deletingLastPathComponent() }
        return tests.map { $0.appending(path: "rnn-memory").path } + ["\(package)/.build/release/rnn-memory"]
    }

    /// What a finished process leaves.
    struct Outcome {
        /// The exit code, or the signal that ended it.
        let code: Int32
        /// Whether it ended by itself.
        let hasExited: Bool
        /// What it wrote as results.
        let output: String
        /// What it said.
        let diagnostics: String
    }

    /// A process that is at work.
    struct Running {
        fileprivate let process: Process
        fileprivate let end: AsyncStream<Void>
        fileprivate let output: URL
        fileprivate let diagnostics: URL

        /// Sends a signal.
        func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

        /// Whether the process has not ended yet.
        var isRunning: Bool { process.isRunning }

        /// Waits for the end.
        func outcome() async throws -> Outcome {
            for await _ in end {}
            return Outcome(
                code: process.terminationStatus, hasExited: process.terminationReason == .exit,
                output: try String(contentsOf: output, encoding: .utf8),
                diagnostics: try String(contentsOf: diagnostics, encoding: .utf8))
        }
    }

    /// Starts the program with `arguments` in a folder.
    func start(_ arguments: [String], in folder: Scratch, through launcher: [String] = []) throws -> Running {
        let words = launcher + [path] + arguments
        let process = Process()
        process.executableURL = URL(fileURLWithPath: words[0])
        process.arguments = Array(words.dropFirst())
        process.currentDirectoryURL = folder.url
        // Files, unlike pipes, never keep the program waiting for their reader.
        let streams = Scratch()
        let output = streams.url.appending(path: "output")
        let diagnostics = streams.url.appending(path: "diagnostics")
        for file in [output, diagnostics] { try Data().write(to: file) }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: diagnostics)
        let (end, continuation) = AsyncStream.makeStream(of: Void.self)
        process.terminationHandler = { _ in
            withExtendedLifetime(streams) { continuation.finish() }
        }
        try process.run()
        return Running(process: process, end: end, output: output, diagnostics: diagnostics)
    }

    /// Runs the program with `arguments` in a folder to its end.
    func run(_ arguments: [String], in folder: Scratch, through launcher: [String] = []) async throws -> Outcome {
        try await start(arguments, in: folder, through: launcher).outcome()
    }
}
