import TestSupport
import Testing

/// A server that runs out of resources tells the affected clients and continues.
@Suite(.serialized, .timeLimit(.minutes(5))) struct ServerUnderPressureTests {
    @Test(
        "a server survives more connections than descriptors",
        arguments: ["", "GET / HTTP/1.1\r\nHost:", "hello\r\n\r\n", "events"])
    func descriptors(_ text: String) async throws {
        let server = try await ServerProcess(after: "ulimit -n 128")
        let text = text == "events" ? "GET /events HTTP/1.1\r\nHost: \(server.host)\r\n\r\n" : text
        var crowd: [Wire] = []
        for _ in 0..<300 {
            guard let client = try? Wire(port: server.port) else { break }
            client.send(text)
            crowd.append(client)
        }
        #expect(crowd.count == 300)
        // If the server died for lack of descriptors, it would do so within a second or two.
        var served = 0
        for _ in 0..<400 where try await server.get("/style.css").status == 200 { served += 1 }
        #expect(served > 0)
        crowd = []
        var last = try await server.get("/style.css")
        while last.status == 503 { last = try await server.get("/style.css") }
        #expect(last.status == 200)
        try await server.end()
    }

    @Test("a server refuses to start with too few descriptors and says what to do")
    func tooFewDescriptors() async throws {
        let folder = try TemporaryFolder()
        let outcome = try await Program().run(
            ["serve", "--port", "0", "--templates", "\(PackageFolder.path)/templates"], in: folder,
            through: ["/bin/sh", "-c", "ulimit -n 40; exec \"$0\" \"$@\""])
        #expect(outcome.code == 73)
        #expect(outcome.diagnostics.contains("ulimit -n"))
    }

    @Test("a study that cannot be written fails with the reason, and the server continues")
    func fullDisk() async throws {
        // A file-size limit is reported like a full disk, with a different reason.
        let server = try await ServerProcess(after: "trap '' XFSZ; ulimit -f 16")
        let form =
            "name=full&cells=lstm&inputSizes=1&hiddenSizes=1&runs=60&streams=1&steps=40&divergentSteps=2&criteria=cosine"
            + "&kernel=glorotUniform&recurrent=orthogonal&forgetBias=1&recurrentScale=1&inputScale=1&lyapunov=false&stopAtFirst=false"
            + "&gateActivation=sigmoid&resetAfter=true&precision=float32&seed=1&layers=1&variants="
        let begun = try await server.post("/studies", form)
        #expect(begun.status == 303, "\(begun.text)")
        let client = try Wire(port: server.port)
        client.send("GET /events HTTP/1.1\r\nHost: \(server.host)\r\n\r\n")
        let heard = await client.received(until: "\"state\":\"failed\"")
        #expect(heard.contains("\"state\":\"failed\""))
        #expect(heard.contains("File too large"), "\(heard)")
        #expect(try await server.get("/studies/1-full").status == 200)
        try await server.end()
    }

    @Test("files that cannot be written are refused with the reason, and the server continues")
    func fullDiskOfUploads() async throws {
        let server = try await ServerProcess(after: "trap '' XFSZ; ulimit -f 16")
        let answer = try await server.send(SentForm([UInt8](repeating: 7, count: 1 << 20)))
        #expect(answer.status == 500)
        #expect(answer.text.contains("File too large"), "\(answer.text)")
        #expect(try await server.get("/").text.contains("There are none yet"))
        try await server.end()
    }
}
