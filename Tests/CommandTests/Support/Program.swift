import Foundation
import Synchronization
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

    /// A copy of the program, which a process of its own writes.
    ///
    /// A file that this process had open for writing while another test started a process could still be open there,
    /// and such a file cannot be run.
    func copied(to name: String, in folder: Scratch) async throws -> Program {
        let place = folder.url.appending(path: name)
        try FileManager.default.createDirectory(
            at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
        try #require(await Program(at: "/bin/cp").run([path, place.path], in: folder).code == 0)
        return Program(at: place.path)
    }

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

        /// The lines of what it said that do not depend on how busy the machine is.
        var statements: [Substring] { Self.statements(in: diagnostics) }

        /// The lines of a text but those that tell how far a sweep is, of which a slow one prints more, and how long work
        /// will take.
        static func statements(in text: String) -> [Substring] {
            text.split(separator: "\n").filter { !$0.contains(" % of the work") && !$0.isForecast }
        }
    }

    /// A process that is at work.
    struct Running {
        let process: Process
        fileprivate let end: AsyncStream<Void>
        let hasEnded: Flag
        fileprivate let streams: Scratch

        /// Sends a signal as soon as a file has at least `count` whole lines.
        ///
        /// - Returns: Whether the process was still at work then.
        func send(_ signal: Int32, atLine count: Int, of file: String, in folder: Scratch) async -> Bool {
            await send(signal) { Self.lines(of: file, in: folder) >= count }
        }

        /// Sends a signal as soon as a file in a folder has at least `count` whole lines, other than those named.
        ///
        /// - Returns: Whether the process was still at work then.
        func send(
            _ signal: Int32, atLine count: Int, ofAFileIn name: String, of folder: Scratch, but known: Set<String> = []
        ) async -> Bool {
            await send(signal) {
                folder.names(in: name).contains {
                    !known.contains($0) && Self.lines(of: "\(name)/\($0)", in: folder) >= count
                }
            }
        }

        private static func lines(of file: String, in folder: Scratch) -> Int {
            folder.text(of: file)?.utf8.count { $0 == UInt8(ascii: "\n") } ?? 0
        }

        /// Sends a signal as soon as a condition holds.
        ///
        /// Other tests may keep every thread that runs tasks busy, so a thread of its own watches it.
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

        /// What the program has said as soon as that holds a text, or has said in all.
        func said(until text: String) async -> String {
            let (streams, hasEnded) = (streams, hasEnded)
            return await withCheckedContinuation { continuation in
                Thread.detachNewThread {
                    while true {
                        // What was said before the end is there after it.
                        let isLast = hasEnded.isRaised
                        let said = streams.text(of: "diagnostics") ?? ""
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
                output: try #require(streams.text(of: "output")),
                diagnostics: try #require(streams.text(of: "diagnostics")))
        }
    }

    /// Something that happens once.
    final class Flag: Sendable {
        private let value = Atomic(false)

        /// Whether it has happened.
        var isRaised: Bool { value.load(ordering: .acquiring) }

        /// Notes that it has happened.
        func raise() { value.store(true, ordering: .releasing) }
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

    /// Runs the program with `arguments` in a folder to its end.
    func run(_ arguments: [String], in folder: Scratch, through launcher: [String] = []) async throws -> Outcome {
        try await start(arguments, in: folder, through: launcher).outcome()
    }
}

extension StringProtocol {
    /// Whether a line says how long work will take and how much memory, which depends on the machine.
    var isForecast: Bool { contains(" will take ") && hasSuffix(" of memory.") }
}
