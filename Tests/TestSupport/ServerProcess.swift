import Foundation

/// The built program as a server in a separate process, which can be killed.
package struct ServerProcess: LocalServer {
    /// The process.
    package let running: RunningProcess
    package let port: UInt16
    /// The folder that it was started in.
    private let folder: TemporaryFolder

    /// Thrown if the program does not become a server.
    package struct NoServer: Error, CustomStringConvertible {
        package let description: String
    }

    /// Starts the program and waits for its address.
    ///
    /// - Parameters:
    ///   - arguments: The arguments that make it a server.
    ///   - folder: The folder to start it in.
    ///   - launcher: A program with arguments that starts the one after it.
    package init(_ arguments: [String], in folder: TemporaryFolder, through launcher: [String] = []) async throws {
        guard let program = Executable.built("rnn-memory") else {
            throw NoServer(description: "The program was not built with the tests.")
        }
        running = try RunningProcess(launcher + [program] + arguments, in: folder.path)
        let said = await running.said(until: "Ctrl-C")
        guard let match = said.firstMatch(of: /127\.0\.0\.1:([0-9]+)/), let port = UInt16(match.1) else {
            throw NoServer(description: "The server did not say its address: \(said)")
        }
        self.port = port
        self.folder = folder
    }

    /// Runs `body` with a server and kills the server afterwards.
    package static func with(
        _ arguments: [String], in folder: TemporaryFolder, _ body: (ServerProcess) async throws -> Void
    ) async throws {
        let server = try await ServerProcess(arguments, in: folder)
        defer { server.kill() }
        try await body(server)
    }

    /// The address of its first page.
    package var address: String { "http://\(host)/" }

    /// Kills the server; when this returns, it has released its folder.
    package func kill() {
        guard running.process.isRunning else { return }
        Foundation.kill(running.process.processIdentifier, SIGKILL)
        while running.process.isRunning { Thread.sleep(forTimeInterval: 0.01) }
    }
}
