import LoopbackHTTP
import Synchronization
import TestSupport
import Testing

/// More connections than a server accepts.
@Suite("Crowds", .serialized, .timeLimit(.minutes(5))) struct CrowdTests {
    /// Generous limits under which no timeout expires during a test.
    private static func patient(connections: Int) -> ServerLimits {
        var limits = ServerLimits(connections: connections)
        limits.patience = .seconds(600)
        return limits
    }

    /// Waits until there is room for another request.
    private func room(in server: BareServer) async throws -> Int {
        var status = try await server.get("/").status
        while status == 503 { status = try await server.get("/").status }
        return status
    }

    @Test("clients without a complete request give way to others", arguments: ["", "GET / HTTP/1.1\r\nHost:"])
    func silent(_ beginning: String) async throws {
        try await BareServer.with(limits: Self.patient(connections: 4)) { (server) async throws in
            var crowd: [Wire] = []
            for _ in 0..<50 {
                let wire = try Wire(port: server.port)
                wire.send(beginning)
                crowd.append(wire)
                #expect(try await server.get("/").status == 200)
            }
            // The oldest connection was closed and sees it.
            #expect(await crowd[0].received().status == 0)
        }
    }

    @Test("a client being served keeps its connection; others get 503 at once")
    func full() async throws {
        let gate = Gate()
        try await BareServer.with(limits: Self.patient(connections: 1), gate: gate) { (server) async throws in
            let asking = try Wire(port: server.port)
            asking.send(server.request(posting: "wait"))
            await gate.arrival()
            for _ in 0..<20 {
                let refused = try await server.get("/")
                #expect(refused.status == 503)
                #expect(refused.headers["retry-after"] == "5")
            }
            gate.open()
            #expect(await asking.received().status == 200)
            #expect(try await room(in: server) == 200)
        }
    }

    @Test("refused clients are answered and closed; other clients are served")
    func refused() async throws {
        let gate = Gate()
        var limits = Self.patient(connections: 1)
        limits.lingering = 20
        try await BareServer.with(limits: limits, gate: gate) { (server) async throws in
            // Nobody in the crowd is dropped for another, because the only place is that of an answer.
            let asking = try Wire(port: server.port)
            asking.send(server.request(posting: "wait"))
            await gate.arrival()
            let crowd = try (0..<20).map { _ in try Wire(port: server.port) }
            for wire in crowd { wire.send("hello\r\n\r\n") }
            for wire in crowd { #expect(await wire.received().status == 503) }
            gate.open()
            #expect(await asking.received().status == 200)
        }
        try await BareServer.with(limits: Self.patient(connections: 4)) { (server) async throws in
            for _ in 0..<20 {
                let crowd = try (0..<20).map { _ in try Wire(port: server.port) }
                for wire in crowd { wire.send("hello\r\n\r\n") }
                for wire in crowd { wire.close() }
            }
            // Earlier connections are accepted earlier.
            #expect(try await [200, 503].contains(server.get("/").status))
            #expect(try await room(in: server) == 200)
        }
    }

    @Test("excess event streams end, oldest first; the others and pages are served")
    func streams() async throws {
        var limits = Self.patient(connections: 16)
        limits.streams = 3
        try await BareServer.with(limits: limits) { (server) async throws in
            var wires: [Wire] = []
            for _ in 0..<8 {
                let wire = try Wire(port: server.port)
                wire.send("GET /events HTTP/1.1\r\nHost: \(server.host)\r\n\r\n")
                #expect(await wire.receivedFirst().contains("text/event-stream"))
                wires.append(wire)
            }
            // Each closed connection sees the end of the stream.
            for wire in wires.prefix(5) { _ = await wire.received() }
            for _ in 0..<16 { #expect(try await server.get("/").status == 200) }
            server.news.withLock { $0 = "something new" }
            for wire in wires.suffix(3) {
                var heard = ""
                while !heard.contains("something new") {
                    let more = await wire.receivedFirst()
                    try #require(!more.isEmpty)
                    heard += more
                }
            }
        }
    }

    @Test("bodies beyond the memory limit get 503")
    func memory() async throws {
        let gate = Gate()
        var limits = Self.patient(connections: 16)
        limits.bytesInFlight = 40_000
        try await BareServer.with(limits: limits, gate: gate) { (server) async throws in
            let large = server.request(posting: "wait" + String(repeating: "a", count: 30_000))
            let asking = try Wire(port: server.port)
            asking.send(large)
            await gate.arrival()
            let second = try await server.exchange(large)
            #expect(second.status == 503)
            #expect(second.text.contains("memory"))
            gate.open()
            #expect(await asking.received().status == 200)
            #expect(try await server.exchange(large).status == 200)
        }
    }
}
