import Foundation
import MemoryExperiment
import ReportServer
import TestSupport
import Testing

/// Studies whose folders another process removes, and the studies queued behind them.
@Suite("Lost folders", .serialized, .timeLimit(.minutes(5))) struct LostFolderTests {
    /// A study that takes about a second.
    private static let small = Lab.form([.cells: "lstm", .inputSizes: "1", .hiddenSizes: "1, 2"])

    /// A way to remove a study's folder, and what its page then says.
    struct Loss: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let sentence: String
        let happen: @Sendable (_ folder: String, _ aside: String) throws -> Void

        static let all = [
            Loss(testDescription: "removed", sentence: "Its folder is gone.") { folder, _ in
                try FileManager.default.removeItem(atPath: folder)
            },
            Loss(testDescription: "moved", sentence: "Its folder is gone.") { folder, aside in
                try FileManager.default.moveItem(atPath: folder, toPath: aside)
            },
            Loss(testDescription: "replaced by a file", sentence: "it is a file") { folder, aside in
                try FileManager.default.moveItem(atPath: folder, toPath: aside)
                try Data().write(to: URL(fileURLWithPath: folder))
            },
            Loss(testDescription: "replaced by a link to it", sentence: "it is a link") { folder, aside in
                try FileManager.default.moveItem(atPath: folder, toPath: aside)
                try FileManager.default.createSymbolicLink(atPath: folder, withDestinationPath: aside)
            },
            Loss(testDescription: "without its experiment", sentence: "experiment.yaml is gone") { folder, _ in
                try FileManager.default.removeItem(atPath: "\(folder)/experiment.yaml")
            },
        ]
    }

    /// Starts a study after another one was lost, and checks that it runs under its own name.
    private func next(after lost: String, _ loss: Loss, in lab: Lab) async throws {
        #expect(try await lab.wait(for: lost, toBe: "missing"))
        let page = try await lab.get("/studies/\(lost)").text
        #expect(page.contains(loss.sentence), "\(page)")
        #expect(page.contains("value=\"0\""))
        #expect(!page.contains("/studies/\(lost)/resume") && !page.contains("/studies/\(lost)/stop"))
        let begun = try await lab.post("/studies", Self.small).headers["location"] ?? ""
        let name = String(begun.dropFirst("/studies/".count))
        try #require(try await lab.wait(for: name, toBe: "finished"))
        let ids = try await lab.get("/").text.matches(of: /<article data-study="([^"]+)"/).map { String($0.output.1) }
        #expect(Set(ids).count == ids.count && ids.contains(lost) && ids.contains(name))
        #expect(try await lab.get("/studies/\(lost)").text.contains("data-state=\"missing\""))
    }

    @Test("a finished study is reported missing, and the next one runs", arguments: Loss.all)
    func finished(_ loss: Loss) async throws {
        try await withLab { lab, aside in
            _ = try await lab.post("/studies", Self.small)
            try #require(try await lab.wait(for: "1-small", toBe: "finished"))
            try loss.happen("\(lab.folder)/1-small", aside)
            try await next(after: "1-small", loss, in: lab)
        }
    }

    @Test("a running study ends, and the next one runs", arguments: Loss.all)
    func running(_ loss: Loss) async throws {
        try await withLab { lab, aside in
            _ = try await lab.post("/studies", Lab.endless)
            try #require(try await lab.waitForRuns(of: "1-endless", beyond: 0) > 0)
            try loss.happen("\(lab.folder)/1-endless", aside)
            try await next(after: "1-endless", loss, in: lab)
        }
    }

    @Test("a queued study is skipped", arguments: Loss.all)
    func queued(_ loss: Loss) async throws {
        try await withLab { lab, aside in
            _ = try await lab.post("/studies", Lab.endless)
            _ = try await lab.post("/studies", Self.small)
            try #require(try await lab.wait(for: "1-endless", toBe: "running"))
            try loss.happen("\(lab.folder)/2-small", aside)
            _ = try await lab.post("/studies/1-endless/stop")
            try await next(after: "2-small", loss, in: lab)
        }
    }

    @Test("a study whose folder is restored can resume")
    func putBack() async throws {
        try await withLab { lab, aside in
            _ = try await lab.post("/studies", Lab.endless)
            try #require(try await lab.waitForRuns(of: "1-endless", beyond: 0) > 0)
            let folder = "\(lab.folder)/1-endless"
            try FileManager.default.moveItem(atPath: folder, toPath: aside)
            _ = try await lab.post("/studies", Self.small)
            #expect(try await lab.wait(for: "2-small", toBe: "finished"))
            try FileManager.default.moveItem(atPath: aside, toPath: folder)
            #expect(try await lab.get("/studies/1-endless").text.contains("data-state=\"stopped\""))
            let runs = Lab.runs(of: "1-endless", in: lab.folder)
            _ = try await lab.post("/studies/1-endless/resume")
            #expect(try await lab.waitForRuns(of: "1-endless", beyond: runs) > runs)
        }
    }

    @Test("a study that cannot write to its folder fails with the reason", arguments: [false, true])
    func unwritable(isRunning: Bool) async throws {
        try await withLab { lab, _ in
            _ = try await lab.post("/studies", Lab.endless)
            _ = try await lab.post("/studies", Self.small)
            try #require(try await lab.wait(for: "1-endless", toBe: "running"))
            // Root is stopped by a folder in the way, but not by permissions.
            let name = isRunning ? "1-endless" : "2-small"
            try FileManager.default.createDirectory(
                atPath: "\(lab.folder)/\(name)/state.json.partial/in-the-way", withIntermediateDirectories: true)
            _ = try await lab.post("/studies/1-endless/stop")
            #expect(try await lab.wait(for: name, toBe: "failed"))
            #expect(try await lab.get("/studies/\(name)").text.contains("state.json cannot be written"))
            _ = try await lab.post("/studies", Self.small)
            #expect(try await lab.wait(for: "3-small", toBe: "finished"))
        }
    }

    private func withLab(_ body: (_ lab: Lab, _ aside: String) async throws -> Void) async throws {
        let aside = Lab.newFolder()
        defer { try? FileManager.default.removeItem(atPath: aside) }
        try await Lab.with { (lab) async throws in try await body(lab, aside) }
    }
}
