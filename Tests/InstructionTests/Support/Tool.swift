import Foundation
import TestSupport

/// A program of the system or the build, run to completion.
struct Tool: Sendable {
    /// The outcome of a finished program.
    struct Outcome {
        /// Whether it ended by itself with code 0.
        let isSuccess: Bool
        /// What it wrote to the standard output.
        let output: String
        /// What it wrote to the standard error.
        let diagnostics: String
    }

    /// The program's file.
    let path: String

    /// The program called `name` in one of the folders of `PATH`, or nil if there is none.
    init?(named name: String) {
        let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
        guard let path = Self.executable(folders.map { "\($0)/\(name)" }) else { return nil }
        self.path = path
    }

    /// The workload program built with the tests, or nil if it is not built.
    static let workloads: Tool? = {
        let bundles = Bundle.allBundles.filter { $0.bundlePath.hasSuffix(".xctest") }.map(\.bundleURL)
        let tests = ([Bundle.main.executableURL].compactMap(\.self) + bundles).map { $0.deletingLastPathComponent() }
        let package = URL(fileURLWithPath: #filePath).appending(path: "../../../..").standardizedFileURL
        let folders = tests + [package.appending(path: ".build/release")]
        return executable(folders.map { $0.appending(path: "instruction-workloads").path }).map(Tool.init(path:))
    }()

    private init(path: String) { self.path = path }

    private static func executable(_ candidates: [String]) -> String? {
        candidates.first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// Runs the program with `arguments` in the test's environment extended by `environment`.
    func run(_ arguments: [String], environment: [String: String] = [:]) async throws -> Outcome {
        let folder = try TemporaryFolder()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        // Files, unlike pipes, never block a program until someone reads.
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try folder.newFile("output")
        process.standardError = try folder.newFile("diagnostics")
        let (end, continuation) = AsyncStream.makeStream(of: Void.self)
        process.terminationHandler = { _ in continuation.finish() }
        try process.run()
        for await _ in end {}
        return Outcome(
            isSuccess: process.terminationReason == .exit && process.terminationStatus == 0,
            output: try folder.text(of: "output"), diagnostics: try folder.text(of: "diagnostics"))
    }
}
