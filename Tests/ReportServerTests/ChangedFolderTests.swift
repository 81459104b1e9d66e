import Foundation
import MemoryExperiment
import ReportServer
import TestSupport
import Testing

/// Studies whose folders another process changes.
@Suite("Changed folders", .serialized, .timeLimit(.minutes(5))) struct ChangedFolderTests {
    @Test("a study without its folder is reported; the next has another number and runs")
    func removed() async throws {
        try await Lab.with { (lab) async throws in
            _ = try await lab.post("/studies", Lab.form())
            try #require(try await lab.wait(for: "1-small", toBe: "finished"))
            try FileManager.default.removeItem(atPath: "\(lab.folder)/1-small")
            let page = try await lab.get("/studies/1-small").text
            #expect(page.contains("data-state=\"missing\""))
            #expect(page.contains("Its folder is gone."))
            #expect(!page.contains("/studies/1-small/resume"))
            #expect(try await lab.get("/studies/1-small/report/report.html").status != 200)
            let next = try await lab.post("/studies", Lab.form())
            #expect(next.headers["location"] == "/studies/2-small")
            #expect(try await lab.wait(for: "2-small", toBe: "finished"))
            #expect(try FileManager.default.contentsOfDirectory(atPath: lab.folder) == ["2-small"])
        }
    }

    @Test("a stopped study shows its progress after a restart of the server")
    func stopped() async throws {
        try await Lab.withQuarter("stopped") { folder in
            try await Lab.with(folder: folder) { (lab) async throws in
                let wire = try Wire(port: lab.port)
                wire.send("GET /events HTTP/1.1\r\nHost: \(lab.host)\r\n\r\n")
                var heard = ""
                while !heard.contains("\"percent\":25") {
                    let more = await wire.receivedFirst()
                    try #require(!more.isEmpty)
                    heard += more
                }
                #expect(heard.contains("\"state\":\"stopped\""))
            }
        }
    }

    @Test("a study whose output is a link fails with the reason and writes nothing")
    func elsewhere() async throws {
        let folder = Lab.newFolder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let study = try StudyFolder(path: folder).begin(.quick)
        try FileManager.default.createDirectory(atPath: "\(folder)/elsewhere", withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            atPath: "\(folder)/\(study.id)/output", withDestinationPath: "\(folder)/elsewhere")
        try await Lab.with(folder: folder) { (lab) async throws in
            #expect(try await lab.wait(for: study.id, toBe: "failed"))
            #expect(try await lab.get("/studies/\(study.id)").text.contains("it is a link"))
            #expect(try FileManager.default.contentsOfDirectory(atPath: "\(folder)/elsewhere").isEmpty)
        }
    }
}
