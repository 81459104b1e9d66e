import Foundation
import TestSupport
import Testing

/// A server of studies in a separate process.
struct ServerProcess {
    let running: RunningProcess
    let port: UInt16
    let folder: TemporaryFolder

    /// Starts a server after commands of a shell, such as `ulimit -n 64`, and waits for its address.
    init(after commands: String) async throws {
        folder = try TemporaryFolder()
        let server = try Program().start(
            ["serve", "--port", "0", "--threads", "1", "--templates", "\(PackageFolder.path)/templates"], in: folder,
            through: ["/bin/sh", "-c", "\(commands); exec \"$0\" \"$@\""])
        running = server
        let said = await server.said(until: "Ctrl-C")
        let match = try #require(said.firstMatch(of: /127\.0\.0\.1:([0-9]+)/), "\(said)")
        port = try #require(UInt16(match.1))
    }

    var host: String { "127.0.0.1:\(port)" }

    /// The answer to a request for a path.
    func get(_ path: String) async throws -> Answer {
        try await Wire(port: port).exchange("GET \(path) HTTP/1.1\r\nHost: \(host)\r\n\r\n")
    }

    /// The answer to a form.
    func post(_ path: String, _ body: String) async throws -> Answer {
        try await Wire(port: port).exchange(
            """
            POST \(path) HTTP/1.1\r\nHost: \(host)\r\nOrigin: http://\(host)\r\n\
            Content-Length: \(body.utf8.count)\r\n\r\n\(body)
            """)
    }

    /// Stops the server and checks that it exited normally.
    func end() async throws {
        kill(running.process.processIdentifier, SIGINT)
        let outcome = try await running.outcome()
        #expect(outcome.hasExited, "\(outcome.diagnostics)")
        #expect(outcome.code == 0, "\(outcome.diagnostics)")
    }
}
