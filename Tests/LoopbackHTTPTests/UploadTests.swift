import Foundation
import LoopbackHTTP
import Synchronization
import TestSupport
import Testing

/// Bodies that are received while they arrive.
@Suite("Uploads", .serialized, .timeLimit(.minutes(5))) struct UploadTests {
    /// Counts what it receives, and tells when it is finished or abandoned.
    private final class Counter: BodyReceiver {
        private let total = Mutex((bytes: 0, sum: UInt64(0), largest: 0))
        private let ends: AsyncStream<Int>.Continuation

        init(_ ends: AsyncStream<Int>.Continuation) { self.ends = ends }

        func abandon() async { ends.yield(-total.withLock { $0.bytes }) }

        func receive(_ bytes: [UInt8]) async throws {
            total.withLock { total in
                total.bytes += bytes.count
                for byte in bytes { total.sum = total.sum &* 31 &+ UInt64(byte) }
                total.largest = max(total.largest, bytes.count)
            }
        }

        func finish() async throws -> HTTPResponse {
            let (bytes, sum, largest) = total.withLock { $0 }
            ends.yield(bytes)
            return HTTPResponse(.ok, text: "\(bytes) \(sum) \(largest)")
        }
    }

    private static let refusal = "At most 4 MiB are accepted."

    private static func route(_ ends: AsyncStream<Int>.Continuation) -> UploadRoute {
        UploadRoute(path: "/upload", largestBody: 4 << 20, refusal: refusal) { _ in Counter(ends) }
    }

    /// Runs `body` with a server that accepts uploads of 4 MiB.
    ///
    /// `ends` gives the bytes of each upload that is finished, and the negative number of bytes of each that is abandoned.
    private func withServer(
        limits: ServerLimits = .patient(connections: 16),
        _ body: (BareServer, _ ends: AsyncStream<Int>) async throws -> Void
    ) async throws {
        let (ends, end) = AsyncStream<Int>.makeStream()
        try await BareServer.with(limits: limits, uploads: Self.route(end)) { (server) async throws in
            try await body(server, ends)
        }
    }

    private func head(_ server: BareServer, _ path: String, length: Int, _ more: String = "") -> String {
        "POST \(path) HTTP/1.1\r\nHost: \(server.host)\r\nContent-Length: \(length)\r\n\(more)\r\n"
    }

    @Test("a large body is received in pieces, and what follows it is ignored")
    func large() async throws {
        try await withServer { server, _ in
            let body = (0..<(4 << 20)).map { UInt8(truncatingIfNeeded: $0 &* 7 ^ $0 >> 8) }
            let sum = body.reduce(UInt64(0)) { $0 &* 31 &+ UInt64($1) }
            let answer = try await Wire(port: server.port).exchange(
                Array(head(server, "/upload", length: body.count).utf8) + body + Array("GET / HTTP/1.1\r\n".utf8))
            #expect(answer.status == 200)
            let words = answer.text.split(separator: " ")
            #expect(words.prefix(2) == ["\(body.count)", "\(sum)"])
            #expect(try #require(words.last.flatMap { Int($0) }) <= HTTPResponse.pieceSize)
        }
    }

    @Test("a body that is too large is refused from its head alone; other paths keep their limit")
    func tooLarge() async throws {
        try await withServer { server, _ in
            let wire = try Wire(port: server.port)
            wire.send(head(server, "/upload", length: 4 << 20 + 1))
            let answer = await wire.received()
            #expect(answer.status == 413)
            #expect(answer.text == Self.refusal + "\n")
            for path in ["/", "/upload/", "/other"] {
                let wire = try Wire(port: server.port)
                wire.send(head(server, path, length: 1 << 20))
                #expect(await wire.received().status == 413)
            }
        }
    }

    @Test("a refused client that sends everything first still receives the refusal")
    func sentAnyway() async throws {
        try await withServer { server, _ in
            let answer = try await Wire(port: server.port).exchange(
                Array(head(server, "/upload", length: 16 << 20).utf8) + [UInt8](repeating: 1, count: 16 << 20))
            #expect(answer.status == 413)
        }
    }

    @Test("a client that breaks off has its upload abandoned")
    func brokenOff() async throws {
        try await withServer { server, ends in
            let wire = try Wire(port: server.port)
            wire.send(head(server, "/upload", length: 1_000) + "some")
            wire.finishSending()
            #expect(await wire.received().status == 0)
            for await bytes in ends {
                #expect(bytes == -4)
                break
            }
            #expect(try await server.get("/").status == 200)
        }
    }

    @Test("a slow sender gets 408")
    func slow() async throws {
        var limits = ServerLimits(connections: 16)
        limits.patience = .seconds(2)
        try await withServer(limits: limits) { server, ends in
            let wire = try Wire(port: server.port)
            wire.send(head(server, "/upload", length: 1_000) + "some")
            #expect(await wire.received().status == 408)
            for await bytes in ends {
                #expect(bytes == -4)
                break
            }
        }
    }

    @Test("uploads beyond the limit get 503, and have room once others end")
    func crowd() async throws {
        var limits = ServerLimits(connections: 16)
        limits.uploads = 1
        limits.patience = .seconds(60)
        try await withServer(limits: limits) { server, ends in
            let first = try Wire(port: server.port)
            first.send(head(server, "/upload", length: 4, "Expect: 100-continue\r\n"))
            #expect(await first.receivedFirst() == "HTTP/1.1 100 Continue\r\n\r\n")
            #expect(try await server.exchange(head(server, "/upload", length: 4) + "body").status == 503)
            #expect(try await server.get("/").status == 200)
            #expect(await first.exchange("body").text.hasPrefix("4 "))
            for await _ in ends { break }
            #expect(try await server.exchange(head(server, "/upload", length: 4) + "body").status == 200)
        }
    }

    @Test("the policy refuses before any of the body is received")
    func policy() async throws {
        let (_, end) = AsyncStream<Int>.makeStream()
        let policy = RequestPolicy(address: .init(host: "127.0.0.1", port: 1), token: nil, cookiePrefix: "lab")
        let route = policy.guarding(Self.route(end))
        try await BareServer.with(uploads: route) { (server) async throws in
            let wire = try Wire(port: server.port)
            wire.send(head(server, "/upload", length: 1 << 20))
            #expect(await wire.received().status == 403)
        }
        let own = HTTPRequest(
            method: .post, path: "/upload", headers: ["host": "127.0.0.1:1", "origin": "http://127.0.0.1:1"])
        _ = try await route.begin(own)
        for origin in [nil, "null", "http://evil.example"] {
            var other = own
            other.headers["origin"] = origin
            await #expect(throws: HTTPRefusal.self) { _ = try await route.begin(other) }
        }
    }
}
