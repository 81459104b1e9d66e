import Foundation
import TestSupport
import Testing

/// The built program, run as a fresh process.
struct Program {
    /// The program's file.
    let path: String

    /// The program that was built together with the tests.
    init() throws { path = try #require(Executable.built("rnn-memory")) }

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

    /// Starts the program with `arguments` in a folder.
    func start(
        _ arguments: [String], in folder: TemporaryFolder, through launcher: [String] = []
    ) throws -> RunningProcess {
        try RunningProcess(launcher + [path] + arguments, in: folder.path)
    }

    /// Runs the program with `arguments` in a folder, an empty one if none is given, to its end.
    func run(
        _ arguments: [String], in folder: TemporaryFolder? = nil, through launcher: [String] = []
    ) async throws -> ProcessOutcome {
        let folder = try folder ?? TemporaryFolder()
        defer { withExtendedLifetime(folder) {} }
        return try await start(arguments, in: folder, through: launcher).outcome()
    }
}

extension RunningProcess {
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
}

extension ProcessOutcome {
    /// The diagnostic lines that do not depend on how busy the machine is.
    var statements: [Substring] { Self.statements(in: diagnostics) }

    /// The lines of a text except those about progress, of which a slow machine prints more, and forecasts.
    static func statements(in text: String) -> [Substring] {
        text.split(separator: "\n").filter { !$0.contains(" % of the work") && !$0.isForecast }
    }
}

extension StringProtocol {
    /// Whether a line is a forecast of time and memory, which depends on the machine.
    var isForecast: Bool { contains(" will take ") && hasSuffix(" of memory.") }
}
