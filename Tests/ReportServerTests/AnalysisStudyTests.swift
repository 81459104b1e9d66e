import Foundation
import TestSupport
import Testing

/// Networks that users send.
@Suite("Analysis studies", .serialized, .timeLimit(.minutes(5))) struct AnalysisStudyTests {
    /// A form whose analysis takes a fraction of a second.
    private static let small = SentForm(
        SentNetwork.lstm(inputs: 3, units: 8, scale: 0.4), recording: SentNetwork.recording(steps: 240, features: 3),
        ["starts": "5", "horizon": "40", "step": "10ms"])

    /// A form whose analysis takes many minutes: the network never forgets.
    private static let long = SentForm(
        SentNetwork.lstm(inputs: 1, units: 64, scale: 3), named: "long.safetensors",
        ["starts": "4096", "horizon": "20000"])

    @Test("a checkpoint of 20 MB is analysed, and its report is read")
    func large() async throws {
        try await Lab.with { (lab) async throws in
            let form = SentForm(
                SentNetwork.lstm(inputs: 64, units: 1_088, scale: 0.03), named: "Speech Model.safetensors",
                recording: SentNetwork.recording(steps: 120, features: 64), ["starts": "3", "horizon": "20"])
            #expect(form.files[0].bytes.count > 20_000_000)
            let begun = try await lab.send(form)
            #expect(begun.status == 303)
            #expect(begun.headers["location"] == "/studies/1-speech-model")
            #expect(try await lab.get("/").text.contains("1 · Speech Model.safetensors"))
            #expect(try await lab.wait(for: "1-speech-model", toBe: "finished", "failed"))
            #expect(
                try await lab.sentence(of: "1-speech-model") == "The network is measured and the report is complete.")
            let stored = try Data(contentsOf: URL(fileURLWithPath: "\(lab.folder)/1-speech-model/checkpoint"))
            #expect(stored == Data(form.files[0].bytes))
            let report = try await lab.get("/studies/1-speech-model/report/report.html")
            #expect(report.status == 200)
            #expect(report.text.contains("Speech Model.safetensors") && report.text.contains("<svg"))
            #expect(!report.text.contains(lab.folder))
            #expect(try await lab.get("/studies/1-speech-model").text.contains("Starts: 3\n"))
        }
    }

    @Test("the archive has the report, the options and both files")
    func archive() async throws {
        try await Lab.with { (lab) async throws in
            _ = try await lab.send(Self.small)
            try #require(try await lab.wait(for: "1-model", toBe: "finished"))
            let archive = try await lab.get("/studies/1-model/archive.tar")
            #expect(archive.status == 200)
            for name in ["report.html", "analysis.json", "starts.csv", "checkpoint", "recording"] {
                #expect(archive.body.range(of: Data("1-model/\(name)\0".utf8)) != nil, "\(name)")
            }
            #expect(archive.body.range(of: Data(Self.small.files[0].bytes)) != nil)
            let again = try await lab.get("/?from=1-model").text
            #expect(again.contains("name=\"step\" value=\"10ms\""))
        }
    }

    @Test("without a recording, inputs are standard normal")
    func normalInputs() async throws {
        try await Lab.with { (lab) async throws in
            let form = SentForm(SentNetwork.lstm(inputs: 1, units: 2, scale: 0.3), ["starts": "2", "horizon": "50"])
            _ = try await lab.send(form)
            #expect(try await lab.wait(for: "1-model", toBe: "finished", "failed"))
            #expect(try await lab.get("/studies/1-model/report/report.html").text.contains("normal"))
        }
    }

    @Test("invalid fields are named, and nothing is kept")
    func problems() async throws {
        try await Lab.with { (lab) async throws in
            var form = Self.small
            form.options = [
                "tolerances": "1%, close", "starts": "0", "horizon": "12x", "step": "32", "gates": "tanh",
                "forget": "many", "arithmetic": "float16", "module": String(repeating: "a", count: 1_001),
            ]
            form.files = [SentForm.File(field: "checkpoint", name: "", bytes: [])]
            let answer = try await lab.send(form)
            #expect(answer.status == 422)
            func problem(_ key: String) -> String {
                let match = try? Regex(
                    "id=\"problem-\(key)\" aria-live=\"polite\">([^<]*)<", as: (Substring, Substring).self)
                return match.flatMap { answer.text.firstMatch(of: $0) }.map { String($0.output.1) } ?? "?"
            }
            for key in form.options.keys { #expect(problem(key).count > 20, "\(key)") }
            #expect(problem("tolerances").hasPrefix("`close` is not a tolerance."))
            #expect(problem("starts").contains("1…4,096"))
            #expect(problem("checkpoint") == "Choose the file of a network.")
            #expect(problem("recording") == "" && problem("head") == "")
            #expect(answer.text.contains("value=\"12x\""))
            #expect(answer.text.contains("Nothing was begun"))
            #expect(try lab.names.isEmpty)
            let check = try await lab.post("/check-analysis", "starts=0&step=10ms").text
            #expect(check.contains("\"starts\":\"`0` is not allowed") && !check.contains("\"step\""))
            #expect(try await lab.post("/check-analysis", "starts=7").text.contains("\"problems\":{}"))
        }
    }

    @Test("an empty file is a problem of its field")
    func empty() async throws {
        try await Lab.with { (lab) async throws in
            let answer = try await lab.send(SentForm([], recording: []))
            #expect(answer.status == 422)
            #expect(answer.text.matches(of: /The file is empty/).count == 2)
            #expect(try lab.names.isEmpty)
        }
    }

    @Test("a study waits for the one before it, stops and resumes")
    func stopAndResume() async throws {
        try await Lab.with { (lab) async throws in
            _ = try await lab.send(Self.long)
            _ = try await lab.send(Self.small)
            #expect(try await lab.wait(for: "1-long", toBe: "running"))
            #expect(try await lab.get("/studies/2-model").text.contains("data-state=\"queued\""))
            let sentence = try await lab.sentence(of: "1-long")
            #expect(
                sentence.hasPrefix("Its files") || sentence.hasPrefix("The network is being measured"), "\(sentence)")
            #expect(try await lab.post("/studies/1-long/stop").status == 303)
            #expect(try await lab.wait(for: "1-long", toBe: "stopped"))
            #expect(try await lab.wait(for: "2-model", toBe: "finished"))
            #expect(try await lab.post("/studies/1-long/resume").status == 303)
            #expect(try await lab.wait(for: "1-long", toBe: "running"))
            // Measuring leaves the server free to answer.
            for path in ["/", "/studies/1-long", "/studies/2-model/report/report.html"] {
                #expect(try await lab.get(path).status == 200)
            }
        }
    }

    @Test("a restarted server starts interrupted analyses over and keeps the others")
    func restart() async throws {
        let folder = Lab.newFolder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try await Lab.with(folder: folder) { (lab) async throws in
            _ = try await lab.send(Self.small)
            try #require(try await lab.wait(for: "1-model", toBe: "finished"))
            _ = try await lab.send(Self.long)
            #expect(try await lab.wait(for: "2-long", toBe: "running"))
            _ = try await lab.send(Self.small)
        }
        // As a server leaves it that is killed while it writes the report.
        try FileManager.default.removeItem(atPath: "\(folder)/1-model/output")
        try "{\"schema\": 1, \"state\": \"running\", \"message\": \"\"}".write(
            toFile: "\(folder)/1-model/state.json", atomically: true, encoding: .utf8)
        let interrupted = "\(folder)/.new-upload-\(String(repeating: "0a", count: 16))"
        for name in [interrupted, "\(folder)/.new-upload-mine"] {
            try FileManager.default.createDirectory(atPath: name, withIntermediateDirectories: false)
            try "half".write(toFile: "\(name)/checkpoint", atomically: true, encoding: .utf8)
        }
        try await Lab.with(folder: folder) { (lab) async throws in
            #expect(try lab.names == [".new-upload-mine", "1-model", "2-long", "3-model"])
            #expect(try await lab.wait(for: "1-model", toBe: "finished"))
            #expect(try await lab.get("/studies/1-model/report/report.html").status == 200)
            #expect(try await lab.wait(for: "2-long", toBe: "running"))
            _ = try await lab.post("/studies/2-long/stop")
            #expect(try await lab.wait(for: "3-model", toBe: "finished"))
        }
    }

    @Test("an analysis starts from another one and uses its files")
    func again() async throws {
        try await Lab.with { (lab) async throws in
            _ = try await lab.send(Self.small)
            try #require(try await lab.wait(for: "1-model", toBe: "finished"))
            let page = try await lab.get("/?from=1-model").text
            #expect(page.contains("selected>those of study 1: model.safetensors, speech.csv</option>"))
            #expect(try await !lab.get("/").text.contains("field-source"))
            var form = SentForm([], named: "", ["source": "1-model", "starts": "4", "horizon": "30"])
            #expect(try await lab.send(form).headers["location"] == "/studies/2-model")
            for name in ["checkpoint", "recording"] {
                #expect(
                    FileManager.default.contentsEqual(
                        atPath: "\(lab.folder)/1-model/\(name)", andPath: "\(lab.folder)/2-model/\(name)"))
            }
            #expect(try await lab.wait(for: "2-model", toBe: "finished"))
            // A chosen file takes the place of the study's.
            form = SentForm(Self.long.files[0].bytes, named: "other.pt", form.options)
            #expect(try await lab.send(form).headers["location"] == "/studies/3-other")
            #expect(try await lab.wait(for: "3-other", toBe: "failed"))
            #expect(try await lab.sentence(of: "3-other").hasPrefix("The recording has 3 features"))
        }
    }

    @Test("the files of a study that has none are missing", arguments: ["2-none", "../1-model", "1-small"])
    func noSource(_ source: String) async throws {
        try await Lab.with { (lab) async throws in
            _ = try await lab.post("/studies", Lab.form())
            let answer = try await lab.send(SentForm([], named: "", ["source": source]))
            #expect(answer.status == 422)
            #expect(answer.text.contains("The study \(source) has no files. Choose files here."))
            #expect(try lab.names == ["1-small"])
        }
    }

    @Test("a study whose file is gone says so")
    func lostFile() async throws {
        try await Lab.with { (lab) async throws in
            _ = try await lab.send(Self.small)
            try #require(try await lab.wait(for: "1-model", toBe: "finished"))
            try FileManager.default.removeItem(atPath: "\(lab.folder)/1-model/recording")
            #expect(
                try await lab.sentence(of: "1-model")
                    == "Its file recording is gone. Put it back, or send the files again.")
        }
    }
}
