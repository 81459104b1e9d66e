import Foundation
import Synchronization
import TestSupport
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

    /// A copy of the program, written by a separate process.
    ///
    /// If this process wrote the file, a process that another test is starting could still have it open for writing,
    /// and such a file cannot be executed.
    func copied(to name: String, in folder: TemporaryFolder) async throws -> Program {
        let place = folder.path(of: name)
        try FileManager.default.createDirectory(
            at: URL(fileURLWithPath: place).deletingLastPathComponent(), withIntermediateDirectories: true)
        try #require(await Program(at: "/bin/cp").run([path, place], in: folder).code == 0)
        return Program(at: place)
    }

    /// The folder of the package.
    static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../../..")
        .standardizedFileURL.path

    private static var candidates: [String] {
        let bundles = Bundle.allBundles.filter { $0.bundlePath.hasSuffix(".xctest") }.map(\.bundleURL)
        let tests = ([Bundle.main.executableURL].compactMap(\.self) + bundles).map { $0.deletingLastPathComponent() }
        return tests.map { $0.appending(path: "rnn-memory").path } + ["\(package)/.build/release/rnn-memory"]
    }

    /// The outcome of a finished process.
    struct Outcome {
        /// The exit code, or the signal that ended it.
        let code: Int32
        /// Whether it exited by itself.
        let hasExited: Bool
        /// Its standard output.
        let output: String
        /// Its standard error.
        let diagnostics: String

        /// The diagnostic lines that do not depend on how busy the machine is.
        var statements: [Substring] { Self.statements(in: diagnostics) }

        /// The lines of a text except those about progress, of which a slow machine prints more, and forecasts.
        static func statements(in text: String) -> [Substring] {
            text.split(separator: "\n").filter { !$0.contains(" % of the work") && !$0.isForecast }
        }
    }

    /// A running process.
    struct Running {
        let process: Process
        fileprivate let end: AsyncStream<Void>
        let hasEnded: Flag
        fileprivate let streams: TemporaryFolder

        /// Sends a signal as soon as a file has at least `count` complete lines.
        ///
        /// - Returns: Whether the process was still running then.
        func send(_ signal: Int32, atLine count: Int, of file: String, in folder: TemporaryFolder) async -> Bool {
            await send(signal) { folder.lineCount(of: file) >= count }
        }

        /// Sends a signal as soon as a file in a folder, other than those named, has at least `count` complete lines.
        ///
        /// - Returns: Whether the process was still running then.
        func send(
            _ signal: Int32, atLine count: Int, ofAFileIn name: String, of folder: TemporaryFolder,
            but known: Set<String> = []
        ) async -> Bool {
            await send(signal) {
                folder.names(in: name).contains {
                    !known.contains($0) && folder.lineCount(of: "\(name)/\($0)") >= count
                }
            }
        }

        /// Sends a signal as soon as a condition holds.
        ///
        /// Other tests may keep every task thread busy, so a separate thread watches the condition.
        func send(_ signal: Int32, when isTime: @escaping @Sendable () -> Bool) async -> Bool {
            let (identifier, hasEnded) = (process.processIdentifier, hasEnded)
            return await withCheckedContinuation { continuation in
                Thread.detachNewThread {
                    while !hasEnded.isRaised {
                        guard !isTime() else {
                            kill(identifier, signal)
                            return continuation.resume(returning: true)
                        }
                        Thread.sleep(forTimeInterval: 0.002)
                    }
                    continuation.resume(returning: false)
                }
            }
        }

        /// The diagnostics as soon as they contain a text, or all of them.
        func said(until text: String) async -> String {
            let (streams, hasEnded) = (streams, hasEnded)
            return await withCheckedContinuation { continuation in
                Thread.detachNewThread {
                    while true {
                        // Anything written before the end can be read after it.
                        let isLast = hasEnded.isRaised
                        let said = (try? streams.text(of: "diagnostics")) ?? ""
                        if said.contains(text) || isLast { return continuation.resume(returning: said) }
                        Thread.sleep(forTimeInterval: 0.002)
                    }
                }
            }
        }

        /// Waits for the end.
        func outcome() async throws -> Outcome {
            for await _ in end {}
            return Outcome(
                code: process.terminationStatus, hasExited: process.terminationReason == .exit,
                output: try streams.text(of: "output"), diagnostics: try streams.text(of: "diagnostics"))
        }
    }

    /// An event that happens once.
    final class Flag: Sendable {
        private let value = Atomic(false)

        /// Whether it has happened.
        var isRaised: Bool { value.load(ordering: .acquiring) }

        /// Records that it has happened.
        func raise() { value.store(true, ordering: .releasing) }
    }

    /// Starts the program with `arguments` in a folder.
    func start(_ arguments: [String], in folder: TemporaryFolder, through launcher: [String] = []) throws -> Running {
        let words = launcher + [path] + arguments
        let process = Process()
        process.executableURL = URL(fileURLWithPath: words[0])
        process.arguments = Array(words.dropFirst())
        process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
        // Files, unlike pipes, never block the program until someone reads.
        let streams = try TemporaryFolder()
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try streams.newFile("output")
        process.standardError = try streams.newFile("diagnostics")
        let (end, continuation) = AsyncStream.makeStream(of: Void.self)
        let hasEnded = Flag()
        process.terminationHandler = { _ in
            hasEnded.raise()
            continuation.finish()
        }
        try process.run()
        return Running(process: process, end: end, hasEnded: hasEnded, streams: streams)
    }

    /// Runs the program with `arguments` in a folder, an empty one if none is given, to its end.
    func run(
        _ arguments: [String], in folder: TemporaryFolder? = nil, through launcher: [String] = []
    ) async throws -> Outcome {
        let folder = try folder ?? TemporaryFolder()
        defer { withExtendedLifetime(folder) {} }
        return try await start(arguments, in: folder, through: launcher).outcome()
    }
}

extension StringProtocol {
    /// Whether a line is a forecast of time and memory, which depends on the machine.
    var isForecast: Bool { contains(" will take ") && hasSuffix(" of memory.") }
}
