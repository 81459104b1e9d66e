import LoopbackHTTP
import MemoryExperiment
import ReportServer
import TestSupport
import Testing

/// What each client is guaranteed while others send many requests.
@Suite("Fairness", .serialized, .timeLimit(.minutes(5))) struct FairnessTests {
    @Test("style sheets, pages and small forms do not wait for large forms")
    func largeForms() async throws {
        let gate = Gate()
        var forms = FormLimits()
        forms.willReadLarge = { gate.wait() }
        forms.waiting = 7
        try await Lab.with(limits: ServerLimits(connections: 64), forms: forms) { (lab) async throws in
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

    @Test("an experiment of many table cells counts as a large form, however short")
    func largeExperiments() async throws {
        let gate = Gate()
        var forms = FormLimits()
        forms.willReadLarge = { gate.wait() }
        try await Lab.with(limits: ServerLimits(connections: 64), forms: forms) { (lab) async throws in
            let sizes = (1...200).map(String.init).joined(separator: ", ")
            let wire = try Wire(port: lab.port)
            let body = Lab.form([.inputSizes: sizes, .hiddenSizes: sizes])
            #expect(body.utf8.count < 8 << 10)
            wire.send(lab.request(posting: body, to: "/check"))
            await gate.arrival()
            #expect(try await lab.get("/style.css").status == 200)
            gate.open()
            #expect(await wire.received().text.contains("runs of"))
        }
    }

    @Test("excess large forms get 503 with Retry-After")
    func waitingForms() async throws {
        let gate = Gate()
        var forms = FormLimits()
        forms.willReadLarge = { gate.wait() }
        forms.waiting = 2
        try await Lab.with(limits: ServerLimits(connections: 64), forms: forms) { (lab) async throws in
            let wires = try (0..<12).map { _ in try Wire(port: lab.port) }
            for wire in wires { wire.send(lab.largeForm) }
            await gate.arrival()
            // All but the three that may stay are answered while the gate is closed.
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
