import Foundation
import TestSupport
import Testing

/// Clients get what is meant for them and nothing else.
@Suite("Hostile clients of studies", .serialized, .timeLimit(.minutes(5))) struct HostileClientTests {
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

    @Test("no path leaves the served files", arguments: ["", "/studies/1-small/report"])
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

    @Test("cross-site requests and foreign host names are refused")
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

    @Test("every answer has security headers")
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
}
