import Foundation
import LoopbackHTTP
import TestSupport
import Testing

/// Whatever a client sends, the server answers the next proper request.
@Suite("Hostile clients", .serialized, .timeLimit(.minutes(5))) struct HostileClientTests {
    private func isAlive(_ server: BareServer) async throws -> Bool { try await server.get("/").status == 200 }

    @Test("malformed requests get 400")
    func malformed() async throws {
        try await BareServer.with { (server) async throws in
            for text in [
                "hello\r\n\r\n", "GET / HTTP/1.1\nHost: \(server.host)\n\n\r\n\r\n", "\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: \(server.host)\r\nHost: \(server.host)\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: \(server.host)\r\nX: \u{1}\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: \(server.host)\r\nContent-Length: 1e3\r\n\r\n",
            ] {
                #expect(try await server.exchange(text).status == 400, "\(text)")
            }
            #expect(try await isAlive(server))
        }
    }

    @Test("oversized heads and bodies, and chunked bodies, are refused")
    func oversized() async throws {
        try await BareServer.with { (server) async throws in
            let long = String(repeating: "a", count: 1 << 20)
            let head = try await server.exchange("GET / HTTP/1.1\r\nHost: \(server.host)\r\nX: \(long)")
            #expect(head.status == 431)
            #expect(try await server.exchange(server.request(posting: long)).status == 413)
            let chunked = try await server.exchange(
                "POST / HTTP/1.1\r\nHost: \(server.host)\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello")
            #expect(chunked.status == 411)
            #expect(try await isAlive(server))
        }
    }

    @Test("bytes after a request are never taken for another request (smuggling)")
    func smuggling() async throws {
        try await BareServer.with { (server) async throws in
            let first = "GET / HTTP/1.1\r\nHost: \(server.host)\r\n\r\n"
            let answer = try await server.exchange(first + server.request(posting: "hello"))
            #expect(answer.status == 200)
            #expect(answer.text == "/")
            let posted = try await server.exchange(server.request(posting: "hello") + first)
            #expect(posted.status == 200)
            #expect(posted.text == "5")
        }
    }

    @Test("slow clients get 408 and delay no others")
    func slow() async throws {
        var limits = ServerLimits(connections: 256)
        limits.patience = .seconds(5)
        try await BareServer.with(limits: limits) { (server) async throws in
            let slow = try (0..<50).map { _ in try Wire(port: server.port) }
            for wire in slow { wire.send("GET / HTTP/1.1\r\nHost: ") }
            #expect(try await isAlive(server))
            #expect(await slow[0].received().status == 408)
            #expect(await slow[49].received().status == 408)
            #expect(try await isAlive(server))
        }
    }

    @Test("a client that does not read is disconnected, having received only its own answer")
    func slowReader() async throws {
        var limits = ServerLimits(connections: 16)
        limits.patience = .seconds(2)
        // More than the system buffers for a client that does not read.
        let count = 512
        let (ends, ended) = AsyncStream<Void>.makeStream()
        let long: @Sendable (HTTPRequest) async -> HTTPResponse = { request in
            guard request.path == "/long" else { return HTTPResponse(.ok, text: "short") }
            let (chunks, sent) = AsyncThrowingStream<[UInt8], any Error>.makeStream()
            let piece = [UInt8](repeating: UInt8(ascii: "x"), count: HTTPResponse.pieceSize)
            for _ in 0..<count { sent.yield(piece) }
            sent.onTermination = { _ in ended.yield() }
            return HTTPResponse(type: .text, body: .chunks(count: count * piece.count, chunks))
        }
        try await BareServer.with(limits: limits, answering: long) { (server) async throws in
            let wire = try Wire(port: server.port)
            wire.send("GET /long HTTP/1.1\r\nHost: \(server.host)\r\n\r\n")
            for await _ in ends { break }
            let answer = await wire.received()
            #expect(answer.status == 200)
            #expect(answer.body.count < count * HTTPResponse.pieceSize)
            #expect(answer.body.allSatisfy { $0 == UInt8(ascii: "x") })
            #expect(try await isAlive(server))
        }
    }
}
