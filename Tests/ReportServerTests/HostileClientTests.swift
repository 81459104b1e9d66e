import Foundation
import MemoryExperiment
import ReportServer
import Testing

/// Whatever is sent, the server answers the next one who asks properly.
@Suite("hostile clients", .serialized, .timeLimit(.minutes(5))) struct HostileClientTests {
    private func isAlive(_ lab: Lab) async throws -> Bool { try await lab.get("/").status == 200 }

    @Test("what is no request is refused")
    func malformed() async throws {
        try await Lab.with { (lab) async throws in
            for text in [
                "hello\r\n\r\n", "GET / HTTP/1.1\nHost: \(lab.host)\n\n\r\n\r\n", "\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: \(lab.host)\r\nHost: \(lab.host)\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: \(lab.host)\r\nX: \u{1}\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: \(lab.host)\r\nContent-Length: 1e3\r\n\r\n",
            ] {
                #expect(try await lab.exchange(text).status == 400, "\(text)")
            }
            #expect(try await isAlive(lab))
        }
    }

    @Test("heads and bodies without an end are cut off")
    func oversized() async throws {
        try await Lab.with { (lab) async throws in
            let long = String(repeating: "a", count: 1 << 20)
            let head = try await lab.exchange("GET / HTTP/1.1\r\nHost: \(lab.host)\r\nX: \(long)")
            #expect(head.status == 431)
            let body = try await lab.exchange(
                "POST /studies HTTP/1.1\r\nHost: \(lab.host)\r\nOrigin: http://\(lab.host)\r\nContent-Length: 1048576\r\n\r\n\(long)"
            )
            #expect(body.status == 413)
            let chunked = try await lab.exchange(
                "POST /studies HTTP/1.1\r\nHost: \(lab.host)\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello")
            #expect(chunked.status == 411)
            #expect(try await isAlive(lab))
        }
    }

    @Test("what follows a body is never taken for another request")
    func smuggling() async throws {
        try await Lab.with { (lab) async throws in
            let second =
                "POST /studies HTTP/1.1\r\nHost: \(lab.host)\r\nOrigin: http://\(lab.host)\r\nContent-Length: 0\r\n\r\n"
            let answer = try await lab.exchange("GET / HTTP/1.1\r\nHost: \(lab.host)\r\n\r\n" + second)
            #expect(answer.status == 200)
            #expect(answer.text.components(separatedBy: "HTTP/1.1 ").count == 1)
        }
    }

    @Test("slow clients are told that their time is over, and keep nobody waiting")
    func slow() async throws {
        try await Lab.with { (lab) async throws in
            let slow = try (0..<50).map { _ in try Wire(port: lab.port) }
            for wire in slow { wire.send("GET / HTTP/1.1\r\nHost: ") }
            #expect(try await isAlive(lab))
            #expect(await slow[0].received().status == 408)
            #expect(await slow[49].received().status == 408)
            #expect(try await isAlive(lab))
        }
    }

    @Test("a client that takes nothing of its answer finds nothing foreign in it")
    func slowReader() async throws {
        try await Lab.with { (lab) async throws in
            _ = try await lab.post("/studies", Lab.form())
            try #require(try await lab.wait(for: "1-small", toBe: "finished"))
            let wire = try Wire(port: lab.port)
            wire.send("GET /studies/1-small/archive.tar HTTP/1.1\r\nHost: \(lab.host)\r\n\r\n")
            try await Task.sleep(for: .seconds(12))
            let answer = await wire.received()
            #expect(answer.status == 200)
            #expect(answer.body.range(of: Data("HTTP/1.1 408".utf8)) == nil)
            #expect(try await isAlive(lab))
        }
    }

    @Test("fifty clients at once are all answered")
    func manyClients() async throws {
        try await Lab.with { (lab) async throws in
            _ = try await lab.post("/studies", Lab.long)
            let watching = try (0..<50).map { _ in try Wire(port: lab.port) }
            for wire in watching { wire.send("GET /events HTTP/1.1\r\nHost: \(lab.host)\r\n\r\n") }
            for wire in watching { #expect(await wire.receivedFirst().contains("text/event-stream")) }
            let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
                for index in 0..<50 {
                    group.addTask {
                        index.isMultiple(of: 2)
                            ? try await lab.get("/").status : try await lab.post("/check", Lab.form()).status
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(statuses == Array(repeating: 200, count: 50))
        }
    }

    @Test("no path leads out of what is served", arguments: ["", "/studies/1-small/report"])
    func traversal(_ start: String) async throws {
        try await Lab.with { (lab) async throws in
            _ = try await lab.post("/studies", Lab.form())
            try #require(try await lab.wait(for: "1-small", toBe: "finished"))
            for path in [
                "/../../../../etc/passwd", "/..%2f..%2fetc%2fpasswd", "/%2e%2e/%2e%2e/etc/passwd", "//etc/passwd",
                "/....//etc/passwd", "/figures/../../state.json", "/..\\..\\state.json", "/figures", "/.",
                "/figures/heatmap-lstm.svg%00.html",
            ] {
                let status = try await lab.get(start + path).status
                #expect([400, 404].contains(status), "\(start + path): \(status)")
            }
            #expect(try await lab.get("/studies/../1-small/").status == 404)
            #expect(try await lab.get("/studies/2-other").status == 404)
            #expect(try await lab.post("/studies/%2e%2e/stop").status == 404)
        }
    }

    @Test("pages of other sites, and names that point here, get nothing done")
    func otherSites() async throws {
        try await Lab.with { (lab) async throws in
            let form = Lab.form()
            #expect(try await lab.post("/studies", form, headers: "").status == 403)
            #expect(try await lab.post("/studies", form, headers: "Origin: http://evil.example\r\n").status == 403)
            #expect(try await lab.post("/studies", form, headers: "Origin: null\r\n").status == 403)
            let fetched = "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\n"
            #expect(try await lab.get("/events", headers: fetched).status == 403)
            let rebound = "Host: evil.example:\(lab.port)\r\n"
            #expect(try await lab.exchange("GET / HTTP/1.1\r\n\(rebound)\r\n").status == 403)
            #expect(try FileManager.default.contentsOfDirectory(atPath: lab.folder).isEmpty)
        }
    }

    @Test("every answer says what it may do in a browser")
    func policies() async throws {
        try await Lab.with { (lab) async throws in
            for path in ["/", "/style.css", "/nothing"] {
                let answer = try await lab.get(path)
                let policy = answer.headers["content-security-policy"] ?? ""
                #expect(policy.hasPrefix("default-src 'none'"), "\(path)")
                #expect(policy.contains("frame-ancestors 'none'"), "\(path)")
                #expect(answer.headers["x-content-type-options"] == "nosniff")
                #expect(answer.headers["cross-origin-resource-policy"] == "same-origin")
            }
        }
    }

    @Test("a folder that holds something else is left alone")
    func strangeFolders() async throws {
        let folder = Lab.newFolder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: "\(folder)/3-broken", withIntermediateDirectories: true)
        try FileManager.default.createDirectory(atPath: "\(folder)/notes", withIntermediateDirectories: true)
        let (studies, complaints) = try StudyFolder(path: folder).studies()
        #expect(studies.isEmpty)
        #expect(complaints.count == 1)
        let study = try StudyFolder(path: folder).begin(.quick)
        #expect(study.id == "4-quick")
    }
}
