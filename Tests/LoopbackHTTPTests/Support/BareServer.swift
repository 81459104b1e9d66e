import LoopbackHTTP
import Synchronization
import TestSupport

/// A server on its own port that knows three kinds of request, with a client.
///
/// A `GET` returns its path, and follows `news` at `/events`. A `POST` returns the length of its body; a body that
/// begins with `wait` is first held at the gate.
final class BareServer: LocalServer, Sendable {
    let port: UInt16
    /// The news for clients that follow events.
    let news = Mutex("nothing new")
    private let lane = Lane("gate")
    private let gate: Gate?

    private init(port: UInt16, gate: Gate?) {
        self.port = port
        self.gate = gate
    }

    /// Runs `body` with a server and stops it afterwards.
    ///
    /// - Parameters:
    ///   - limits: The server's limits.
    ///   - gate: The gate for requests that ask to wait.
    ///   - answering: Replaces the server's own answers.
    ///   - uploads: Receives large bodies.
    static func with(
        limits: ServerLimits = .patient(), gate: Gate? = nil,
        answering: (@Sendable (HTTPRequest) async -> HTTPResponse)? = nil, uploads: UploadRoute? = nil,
        _ body: (BareServer) async throws -> Void
    ) async throws {
        let http = try HTTPServer(listeningOn: .init(host: "127.0.0.1", port: 0), limits: limits)
        let server = BareServer(port: http.address.port, gate: gate)
        let running = Task { try await http.run(answering ?? server.answer, uploads: uploads) }
        defer { running.cancel() }
        try await body(server)
        running.cancel()
        _ = await running.result
    }

    @Sendable private func answer(_ request: HTTPRequest) async -> HTTPResponse {
        switch (request.method, request.path) {
        case (.post, _):
            if request.body.starts(with: "wait".utf8), let gate { try? await lane.run { gate.wait() } }
            return HTTPResponse(.ok, text: "\(request.body.count)")
        case (_, "/events"):
            return HTTPResponse(.ok, type: .events, body: .events(HTTPEvent.changes { self.news.withLock { $0 } }))
        default: return HTTPResponse(.ok, text: request.path)
        }
    }
}

extension ServerLimits {
    /// Limits under which a busy machine does not look like a slow sender.
    static func patient(connections: Int = 256) -> ServerLimits {
        var limits = ServerLimits(connections: connections)
        limits.patience = .seconds(120)
        return limits
    }
}
