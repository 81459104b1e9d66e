import Foundation
import LoopbackHTTP
import MemoryExperiment
import Report
import ReportServer
import Support
import TestSupport
import Testing

/// A server of studies on its own port, with a client.
struct Lab: LocalServer, Sendable {
    let folder: String
    let port: UInt16

    static let templates = "\(PackageFolder.path)/templates"

    /// Runs `body` with a server and stops it afterwards.
    ///
    /// - Parameters:
    ///   - folder: The folder of studies; a new one if none is given.
    ///   - limits: The server's limits.
    ///   - forms: The number of large forms it accepts.
    static func with(
        folder: String? = nil, limits: ServerLimits = .patient(),
        forms: FormLimits = FormLimits(), _ body: (Lab) async throws -> Void
    ) async throws {
        let isOwn = folder == nil
        let folder = folder ?? newFolder()
        defer { if isOwn { try? FileManager.default.removeItem(atPath: folder) } }
        let (addresses, said) = AsyncStream<String>.makeStream()
        let server = Task {
            defer { said.finish() }
            try await ReportServer.run(
                .init(folder: folder, host: "127.0.0.1", port: 0, threads: 2), limits: limits,
                forms: forms, templates: templates
            ) { said.yield($0) }
        }
        defer { server.cancel() }
        var iterator = addresses.makeAsyncIterator()
        guard let sentence = await iterator.next() else { return try await server.value }
        guard let port = sentence.firstMatch(of: /127\.0\.0\.1:([0-9]+)/).flatMap({ UInt16($0.1) }) else {
            throw Failure(.data, sentence)
        }
        try await body(Lab(folder: folder, port: port))
        server.cancel()
        _ = await server.result
    }

    static func newFolder() -> String {
        FileManager.default.temporaryDirectory.appending(path: "rnn-memory-lab-\(UUID().uuidString)").path
    }

    /// A folder with a study of four runs per table cell, the first of which are finished; the study is in a given
    /// final state.
    static func withQuarter(_ state: String, _ body: (String) async throws -> Void) async throws {
        let folder = newFolder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try await with(folder: folder) { (lab) async throws in
            _ = try await lab.post("/studies", form())
            try #require(try await lab.wait(for: "1-small", toBe: "finished"))
        }
        let experiment = "\(folder)/1-small/experiment.yaml"
        let text = try String(contentsOfFile: experiment, encoding: .utf8)
        let grown = text.replacing(/runs: 1\n/, with: "runs: 4\n")
        #expect(grown != text)
        try grown.write(toFile: experiment, atomically: true, encoding: .utf8)
        try "{\"schema\": 1, \"state\": \"\(state)\", \"message\": \"It broke.\"}".write(
            toFile: "\(folder)/1-small/state.json", atomically: true, encoding: .utf8)
        try await body(folder)
    }

    /// The bytes of a request that asks for the problems of an experiment, with a form of 30,000 bytes.
    var largeForm: String {
        request(
            posting: Self.form([.steps: "x"]) + "&unknown=" + String(repeating: "a", count: 30_000), to: "/check")
    }

    /// Waits until a study's page shows a state, or gives up after four minutes.
    func wait(for study: String, toBe states: String...) async throws -> Bool {
        for _ in 0..<2_400 {
            let page = try await get("/studies/\(study)").text
            if states.contains(where: { page.contains("data-state=\"\($0)\"") }) { return true }
            try await Task.sleep(for: .milliseconds(100))
        }
        return false
    }

    /// The results of the finished runs of a study.
    static func results(of study: String, in folder: String) -> [RunResult] {
        (try? Journal.read("\(folder)/\(study)/output/journal").results) ?? []
    }

    /// The number of finished runs of a study.
    static func runs(of study: String, in folder: String) -> Int { results(of: study, in: folder).count }

    /// Waits until a study has more finished runs than before, or gives up after four minutes.
    func waitForRuns(of study: String, beyond count: Int) async throws -> Int {
        for _ in 0..<2_400 {
            let runs = Self.runs(of: study, in: folder)
            if runs > count { return runs }
            try await Task.sleep(for: .milliseconds(100))
        }
        return Self.runs(of: study, in: folder)
    }

    /// An experiment as the form submits it.
    static func form(_ changes: [ExperimentDraft.Key: String] = [:]) -> String {
        var draft = ExperimentDraft(.quick)
        draft.texts.merge([.runs: "1", .steps: "1200", .name: "small"]) { $1 }
        draft.texts.merge(changes) { $1 }
        return draft.texts.map { "\($0.key.rawValue)=\(escaped($0.value))" }.joined(separator: "&")
    }

    /// A study that takes minutes; the first of its many settings takes seconds.
    static let long = form([
        .name: "long", .cells: "lstm", .inputSizes: "1, 2, 3, 4, 5, 6, 7, 8",
        .hiddenSizes: "82, 84, 86, 88, 90, 92, 94, 96", .runs: "20", .steps: "100000",
    ])

    /// A study that takes hours; each run takes about a second.
    static let endless = form([
        .name: "endless", .cells: "lstm", .inputSizes: "1", .hiddenSizes: "80", .runs: "100000", .steps: "20000",
    ])

    private static func escaped(_ text: String) -> String {
        text.utf8.map { byte in
            let isPlain =
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
            return isPlain ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }
}

extension ServerLimits {
    /// Limits under which a busy machine does not look like a slow sender.
    static func patient(connections: Int = 256) -> ServerLimits {
        var limits = ServerLimits(connections: connections)
        limits.patience = .seconds(120)
        return limits
    }
}
