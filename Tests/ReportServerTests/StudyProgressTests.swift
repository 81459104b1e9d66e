import Foundation
import MemoryExperiment
import ReportServer
import TestSupport
import Testing

/// The displayed progress of a study: what its journal holds.
@Suite("Study progress", .serialized, .timeLimit(.minutes(5))) struct StudyProgressTests {
    /// The percentage that the page of a study shows.
    private func percent(of study: String, in lab: Lab) async throws -> Int? {
        let page = try await lab.get("/studies/\(study)").text
        return page.firstMatch(of: /<progress max="100" value="([0-9]+)"/).flatMap { Int($0.output.1) }
    }

    @Test("is on the first page of a restarted server", arguments: ["stopped", "failed"])
    func afterStart(_ state: String) async throws {
        try await Lab.withQuarter(state) { folder in
            try await Lab.with(folder: folder) { (lab) async throws in
                #expect(try await percent(of: "1-small", in: lab) == 25)
            }
        }
    }

    @Test("a stopped study shows its number of runs")
    func stopped() async throws {
        try await Lab.withQuarter("stopped") { folder in
            try await Lab.with(folder: folder) { (lab) async throws in
                #expect(try await lab.get("/studies/1-small").text.contains("It was stopped after 18 of 72 runs"))
            }
        }
    }

    @Test("a resumed study does not start at zero")
    func goingOn() async throws {
        try await Lab.with { (lab) async throws in
            _ = try await lab.post(
                "/studies",
                Lab.form([
                    .name: "long", .cells: "lstm", .inputSizes: "1", .hiddenSizes: "80", .runs: "80", .steps: "400000",
                ]))
            let runs = try await lab.waitForRuns(of: "1-long", beyond: 9)
            try #require(runs > 9 && runs < 80)
            _ = try await lab.post("/studies/1-long/stop")
            try #require(try await lab.wait(for: "1-long", toBe: "stopped"))
            let kept = try #require(try await percent(of: "1-long", in: lab))
            #expect(kept > 10)
            _ = try await lab.post("/studies/1-long/resume")
            var page = try await lab.get("/studies/1-long").text
            while page.contains("data-state=\"queued\"") { page = try await lab.get("/studies/1-long").text }
            for _ in 0..<50 {
                let percent = try #require(try await percent(of: "1-long", in: lab))
                #expect(percent >= kept)
            }
            // Like the bar, the message refers to all the work, not to the part that was missing.
            var said: Int?
            while said == nil {
                page = try await lab.get("/studies/1-long").text
                try #require(page.contains("data-state=\"running\""))
                said = page.firstMatch(of: /([0-9]+)\u{A0}% of the work/).flatMap { Int($0.output.1) }
            }
            #expect(said ?? 0 >= kept)
        }
    }

    @Test("a finished study names missing parts", arguments: ["output", "output/journal", "output/manifest.json"])
    func lostParts(_ part: String) async throws {
        let folder = Lab.newFolder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        func check(_ lab: Lab) async throws {
            let page = try await lab.get("/studies/1-small").text
            #expect(page.contains("data-state=\"finished\""))
            #expect(!page.contains("All 18 runs and the report are complete."))
            let hasRuns = part == "output/manifest.json"
            #expect(page.contains(hasRuns ? "its report is gone" : "its journal contains 0 of 18 runs"), "\(page)")
            #expect(try await percent(of: "1-small", in: lab) == (hasRuns ? 100 : 0))
        }
        try await Lab.with(folder: folder) { (lab) async throws in
            _ = try await lab.post("/studies", Lab.form())
            try #require(try await lab.wait(for: "1-small", toBe: "finished"))
            #expect(try await lab.get("/studies/1-small").text.contains("All 18 runs and the report are complete."))
            try FileManager.default.removeItem(atPath: "\(folder)/1-small/\(part)")
            try await check(lab)
        }
        try await Lab.with(folder: folder) { (lab) async throws in try await check(lab) }
    }
}
