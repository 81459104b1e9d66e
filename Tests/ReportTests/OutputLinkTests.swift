import Foundation
import MemoryExperiment
import Report
import Support
import TestSupport
import Testing
import Typesetting

/// Links in an output folder: none is followed, whoever created it.
@Suite struct OutputLinkTests {
    private let output: OutputScratch
    private let scratch: TemporaryFolder
    private static let report = [
        OutputFile(path: "report.html", text: "page"), OutputFile(path: "figures/a.svg", text: "figure"),
        OutputFile(path: "tables/a.csv", text: "table"),
    ]

    init() throws {
        output = try OutputScratch()
        scratch = output.scratch
        try scratch.write("theirs", to: "elsewhere/a.svg")
        try scratch.write("theirs", to: "elsewhere/old.svg")
    }

    @Test(arguments: ["figures", "tables", "journal"])
    func aLinkInThePlaceOfAFolderIsRefused(folder: String) async throws {
        try scratch.write("", to: "out/other")
        try output.link("out/\(folder)", to: "../elsewhere")
        for force in [false, true] {
            let failure = await #expect(throws: Failure.self) {
                try await output.write(Self.report, options: OutputOptions(replacesForeignFiles: force))
            }
            #expect(failure?.kind == .cannotCreate)
            #expect(failure?.message.contains("out/\(folder) is a link") == true)
        }
        #expect(try Set(output.tree("out")) == [folder, "other"])
        #expect(try output.tree("elsewhere") == ["a.svg", "old.svg"])
        #expect(try scratch.text(of: "elsewhere/a.svg") == "theirs")
    }

    @Test(arguments: ["report.html", "figures/a.svg", "manifest.json"])
    func aLinkInThePlaceOfAFileIsNotWrittenThrough(file: String) async throws {
        try scratch.write("", to: "out/figures/other")
        try output.link("out/\(file)", to: output.path("elsewhere/a.svg"))
        let failure = await #expect(throws: Failure.self) { try await output.write(Self.report) }
        #expect(failure?.message.contains("out/\(file) is a link") == true)
        try await output.write(Self.report, options: OutputOptions(replacesForeignFiles: true))
        #expect(try scratch.text(of: "elsewhere/a.svg") == "theirs")
        #expect(
            try FileManager.default.attributesOfItem(atPath: output.path("out/\(file)"))[.type] as? FileAttributeType
                == .typeRegular)
    }

    @Test func aHostileManifestRemovesNothingBehindALink() async throws {
        var manifest = output.manifest(of: [])
        manifest.files = ["figures/old.svg": SHA256.hexadecimal(of: "theirs")]
        try scratch.write(String(decoding: manifest.file.bytes, as: UTF8.self), to: "out/manifest.json")
        try scratch.write("", to: "out/figures/other")
        try output.link("out/figures/old.svg", to: output.path("elsewhere/old.svg"))
        try await output.write(Self.report)
        #expect(try scratch.text(of: "elsewhere/old.svg") == "theirs")
        #expect(scratch.has("out/figures/old.svg"))
    }

    @Test func outputFolderMayBeALink() async throws {
        try output.link("given", to: "elsewhere")
        try await output.write([OutputFile(path: "report.html", text: "page")], to: "given")
        #expect(try scratch.text(of: "elsewhere/report.html") == "page")
        #expect(try output.tree().filter { $0.contains("rnn-memory") }.isEmpty)
    }

    /// Between inspection of the folder and the first rename, another process replaces the folder by a link.
    @Test func aLinkCreatedDuringWritingIsNotFollowed() async throws {
        try await output.write(Self.report)
        let path = output.path("out")
        let failure = await #expect(throws: Failure.self) {
            try await output.write(Self.report) { () throws(Failure) in
                rename("\(path)/figures", "\(path)/moved")
                symlink("../elsewhere", "\(path)/figures")
            }
        }
        #expect(failure?.kind == .cannotCreate)
        #expect(try scratch.text(of: "elsewhere/a.svg") == "theirs")
        #expect(try output.tree("elsewhere") == ["a.svg", "old.svg"])
    }

    @Test func aLinkFailsVerification() async throws {
        try await output.write(Self.report)
        try scratch.write("figure", to: "elsewhere/a.svg")
        unlink(output.path("out/figures/a.svg"))
        try output.link("out/figures/a.svg", to: output.path("elsewhere/a.svg"))
        let failure = #expect(throws: Failure.self) { try Report.verifyFiles(of: output.path("out")) }
        #expect(failure?.kind == .data)
        #expect(failure?.message.contains("out/figures/a.svg cannot be read: it is a symbolic link") == true)
    }
}
