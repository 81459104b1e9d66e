import Foundation
import MemoryExperiment
import Report
import Support
import TestSupport
import Testing
import Typesetting

/// Existing files in a folder that another program wrote.
@Suite struct OutputOwnershipTests {
    private let output: OutputScratch
    private let scratch: TemporaryFolder
    private static let report = [
        OutputFile(path: "report.html", text: "page"), OutputFile(path: "figures/a.svg", text: "figure"),
    ]

    init() throws {
        output = try OutputScratch()
        scratch = output.scratch
    }

    private func expectRefusal(naming file: String, of files: [OutputFile] = report) async throws {
        let before = try output.tree()
        let failure = await #expect(throws: Failure.self) { try await output.write(files) }
        #expect(failure?.kind == .cannotCreate)
        #expect(failure?.message.contains("out/\(file) is ") == true)
        #expect(failure?.message.contains("Nothing was changed") == true)
        #expect(try output.tree() == before)
    }

    @Test(arguments: ["report.html", "figures/a.svg", "manifest.json"])
    func foreignFileIsRefusedByName(file: String) async throws {
        try scratch.write("mine", to: "out/\(file)")
        try await expectRefusal(naming: file)
        #expect(try scratch.text(of: "out/\(file)") == "mine")
        try await output.write(Self.report, options: OutputOptions(replacesForeignFiles: true))
        #expect(try scratch.text(of: "out/report.html") == "page")
        #expect(try scratch.text(of: "out/figures/a.svg") == "figure")
    }

    @Test(arguments: ["not json", "", "{}", "{\"schema\": 1, \"files\": 3}", "{\"name\": \"app\", \"icons\": []}"])
    func foreignManifestIsRefused(text: String) async throws {
        try scratch.write(text, to: "out/manifest.json")
        try scratch.write("x", to: "out/figures/old.svg")
        try await expectRefusal(naming: "manifest.json")
        try await output.write(Self.report, options: OutputOptions(replacesForeignFiles: true))
        #expect(try scratch.text(of: "out/manifest.json").contains("report.html"))
        #expect(scratch.has("out/figures/old.svg"))
    }

    @Test func identicalForeignFileIsAccepted() async throws {
        try scratch.write("page", to: "out/report.html")
        try scratch.write("figure", to: "out/figures/a.svg")
        try await output.write(Self.report)
        #expect(scratch.has("out/manifest.json"))
    }

    @Test func editedFileOfAFormerReportIsReplaced() async throws {
        try await output.write(Self.report)
        try scratch.write("edited", to: "out/report.html")
        try await output.write(Self.report)
        #expect(try scratch.text(of: "out/report.html") == "page")
    }

    /// A report that was killed while moving its files into place leaves its manifest in its staging folder.
    @Test(arguments: ["out/.rnn-memory-", ".out.rnn-memory-"])
    func filesPlacedByAKilledReportAreReplaced(place: String) async throws {
        let leftover = place + String(repeating: "0a", count: 16)
        try await output.write("former")
        let killed = [
            OutputFile(path: "report.html", text: "killed"), OutputFile(path: "tables/b.csv", text: "killed"),
        ]
        for file in killed { try scratch.write("killed", to: "out/\(file.path)") }
        try scratch.write(
            String(decoding: output.manifest(of: killed).file.bytes, as: UTF8.self), to: "\(leftover)/manifest.json")
        try await output.write(Self.report)
        #expect(try scratch.text(of: "out/report.html") == "page")
        #expect(!scratch.has("out/tables/b.csv"))
        #expect(!scratch.has(leftover))
    }

    @Test func aPipeIsRefused() async throws {
        try scratch.write("", to: "out/other")
        mkfifo(output.path("out/report.html"), 0o644)
        try await expectRefusal(naming: "report.html")
        mkfifo(output.path("out/manifest.json"), 0o644)
        unlink(output.path("out/report.html"))
        try await expectRefusal(naming: "manifest.json")
    }

    @Test(arguments: ["figures", "tables", "journal"])
    func aFileInThePlaceOfAFolderIsRefused(folder: String) async throws {
        try scratch.write("mine", to: "out/\(folder)")
        try await expectRefusal(naming: folder)
    }

    @Test func aFileInThePlaceOfAFolderIsFoundBeforeAnyWork() throws {
        let folder = OutputFolder(path: output.path("out"))
        try folder.requireRoom(for: ["report.html"])
        try scratch.write("mine", to: "out/report.html")
        // The file may have the same bytes.
        try folder.requireRoom(for: ["report.html"])
        try scratch.write("mine", to: "out/figures")
        #expect(throws: Failure.self) { try folder.requireRoom(for: ["report.html"]) }
    }
}
