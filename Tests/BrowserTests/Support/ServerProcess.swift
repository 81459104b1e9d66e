import Foundation
import TestSupport
import Testing

/// The built program as a server in a separate process, which can be killed.
final class ServerProcess: Sendable {
    /// The folder that the server keeps everything in.
    let folder: String
    /// The address that it printed.
    let address: String
    private let process: Process

    /// Runs `body` with a server and stops the server afterwards.
    static func with(
        _ arguments: [String], in folder: String = newFolder(), _ body: (ServerProcess) async throws -> Void
    ) async throws {
        let server = try ServerProcess(arguments, in: folder)
        defer { server.kill() }
        try await body(server)
    }

    static func newFolder() -> String {
        FileManager.default.temporaryDirectory.appending(path: "rnn-memory-\(UUID().uuidString)").path
    }

    private init(_ arguments: [String], in folder: String) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let process = Process()
        let program = try #require(Executable.built("rnn-memory"), "The program was not built with the tests.")
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        let diagnostics = Pipe()
        process.standardError = diagnostics
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        var said = Data()
        while true {
            let more = diagnostics.fileHandleForReading.availableData
            try #require(!more.isEmpty, "The server ended: \(String(decoding: said, as: UTF8.self))")
            said += more
            if let match = String(decoding: said, as: UTF8.self).firstMatch(of: /http:\/\/127\.0\.0\.1:[0-9]+\//) {
                address = String(match.0)
                break
            }
        }
        // Its other output must be read, otherwise the server would block.
        diagnostics.fileHandleForReading.readabilityHandler = {
            if $0.availableData.isEmpty { $0.readabilityHandler = nil }
        }
        self.folder = folder
        self.process = process
    }

    /// Kills the server; when this returns, it has released its folder.
    func kill() {
        guard process.isRunning else { return }
        Foundation.kill(process.processIdentifier, SIGKILL)
        while process.isRunning { Thread.sleep(forTimeInterval: 0.01) }
    }
}
