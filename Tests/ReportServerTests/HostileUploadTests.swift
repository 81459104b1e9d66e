import Foundation
import TestSupport
import Testing

/// Files and forms that nobody should send.
@Suite("Hostile uploads", .serialized, .timeLimit(.minutes(5))) struct HostileUploadTests {
    private static let network = SentNetwork.lstm(inputs: 1, units: 2, scale: 0.3)
    private static let quick = ["starts": "2", "horizon": "50"]

    @Test("more than 64 MiB is refused from the head alone, and nothing is kept")
    func tooLarge() async throws {
        try await Lab.with { (lab) async throws in
            let wire = try Wire(port: lab.port)
            wire.send(lab.head(length: 64 << 20 + 64 << 10 + 1))
            let answer = await wire.received()
            #expect(answer.status == 413)
            #expect(answer.text.contains("64 MiB") && answer.text.contains("rnn-memory analyze"))
            #expect(try lab.names.isEmpty)
            // Other addresses keep their limit.
            #expect(try await lab.post("/studies", String(repeating: "a", count: 1 << 17)).status == 413)
        }
    }

    @Test("files of more than 64 MiB together are refused while they arrive, and nothing is kept")
    func tooLargeTogether() async throws {
        try await Lab.with { (lab) async throws in
            let half = [UInt8](repeating: 7, count: 32 << 20 + 1)
            #expect(try await lab.send(SentForm(half, recording: half)).status == 413)
            #expect(try lab.names.isEmpty)
        }
    }

    @Test("a client that breaks off leaves nothing behind")
    func brokenOff() async throws {
        try await Lab.with { (lab) async throws in
            let body = SentForm([UInt8](repeating: 7, count: 1 << 20)).body
            for count in [0, 10, 300, 1 << 19, body.count - 1] {
                let wire = try Wire(port: lab.port)
                wire.send(Array(lab.head(length: body.count).utf8) + body.prefix(count))
                wire.finishSending()
                #expect(await wire.received().status == 0)
                #expect(try lab.names.isEmpty, "\(count)")
            }
        }
    }

    @Test("malformed forms are refused, and nothing is kept")
    func malformed() async throws {
        try await Lab.with { (lab) async throws in
            var unknown = SentForm(Self.network)
            unknown.options = ["name": "x"]
            var twice = SentForm(Self.network)
            twice.files += twice.files
            var pathAsField = SentForm(Self.network)
            pathAsField.files = [.init(field: "../state.json", name: "a", bytes: [1])]
            var fileAsOption = SentForm(Self.network)
            fileAsOption.files.append(.init(field: "starts", name: "a", bytes: Array("7".utf8)))
            var optionAsFile = SentForm(Self.network)
            optionAsFile.options = ["recording": "text"]
            for form in [unknown, twice, pathAsField, fileAsOption, optionAsFile] {
                #expect(try await lab.send(form).status == 400)
            }
            var long = SentForm(Self.network)
            long.options = ["module": String(repeating: "a", count: 1 << 20)]
            #expect(try await lab.send(long).status == 413)
            let body = Array(SentForm(Self.network).body.dropLast(8))
            let cut = try await Wire(port: lab.port).exchange(Array(lab.head(length: body.count).utf8) + body)
            #expect(cut.status == 400)
            #expect(try await lab.post("/analyses", "starts=5").status == 400)
            #expect(try lab.names.isEmpty)
        }
    }

    @Test("pages of other sites cannot send files")
    func otherSites() async throws {
        try await Lab.with { (lab) async throws in
            for headers in ["", "Origin: null\r\n", "Origin: http://evil.example\r\n"] {
                let wire = try Wire(port: lab.port)
                wire.send(lab.head(length: 1 << 20, headers: headers))
                #expect(await wire.received().status == 403)
            }
            #expect(try lab.names.isEmpty)
        }
    }

    /// Files that are no networks, with a part of the sentence that each gets.
    private static let broken: [(file: [UInt8], sentence: String)] = [
        (Array("no network".utf8), "in no format that can be read"),
        (Array(network.dropLast(5)), "model.pt"),
        ([0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0] + Array("{".utf8) + [UInt8](repeating: 0, count: 100), "model.pt"),
        (Array("PK\u{3}\u{4}".utf8) + [UInt8](repeating: 0x41, count: 1_000), "model.pt"),
        ([0x80, 2] + [UInt8](repeating: UInt8(ascii: "("), count: 100_000), "model.pt"),
        ([0x89] + Array("HDF\r\n\u{1A}\n".utf8) + [UInt8](repeating: 0xFF, count: 2_000), "model.pt"),
        (SentNetwork.lstm(inputs: 1, units: 2, scale: 0.3, names: ["a", "b"]), "choose one of"),
        (SentNetwork.elman(inputs: 65_536, units: 1), "needs more than 4 GiB"),
        (SentNetwork.elman(inputs: 65_537, units: 1), "65,537"),
    ]

    @Test("broken files fail their studies with a sentence, and the server continues", arguments: broken.indices)
    func brokenFiles(_ index: Int) async throws {
        let (file, sentence) = Self.broken[index]
        try await Lab.with { (lab) async throws in
            #expect(try await lab.send(SentForm(file, named: "model.pt", Self.quick)).status == 303)
            #expect(try await lab.wait(for: "1-model", toBe: "failed", "finished"))
            let shown = try await lab.sentence(of: "1-model")
            #expect(shown.contains(sentence), "\(shown)")
            #expect(!shown.contains(lab.folder))
            #expect(try await lab.get("/studies/1-model").text.contains("data-state=\"failed\""))
            _ = try await lab.send(SentForm(Self.network, named: "good.pt", Self.quick))
            #expect(try await lab.wait(for: "2-good", toBe: "finished"))
        }
    }

    @Test("an analysis that needs too much memory fails before it allocates any")
    func memory() async throws {
        try await Lab.with { (lab) async throws in
            let form = SentForm(
                SentNetwork.elman(inputs: 4_096, units: 1), ["starts": "4096", "horizon": "1000000"])
            _ = try await lab.send(form)
            #expect(try await lab.wait(for: "1-model", toBe: "failed"))
            #expect(try await lab.sentence(of: "1-model").hasPrefix("The analysis needs more than 4 GiB of memory."))
        }
    }

    @Test("a recording of another width fails its study with a sentence")
    func otherWidth() async throws {
        try await Lab.with { (lab) async throws in
            let recording = SentNetwork.recording(steps: 200, features: 2)
            _ = try await lab.send(SentForm(Self.network, recording: recording, Self.quick))
            #expect(try await lab.wait(for: "1-model", toBe: "failed"))
            #expect(try await lab.sentence(of: "1-model").contains("the network reads 1"))
        }
    }

    @Test(
        "names of files are data",
        arguments: [
            ("../../etc/passwd", "1-passwd", "passwd"), ("C:\\models\\a b.pt", "1-a-b", "a b.pt"),
            ("..", "1-checkpoint", "checkpoint"), ("<script>alert(1)</script>.pt", "1-script", "script&gt;.pt"),
            ("\u{202E}tp.ledom", "1-tp", "\u{FFFD}tp.ledom"), ("ä.pt", "1-network", "ä.pt"),
            (
                String(repeating: "n", count: 900), "1-\(String(repeating: "n", count: 40))",
                String(repeating: "n", count: 120)
            ),
        ])
    func names(_ name: String, _ study: String, _ shown: String) async throws {
        try await Lab.with { (lab) async throws in
            let begun = try await lab.send(SentForm(Self.network, named: name, Self.quick))
            #expect(begun.headers["location"] == "/studies/\(study)")
            #expect(try lab.names == [study])
            let page = try await lab.get("/studies/\(study)").text
            #expect(page.contains("<h1>1 · \(shown)</h1>"))
            #expect(!page.contains("<script>alert"))
            #expect(try await lab.wait(for: study, toBe: "finished"))
            let files = try FileManager.default.contentsOfDirectory(atPath: "\(lab.folder)/\(study)").sorted()
            #expect(files == ["analysis.json", "checkpoint", "output", "state.json"])
        }
    }

    @Test("a folder with too many bytes of files accepts no more")
    func fullFolder() async throws {
        try await Lab.with { (lab) async throws in
            _ = try await lab.send(SentForm(Self.network, Self.quick))
            try #require(try await lab.wait(for: "1-model", toBe: "finished"))
            let handle = try #require(FileHandle(forWritingAtPath: "\(lab.folder)/1-model/checkpoint"))
            // A sparse file that occupies no disk space.
            try handle.truncate(atOffset: 8 << 30)
            try handle.close()
            let answer = try await lab.send(SentForm(Self.network, Self.quick))
            #expect(answer.status == 500)
            #expect(answer.text.contains("Move some studies away"))
            #expect(try lab.names == ["1-model"])
        }
    }
}
