import Foundation
import ReportServer
import Testing

/// More connections than a server takes on.
@Suite("crowds", .serialized, .timeLimit(.minutes(5))) struct CrowdTests {
    private func style(of lab: Lab) async throws -> Int { try await lab.get("/style.css").status }

    /// Limits under which nobody's time runs out while a test looks on.
    private static func patient(connections: Int) -> ServerLimits {
        var limits = ServerLimits(connections: connections)
        limits.patience = .seconds(600)
        return limits
    }

    @Test("clients that ask for nothing give way to those that do", arguments: ["", "GET / HTTP/1.1\r\nHost:"])
    func silent(_ beginning: String) async throws {
        try await Lab.with(limits: Self.patient(connections: 4)) { (lab) async throws in
            var crowd: [Wire] = []
            for _ in 0..<50 {
                let wire = try Wire(port: lab.port)
                wire.send(beginning)
                crowd.append(wire)
                #expect(try await style(of: lab) == 200)
            }
            // The oldest gave way, and sees it.
            #expect(await crowd[0].received().status == 0)
        }
    }

    @Test("a client whose request is being answered keeps its place; others are told at once to come again")
    func full() async throws {
        let gate = Gate()
        var limits = Self.patient(connections: 1)
        limits.willReadLargeForm = { gate.wait() }
        try await Lab.with(limits: limits) { (lab) async throws in
            let asking = try Wire(port: lab.port)
            asking.send(lab.largeForm)
            await gate.arrival()
            for _ in 0..<20 {
                let refused = try await lab.get("/style.css")
                #expect(refused.status == 503)
                #expect(refused.headers["retry-after"] == "5")
            }
            gate.open()
            #expect(await asking.received().status == 200)
            var status = try await style(of: lab)
            while status == 503 { status = try await style(of: lab) }
            #expect(status == 200)
        }
    }

    @Test("a crowd that is refused is answered and closed, and nobody else notices")
    func refused() async throws {
        try await Lab.with(limits: Self.patient(connections: 4)) { (lab) async throws in
            for _ in 0..<20 {
                let crowd = try (0..<20).map { _ in try Wire(port: lab.port) }
                for wire in crowd { wire.send("hello\r\n\r\n") }
                for wire in crowd { wire.close() }
            }
            // What came before is accepted before.
            #expect(try await [200, 503].contains(style(of: lab)))
            var status = try await style(of: lab)
            while status == 503 { status = try await style(of: lab) }
            #expect(status == 200)
        }
    }

    @Test("the oldest of too many event streams ends, the others go on, and pages are served")
    func streams() async throws {
        var limits = Self.patient(connections: 16)
        limits.streams = 3
        try await Lab.with(limits: limits) { (lab) async throws in
            var wires: [Wire] = []
            for _ in 0..<8 {
                let wire = try Wire(port: lab.port)
                wire.send("GET /events HTTP/1.1\r\nHost: \(lab.host)\r\n\r\n")
                #expect(await wire.receivedFirst().contains("text/event-stream"))
                wires.append(wire)
            }
            // Each that had to end sees the end of the stream.
            for wire in wires.prefix(5) { _ = await wire.received() }
            for _ in 0..<16 { #expect(try await style(of: lab) == 200) }
            _ = try await lab.post("/studies", Lab.form())
            for wire in wires.suffix(3) {
                var heard = ""
                while !heard.contains("1-small") {
                    let more = await wire.receivedFirst()
                    try #require(!more.isEmpty)
                    heard += more
                }
            }
        }
    }

    @Test("bodies take no more memory than there is for them")
    func memory() async throws {
        let gate = Gate()
        var limits = Self.patient(connections: 16)
        limits.willReadLargeForm = { gate.wait() }
        limits.bytesInFlight = 40_000
        try await Lab.with(limits: limits) { (lab) async throws in
            let asking = try Wire(port: lab.port)
            asking.send(lab.largeForm)
            await gate.arrival()
            let second = try await lab.exchange(lab.largeForm)
            #expect(second.status == 503)
            #expect(second.text.contains("memory"))
            gate.open()
            #expect(await asking.received().status == 200)
            #expect(try await lab.exchange(lab.largeForm).status == 200)
        }
    }
}

/// What each client is owed while others ask for much.
@Suite("fairness", .serialized, .timeLimit(.minutes(5))) struct FairnessTests {
    @Test("style sheets, pages and small forms do not wait for large forms")
    func largeForms() async throws {
        let gate = Gate()
        var limits = ServerLimits(connections: 64)
        limits.willReadLargeForm = { gate.wait() }
        limits.waitingForms = 7
        try await Lab.with(limits: limits) { (lab) async throws in
            let large = try (0..<8).map { _ in try Wire(port: lab.port) }
            for wire in large { wire.send(lab.largeForm) }
            await gate.arrival()
            #expect(try await lab.get("/style.css").status == 200)
            #expect(try await lab.post("/check", Lab.form([.steps: "x"])).status == 200)
            #expect(try await lab.get("/studies/1-none").status == 404)
            gate.open()
            for wire in large { #expect(await wire.received().status == 200) }
        }
    }

    @Test("an experiment of many table cells is estimated among the large forms, however short its form is")
    func largeExperiments() async throws {
        let gate = Gate()
        var limits = ServerLimits(connections: 64)
        limits.willReadLargeForm = { gate.wait() }
        try await Lab.with(limits: limits) { (lab) async throws in
            let sizes = (1...200).map(String.init).joined(separator: ", ")
            let wire = try Wire(port: lab.port)
            let body = Lab.form([.inputSizes: sizes, .hiddenSizes: sizes])
            #expect(body.utf8.count < 8 << 10)
            wire.send(lab.request(posting: body))
            await gate.arrival()
            #expect(try await lab.get("/style.css").status == 200)
            gate.open()
            #expect(await wire.received().text.contains("runs of"))
        }
    }

    @Test("no more large forms wait than may; the others are told when to come again")
    func waitingForms() async throws {
        let gate = Gate()
        var limits = ServerLimits(connections: 64)
        limits.willReadLargeForm = { gate.wait() }
        limits.waitingForms = 2
        try await Lab.with(limits: limits) { (lab) async throws in
            let wires = try (0..<12).map { _ in try Wire(port: lab.port) }
            for wire in wires { wire.send(lab.largeForm) }
            await gate.arrival()
            // All but the three that may stay are answered while the gate is shut.
            let (statuses, told) = AsyncStream<Answer>.makeStream()
            for wire in wires { Task { told.yield(await wire.received()) } }
            var answers = statuses.makeAsyncIterator()
            for _ in 0..<9 {
                let answer = await answers.next()
                #expect(answer?.status == 503)
                #expect(answer?.headers["retry-after"] == "5")
            }
            gate.open()
            for _ in 0..<3 { #expect(await answers.next()?.status == 200) }
        }
    }
}
