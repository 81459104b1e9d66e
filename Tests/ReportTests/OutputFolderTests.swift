import Foundation
import MemoryExperiment
import Report
import Support
import TestSupport
import Testing
import Typesetting

@Suite struct OutputFolderTests {
    private let output: OutputScratch
    private let scratch: TemporaryFolder

    init() throws {
        output = try OutputScratch()
        scratch = output.scratch
    }

    private func write(_ files: [OutputFile], to folder: String = "out") async throws(Failure) {
        try await output.write(files, to: folder)
    }

    private func manifest() throws -> Manifest {
        try JSONDecoder().decode(Manifest.self, from: Data(scratch.text(of: "out/manifest.json").utf8))
    }

    @Test func theManifestHoldsEveryHash() async throws {
        try await write([OutputFile(path: "report.md", text: "abc"), OutputFile(path: "tables/a.csv", text: "")])
        #expect(try scratch.text(of: "out/report.md") == "abc")
        let manifest = try manifest()
        // The first is the example of FIPS 180-4, the second the hash of nothing.
        #expect(
            manifest.files == [
                "report.md": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                "tables/a.csv": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            ])
        #expect(manifest.experiment == "quick")
        #expect(manifest.digest == Experiment.quick.digest)
        #expect(manifest.libraries == output.libraries)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: "\(scratch.path)/out").sorted()
                == ["manifest.json", "report.md", "tables"])
    }

    @Test func figuresOfAnEarlierReportAreRemoved() async throws {
        try await write([
            OutputFile(path: "figures/old.svg", text: "x"), OutputFile(path: "figures/both.svg", text: "1"),
        ])
        try await write([OutputFile(path: "figures/both.svg", text: "2")])
        #expect(!scratch.has("out/figures/old.svg"))
        #expect(try scratch.text(of: "out/figures/both.svg") == "2")
    }

    @Test func foreignAndEditedFilesAreKept() async throws {
        try await write([OutputFile(path: "figures/old.svg", text: "x"), OutputFile(path: "tables/old.csv", text: "x")])
        try scratch.write("edited by hand", to: "out/figures/old.svg")
        try scratch.write("mine", to: "out/figures/mine.svg")
        try await write([OutputFile(path: "report.md", text: "")])
        #expect(scratch.has("out/figures/old.svg"))
        #expect(scratch.has("out/figures/mine.svg"))
        #expect(!scratch.has("out/tables/old.csv"))
    }

    @Test func hostileManifestRemovesNoOtherFiles() async throws {
        let paths = [
            "../victim", "\(scratch.path)/victim", "figures/../../victim", "figures/deep/victim", "journal/runs.jsonl",
            "victim", "figures/", "figures/..", "figures//victim",
        ]
        for path in ["victim", "out/victim", "out/figures/deep/victim", "out/journal/runs.jsonl"] {
            try scratch.write("x", to: path)
        }
        let files = Dictionary(uniqueKeysWithValues: paths.map { ($0, SHA256.hexadecimal(of: "x")) })
        var manifest = output.manifest(of: [])
        manifest.files = files
        try scratch.write(String(decoding: manifest.file.bytes, as: UTF8.self), to: "out/manifest.json")
        try await write([OutputFile(path: "report.md", text: "")])
        for path in ["victim", "out/victim", "out/figures/deep/victim", "out/journal/runs.jsonl"] {
            #expect(scratch.has(path), "\(path)")
        }
    }

    @Test func failedWriteKeepsTheFormerReport() async throws {
        try scratch.write("a file", to: "file")
        let below = await #expect(throws: Failure.self) {
            try await write([OutputFile(path: "report.md", text: "")], to: "file/out")
        }
        #expect(below?.kind == .cannotCreate)
        #expect(below?.message.contains("\(scratch.path)/file/out") == true)

        try await write([
            OutputFile(path: "report.md", text: "former"), OutputFile(path: "figures/a.svg", text: "former"),
        ])
        try scratch.write("", to: "out/figures/b.svg/in-the-way")
        let failure = await #expect(throws: Failure.self) {
            try await write([
                OutputFile(path: "figures/b.svg", text: "new"), OutputFile(path: "report.md", text: "new"),
            ])
        }
        #expect(failure?.kind == .cannotCreate)
        #expect(try scratch.text(of: "out/report.md") == "former")
        #expect(try scratch.text(of: "out/figures/a.svg") == "former")
        #expect(try output.tree().filter { $0.contains("rnn-memory") }.isEmpty)
    }

    @Test func folderInTheWayIsFoundBeforeReplacing() async throws {
        try await write([OutputFile(path: "report.md", text: "former")])
        try scratch.write("", to: "out/report.html/in-the-way")
        let failure = await #expect(throws: Failure.self) {
            try await write([OutputFile(path: "report.md", text: "new"), OutputFile(path: "report.html", text: "new")])
        }
        #expect(failure?.kind == .cannotCreate)
        #expect(failure?.message.contains("out/report.html is a folder") == true)
        #expect(try scratch.text(of: "out/report.md") == "former")
    }
}
