import Analysis
import AnalysisReport
import Foundation
import Report
import Statistics
import Support
import TestSupport
import Testing

@Suite("Documents of an analysis")
struct DocumentTests {
    private static let templates = "\(PackageFolder.path)/templates"

    private func texts(_ report: AnalysisReport) async throws -> [String: String] {
        let (files, _) = try await report.files(templates: AnalysisTemplates(folder: Self.templates))
        let texts = files.filter { !$0.path.hasSuffix("png") && !$0.path.hasSuffix("pdf") }
        return Dictionary(uniqueKeysWithValues: texts.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) })
    }

    @Test("are complete, and every file has a name once")
    func files() async throws {
        let texts = try await texts(AnalysisReport(entries: [try await MeasuredEntry.task.value], step: nil))
        for path in [
            "report.html", "report.md", "report.tex", "starts.csv", "analysis.json", "figures/decay.svg",
            "figures/warm-up.csv", "tables/quantiles.csv", "tables/quantiles.md", "tables/quantiles.tex",
        ] {
            #expect(texts[path]?.isEmpty == false, "\(path)")
        }
        for document in ["report.html", "report.md", "report.tex"] {
            #expect(texts[document]?.contains("{{") == false)
        }
    }

    @Test("of several networks have a section for each")
    func several() async throws {
        let entries = try ["a.pt", "b.pt", "c.pt"].map { try MadeEntry(file: $0).made() }
        let texts = try await texts(AnalysisReport(entries: entries, step: nil))
        for document in ["report.html", "report.md", "report.tex"] {
            let text = try #require(texts[document])
            for name in ["decay-1", "decay-2", "decay-3", "checkpoints"] { #expect(text.contains(name)) }
        }
        #expect(texts["figures/checkpoints.csv"]?.isEmpty == false)
        #expect(texts["report.md"]?.contains("\n## c.pt, rnn\n") == true)
    }

    @Test("in HTML load nothing")
    func loadsNothing() async throws {
        let html = try #require(try await texts(MadeEntry(hasUntrained: true).report())["report.html"])
        #expect(html.contains("default-src 'none'"))
        for mark in ["<link", "<img", "<iframe", "src=\"", "@import", "url(http", "href=\"http", "href=\"//"] {
            #expect(!html.contains(mark), "\(mark)")
        }
    }

    @Test("escape the names of strangers in every language")
    func hostileNames() async throws {
        var entry = MadeEntry()
        entry.file = "<script>alert(1),\"\n\u{1B}[2J\\input{passwd}`*_.pt"
        entry.module = "</code><b>\\end{document}%"
        let report = try entry.report()
        let texts = try await texts(report)
        #expect(texts["report.html"]?.contains("<script>alert") == false)
        #expect(texts["report.html"]?.contains("</code><b>") == false)
        #expect(texts["report.tex"]?.contains("\\input{passwd") == false)
        #expect(texts["report.tex"]?.components(separatedBy: "\\end{document}").count == 2)
        // A line of JSON stands in a block of code.
        let lines = (texts["report.md"] ?? "").split(separator: "\n").filter { !$0.hasPrefix("  \"file\": ") }
        #expect(lines.contains { $0.contains("\\<script>alert") })
        #expect(!lines.contains { $0.replacing("\\<script>", with: "").contains("<script>alert") })
        #expect(texts["starts.csv"]?.split(separator: "\n")[1].hasPrefix("\"<script>alert(1),\"\"") == true)
        for text in [report.text(), texts["report.html"] ?? "", texts["report.md"] ?? "", texts["report.tex"] ?? ""] {
            #expect(!text.contains("\u{1B}"))
        }
        let json = try #require(texts["analysis.json"])
        #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(json.utf8)) }
    }

    @Test("list every start with its counts")
    func starts() async throws {
        let entry = MadeEntry(settled: [.observed(80), .censored(at: 150)])
        let csv = try #require(try await texts(entry.report())["starts.csv"])
        let lines = csv.split(separator: "\n")
        #expect(
            lines.first == "network,module,protocol,start,tolerance,first,first_censored,settled,settled_censored")
        #expect(lines.count == 1 + 2 * 2 * 3)
        #expect(lines[1] == "network.pt,rnn,warm_up,200,10%,40,0,80,0")
        #expect(lines[4] == "network.pt,rnn,warm_up,201,10%,75,0,150,1")
    }

    @Test("sum up in about 15 lines for a terminal")
    func terminal() async throws {
        let text = AnalysisReport(entries: [try await MeasuredEntry.task.value], step: nil).text()
        #expect((12...20).contains(text.split(separator: "\n", omittingEmptySubsequences: false).count))
        #expect(text.hasPrefix("small.safetensors, lstm: LSTM 3→8\n"))
    }

    @Test("have a block for a model card in Markdown and JSON")
    func modelCard() throws {
        let study = NetworkStudy(try MadeEntry().made(), number: nil, step: try StepDuration(reading: "10ms"))
        let card = ModelCard([study])
        #expect((6...8).contains(card.markdown.split(separator: "\n").count { $0.hasPrefix("- ") }))
        #expect(card.markdown.contains("reading not proved"))
        let object = try JSONSerialization.jsonObject(with: Data(card.json.utf8)) as? [String: Any]
        #expect(object?["warm_up_q95"] as? Double == 80)
        #expect(object?["warm_up_seconds"] as? Double == 0.8)
        #expect(object?["proved"] is NSNull)
    }

    @Test("are written to a folder, but not over the report of an experiment")
    func writes() async throws {
        let folder = try TemporaryFolder()
        let templates = try AnalysisTemplates(folder: Self.templates)
        let report = try MadeEntry().report()
        try await report.write(to: folder.path + "/out", templates: templates)
        // A second time replaces the first.
        try await report.write(to: folder.path + "/out", templates: templates)
        let manifest = try #require(Manifest.read(from: folder.path + "/out"))
        #expect(manifest.checkpoints == [String(repeating: "0f", count: 32)])
        #expect(manifest.files["report.tex"] != nil)
        try FileManager.default.createDirectory(
            atPath: folder.path + "/other/journal", withIntermediateDirectories: true)
        await #expect(throws: Failure.self) {
            try await report.write(to: folder.path + "/other", templates: templates)
        }
    }

    @Test("reject templates with unknown names")
    func unknownNames() throws {
        let folder = try TemporaryFolder()
        let copy = folder.path + "/templates"
        try FileManager.default.copyItem(
            atPath: URL(fileURLWithPath: Self.templates).resolvingSymlinksInPath().path, toPath: copy)
        try "{{answr}}".write(toFile: copy + "/analysis.md.mustache", atomically: true, encoding: .utf8)
        #expect(throws: Failure.self) { try AnalysisTemplates(folder: copy) }
    }
}
