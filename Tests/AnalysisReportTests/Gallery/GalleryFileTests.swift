import Analysis
import AnalysisReport
import Foundation
import Statistics
import Support
import TestSupport
import Testing

@Suite("JSON of analyses")
struct GalleryFileTests {
    private static let digest = String(repeating: "0f", count: 32)

    @Test("of a measured network is read as it was written")
    func measured() async throws {
        let entry = try await MeasuredEntry.task.value
        let text = AnalysisReport(entries: [entry], step: try StepDuration(reading: "32ms")).json
            .replacing("\"beef\"", with: "\"\(Self.digest)\"").replacing("\"cafe\"", with: "\"\(Self.digest)\"")
        let network = try #require(try GalleryFile.networks(in: Array(text.utf8), name: "a.json").first)
        #expect(network.name == "small.safetensors" && network.module == "lstm" && network.digest == Self.digest)
        #expect(network.input.label == "noise" && network.input != .noise)
        let summaries = entry.result.reading.summaries(of: .warmUp).filter { $0.measure == .settled }
        #expect(network.trained.counts.map(\.tolerance) == summaries.map(\.tolerance))
        for (count, summary) in zip(network.trained.counts, summaries) {
            #expect(count.median.isBound == (summary.median == nil))
            #expect(
                count.median.steps == summary.median ?? summary.survival.lowerBound(ofQuantile: 0.5).map(Double.init))
            #expect(count.quantile90.isBound == (summary.quantile90 == nil))
            #expect(count.never == summary.never)
        }
    }

    /// A part of the JSON with what replaces it, and a part of the sentence that is expected.
    static let damages: [(key: String, value: any Sendable, sentence: String)] = [
        ("file", 3, "`file` is not a text"), ("sha256", "cafe", "`sha256` is not 64 hexadecimal digits"),
        ("cell", "transformer", "`cell` is not one of"), ("input_size", 0, "`input_size` is not a whole number in 1…"),
        ("hidden_sizes", [8, -1], "`hidden_sizes` is not a list"),
        ("hidden_sizes", [Int](), "`hidden_sizes` is not a list"),
        ("hidden_sizes", Array(repeating: 1, count: 65), "`hidden_sizes` is not a list"),
        ("horizon", Int.max, "`horizon` is not a whole number in 1…1,000,000"),
        ("starts", 0, "`starts` is not a whole number"), ("step_seconds", -1, "`step_seconds` is not the duration"),
        ("step_seconds", "1", "`step_seconds` is not a number"), ("input", "silence", "`file` is missing"),
        ("lambda", ["mean": "low"], "`mean` is not a number"),
        ("protocols", ["warm_up": [Int]()], "does not have each tolerance once"),
        ("protocols", [String: Int](), "`warm_up` is missing"), ("traces", [1], "compares two traces"),
    ]

    @Test("that is damaged is refused with the network and the reason", arguments: damages.indices)
    func damaged(index: Int) throws {
        let damage = Self.damages[index]
        var made = MadeAnalysis(step: 0.01)
        made.change = { $0.merging([damage.key: damage.value]) { _, new in new } }
        let text = try made.text
        let failure = #expect(throws: Failure.self) { try GalleryFile.networks(in: Array(text.utf8), name: "x.json") }
        #expect(failure?.kind == .data)
        #expect(failure?.message.hasPrefix("x.json, network 1: ") == true, "\(failure?.message ?? "")")
        #expect(failure?.message.contains(damage.sentence) == true, "\(failure?.message ?? "")")
    }

    @Test("with impossible counts is refused", arguments: [-1, 1e12])
    func impossibleCounts(steps: Double) throws {
        #expect(throws: Failure.self) { try MadeAnalysis(trained: .known(steps, 5)).network }
        #expect(throws: Failure.self) { try MadeAnalysis(trained: MadeAnalysis.Count()).network }
        #expect(throws: Failure.self) { try MadeAnalysis(tolerances: ["1%", "1%"]).network }
        #expect(throws: Failure.self) { try MadeAnalysis(tolerances: ["much"]).network }
    }

    @Test(
        "that is something else is refused",
        arguments: ["", "[]", "{}", "{\"networks\":[]}", "{\"networks\":[7]}", "{\"networks\":3}", "nonsense"])
    func others(text: String) {
        let failure = #expect(throws: Failure.self) { try GalleryFile.networks(in: Array(text.utf8), name: "x.json") }
        #expect(failure?.message.hasPrefix("x.json") == true)
    }

    @Test("has names on one line without control characters")
    func names() throws {
        let made = MadeAnalysis(
            name: "a\u{1B}[2J\n\u{202E}b", module: String(repeating: "m", count: 500), recording: "../x/\u{7}speech.npy"
        )
        let network = try made.network
        #expect(network.name == "a\u{FFFD}[2J\u{FFFD}\u{FFFD}b")
        #expect(network.module.count == 80)
        #expect(network.input.label == "\u{FFFD}speech")
    }

    @Test("is found in folders, in the order of names")
    func folders() throws {
        let folder = try TemporaryFolder()
        try folder.write(MadeAnalysis(name: "second").text, to: "b.json")
        try folder.write(MadeAnalysis(name: "first").text, to: "a.json")
        try folder.write("no analysis", to: "README.md")
        #expect(try GalleryFile.networks(at: folder.path).map(\.name) == ["first", "second"])
        let empty = try TemporaryFolder()
        let failure = #expect(throws: Failure.self) { try GalleryFile.networks(at: empty.path) }
        #expect(failure?.kind == .missingInput)
        #expect(throws: Failure.self) { try GalleryFile.networks(at: folder.path(of: "c.json")) }
    }
}
