import Foundation
import MemoryExperiment
import ReportServer
import Support
import TestSupport
import Testing

@Suite("Study server", .serialized, .timeLimit(.minutes(5))) struct StudyServerTests {
    @Test("an experiment is started, run and read")
    func wholeWay() async throws {
        try await Lab.with { (lab) async throws in
            #expect(try await lab.get("/").text.contains("There are none yet"))
            let begun = try await lab.post("/studies", Lab.form())
            #expect(begun.status == 303)
            #expect(begun.headers["location"] == "/studies/1-small")
            #expect(try await lab.wait(for: "1-small", toBe: "finished"))
            let report = try await lab.get("/studies/1-small/report/report.html")
            #expect(report.status == 200)
            #expect(report.headers["content-type"] == "text/html; charset=utf-8")
            #expect(report.headers["content-length"] == String(report.body.count))
            let written = try Data(contentsOf: URL(fileURLWithPath: "\(lab.folder)/1-small/output/report.html"))
            #expect(report.body == written)
            #expect(try await lab.get("/").text.contains("/studies/1-small/report/report.html"))
        }
    }

    @Test("tar unpacks every file of the report from the archive")
    func archive() async throws {
        try await Lab.with { (lab) async throws in
            _ = try await lab.post("/studies", Lab.form())
            try #require(try await lab.wait(for: "1-small", toBe: "finished"))
            let archive = try await lab.get("/studies/1-small/archive.tar")
            #expect(archive.headers["content-disposition"] == "attachment; filename=\"1-small.tar\"")
            #expect(archive.headers["content-length"] == String(archive.body.count))
            let place = "\(lab.folder)/unpacked"
            try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
            try archive.body.write(to: URL(fileURLWithPath: "\(place)/a.tar"))
            let tar = Process()
            tar.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            tar.arguments = ["tar", "-xf", "\(place)/a.tar", "-C", place]
            try tar.run()
            while tar.isRunning { try await Task.sleep(for: .milliseconds(10)) }
            #expect(tar.terminationStatus == 0)
            let output = "\(lab.folder)/1-small/output"
            let files = try FileManager.default.subpathsOfDirectory(atPath: output).filter { path in
                var isFolder: ObjCBool = false
                return FileManager.default.fileExists(atPath: "\(output)/\(path)", isDirectory: &isFolder)
                    && !isFolder.boolValue
            }
            #expect(files.count > 20)
            for file in files {
                #expect(
                    FileManager.default.contentsEqual(
                        atPath: "\(output)/\(file)", andPath: "\(place)/1-small/\(file)"), "\(file)")
            }
            let experiment = try ExperimentFile.read(contentsOf: "\(place)/1-small/experiment.yaml")
            #expect(experiment.name == "small")
        }
    }

    @Test("errors appear at their fields, and nothing starts")
    func problems() async throws {
        try await Lab.with { (lab) async throws in
            let wrong = Lab.form([.steps: "12x", .cells: "", .variants: "- { name: a, overrides: { steps: 3 } }"])
            let answer = try await lab.post("/studies", wrong)
            #expect(answer.status == 422)
            for key in ["steps", "cells", "variants"] {
                let problem = answer.text.firstMatch(
                    of: try Regex("id=\"problem-\(key)\" aria-live=\"polite\">([^<]+)<"))
                #expect(problem != nil, "\(key)")
            }
            #expect(answer.text.contains("value=\"12x\""))
            #expect(answer.text.contains("id=\"problem-runs\" aria-live=\"polite\"></p>"))
            #expect(try FileManager.default.contentsOfDirectory(atPath: lab.folder).isEmpty)
            let check = try await lab.post("/check", wrong).text
            #expect(check.contains("\"steps\":\"`12x` is not allowed here"))
            #expect(try await lab.post("/check", Lab.form()).text.contains("\"problems\":{},\"summary\":\"18 runs"))
        }
    }

    @Test("opening the address of a form leads to a page", arguments: ["GET", "HEAD"])
    func opened(_ method: String) async throws {
        try await Lab.with { (lab) async throws in
            _ = try await lab.post("/studies", Lab.form())
            try #require(try await lab.wait(for: "1-small", toBe: "finished"))
            func open(_ path: String) async throws -> Answer {
                try await lab.exchange("\(method) \(path) HTTP/1.1\r\nHost: \(lab.host)\r\n\r\n")
            }
            let refused = try await lab.post("/studies", Lab.form([.steps: "x"]))
            #expect(refused.status == 422)
            let form = try await open("/studies")
            #expect(form.status == 200)
            #expect(method == "HEAD" || form.text.contains("<form id=\"experiment\""))
            let check = try await open("/check")
            #expect(check.status == 303 && check.headers["location"] == "/")
            for change in ["stop", "resume"] {
                let change = try await open("/studies/1-small/\(change)")
                #expect(change.status == 303 && change.headers["location"] == "/studies/1-small")
            }
            #expect(try await open("/studies/2-none/stop").status == 404)
            #expect(try await lab.get("/studies/1-small").text.contains("data-state=\"finished\""))
        }
    }

    @Test("a study waits for the one before it; a stopped study resumes with its runs")
    func stopAndResume() async throws {
        try await Lab.with { (lab) async throws in
            _ = try await lab.post("/studies", Lab.long)
            _ = try await lab.post("/studies", Lab.form())
            #expect(try await lab.wait(for: "1-long", toBe: "running"))
            #expect(try await lab.get("/studies/2-small").text.contains("data-state=\"queued\""))
            #expect(try await lab.waitForRuns(of: "1-long", beyond: 0) > 0)
            #expect(try await lab.post("/studies/1-long/stop").status == 303)
            #expect(try await lab.wait(for: "1-long", toBe: "stopped"))
            #expect(try await lab.wait(for: "2-small", toBe: "finished"))
            let kept = Lab.results(of: "1-long", in: lab.folder)
            #expect(!kept.isEmpty)
            #expect(try await lab.post("/studies/1-long/resume").headers["location"] == "/studies/1-long")
            #expect(try await lab.wait(for: "1-long", toBe: "running"))
            #expect(try await lab.waitForRuns(of: "1-long", beyond: kept.count) > kept.count)
            #expect(Set(Lab.results(of: "1-long", in: lab.folder)).isSuperset(of: kept))
            _ = try await lab.post("/studies/2-small/resume")
            #expect(try await lab.get("/studies/2-small").text.contains("data-state=\"finished\""))
        }
    }

    @Test("a restarted server resumes running and queued studies")
    func restart() async throws {
        let folder = Lab.newFolder()
        try await Lab.with(folder: folder) { (lab) async throws in
            _ = try await lab.post("/studies", Lab.long)
            _ = try await lab.post("/studies", Lab.form())
            #expect(try await lab.waitForRuns(of: "1-long", beyond: 0) > 0)
        }
        let runs = Lab.runs(of: "1-long", in: folder)
        try await Lab.with(folder: folder) { (lab) async throws in
            #expect(try await lab.get("/studies/2-small").text.contains("data-state=\"queued\""))
            #expect(try await lab.waitForRuns(of: "1-long", beyond: runs) > runs)
            _ = try await lab.post("/studies/1-long/stop")
            #expect(try await lab.wait(for: "2-small", toBe: "finished"))
        }
    }

    @Test("a study stopped at once stays stopped, even without a journal")
    func stopAtOnce() async throws {
        try await Lab.with { (lab) async throws in
            _ = try await lab.post("/studies", Lab.form([.name: "many", .runs: "2000", .steps: "100000"]))
            try #require(try await lab.wait(for: "1-many", toBe: "running"))
            _ = try await lab.post("/studies/1-many/stop")
            _ = try await lab.post("/studies", Lab.form())
            #expect(try await lab.wait(for: "2-small", toBe: "finished"))
            #expect(try await lab.get("/studies/1-many").text.contains("data-state=\"stopped\""))
        }
    }

    @Test("a study stopped just before the server ends stays stopped")
    func stopThenEnd() async throws {
        let folder = Lab.newFolder()
        try await Lab.with(folder: folder) { (lab) async throws in
            _ = try await lab.post("/studies", Lab.long)
            #expect(try await lab.wait(for: "1-long", toBe: "running"))
            _ = try await lab.post("/studies/1-long/stop")
        }
        try await Lab.with(folder: folder) { (lab) async throws in
            #expect(try await lab.get("/studies/1-long").text.contains("data-state=\"stopped\""))
        }
    }

    @Test("links and pipes that a manifest names are not served")
    func links() async throws {
        let folder = Lab.newFolder()
        try await Lab.with(folder: folder) { (lab) async throws in
            _ = try await lab.post("/studies", Lab.form())
            try #require(try await lab.wait(for: "1-small", toBe: "finished"))
            let figures = "\(folder)/1-small/output/figures"
            let secret = "\(folder)/secret"
            try "secret".write(toFile: secret, atomically: true, encoding: .utf8)
            try FileManager.default.removeItem(atPath: "\(figures)/heatmap-lstm.svg")
            try FileManager.default.createSymbolicLink(
                atPath: "\(figures)/heatmap-lstm.svg", withDestinationPath: secret)
            try FileManager.default.removeItem(atPath: "\(figures)/heatmap-gru.svg")
            mkfifo("\(figures)/heatmap-gru.svg", 0o644)
            for name in ["heatmap-lstm", "heatmap-gru"] {
                let answer = try await lab.get("/studies/1-small/report/figures/\(name).svg")
                #expect(answer.status != 200)
                #expect(!answer.text.contains("secret\n") && answer.text != "secret")
            }
            #expect(try await lab.get("/").status == 200)
        }
    }

    @Test("a second server in the same folder is refused")
    func oneServerAFolder() async throws {
        try await Lab.with { (lab) async throws in
            let failure = await #expect(throws: Failure.self) { try await Lab.with(folder: lab.folder) { _ in } }
            #expect(failure?.message.contains("Another server is using") == true)
        }
    }

    @Test("events report the progress of studies")
    func events() async throws {
        try await Lab.with { (lab) async throws in
            let wire = try Wire(port: lab.port)
            wire.send("GET /events HTTP/1.1\r\nHost: \(lab.host)\r\n\r\n")
            let head = await wire.receivedFirst()
            #expect(head.contains("Content-Type: text/event-stream"))
            _ = try await lab.post("/studies", Lab.form())
            var heard = ""
            for _ in 0..<100 where !heard.contains("\"state\":\"finished\"") { heard += await wire.receivedFirst() }
            #expect(heard.contains("\"id\":\"1-small\",\"state\":\"finished\""))
            #expect(heard.contains("\"percent\":100"))
        }
    }

    @Test("figures are available while a study runs")
    func livePictures() async throws {
        try await Lab.with { (lab) async throws in
            _ = try await lab.post("/studies", Lab.long)
            var picture = try await lab.get("/studies/1-long/light/heatmap-lstm.svg")
            for _ in 0..<2_400 where picture.status != 200 {
                try await Task.sleep(for: .milliseconds(100))
                picture = try await lab.get("/studies/1-long/light/heatmap-lstm.svg?runs=1")
            }
            #expect(picture.headers["content-type"] == "image/svg+xml")
            #expect(picture.text.contains("<svg"))
            let dark = try await lab.get("/studies/1-long/dark/heatmap-lstm.svg")
            #expect(dark.status == 200 && dark.body != picture.body)
            #expect(try await lab.get("/studies/1-long/light/heatmap-gru.svg").status == 404)
        }
    }
}
