import Foundation
import TestSupport
import Testing

/// The data and the words of figures, through the program.
@Suite struct FigureDataTests {
    private func sweptFolder() async throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write(Experiments.small(runs: 2), to: "small.yaml")
        let outcome = try await Program().run(["sweep", "-e", "small.yaml", "-j", "output/journal", "-q"], in: folder)
        #expect(outcome.code == 0, "\(outcome.diagnostics)")
        return folder
    }

    @Test func dataIsWrittenAsCSVAndJSON() async throws {
        let folder = try await sweptFolder()
        for file in ["map.csv", "map.json"] {
            let outcome = try await Program().run(["figure", "heatmap-lstm", "--output", file], in: folder)
            #expect(outcome.code == 0, "\(outcome.diagnostics)")
            #expect(outcome.output.isEmpty && outcome.diagnostics.isEmpty)
        }
        let lines = try folder.text(of: "map.csv").split(separator: "\n")
        #expect(
            lines.first
                == "input_size,hidden_size,value_title,value_scale,value,replacement,bound,is_censored,label")
        #expect(lines.count == 5 && lines[1].hasPrefix("1,1,\"Shared steps, mean of 2 runs\",linear,"))
        let json = try #require(
            JSONSerialization.jsonObject(with: Data(folder.text(of: "map.json").utf8)) as? [String: Any])
        #expect(json["name"] as? String == "heatmap-lstm")
        #expect((json["records"] as? [[String: Any]])?.count == 4 && (json["axes"] as? [[String: Any]])?.count == 3)
        // A report writes the same bytes.
        let report = try await Program().run(["report", "--output", "out", "-j", "output/journal", "-q"], in: folder)
        #expect(report.code == 0, "\(report.diagnostics)")
        #expect(try folder.text(of: "out/figures/heatmap-lstm.csv") == folder.text(of: "map.csv"))
        let manifest = try folder.text(of: "out/manifest.json")
        for name in ["heatmap-lstm", "divergence-gru"] { #expect(manifest.contains("\"figures/\(name).csv\": ")) }
    }

    @Test(arguments: [
        (["--caption", "md"], "**LSTM: ", "** Each tile shows the mean number of shared steps", ".\n"),
        (["--caption", "tex"], "\\caption[{LSTM: ", "]{\\textbf{LSTM: ", ".}\n"),
        (["--caption", "txt"], "LSTM: ", ". Each tile shows the mean number of shared steps", ".\n"),
        (["--alternative-text"], "Heat map of 2 hidden sizes by 2 input sizes. ", "", ".\n"),
    ])
    func wordsArePrinted(options: [String], beginning: String, part: String, end: String) async throws {
        let folder = try await sweptFolder()
        let before = try folder.tree()
        let outcome = try await Program().run(["figure", "heatmap-lstm"] + options, in: folder)
        #expect(outcome.code == 0 && outcome.diagnostics.isEmpty, "\(outcome.diagnostics)")
        #expect(outcome.output.hasPrefix(beginning) && outcome.output.hasSuffix(end), "\(outcome.output)")
        #expect(part.isEmpty || outcome.output.contains(part), "\(outcome.output)")
        #expect(outcome.output.count { $0 == "\n" } == 1)
        #expect(try folder.tree() == before)
        let both = try await Program().run(["figure", "heatmap-lstm", "--output", "a.svg"] + options, in: folder)
        #expect(both.code == 0 && both.output == outcome.output)
        #expect(try folder.text(of: "a.svg").contains("<svg"))
    }

    @Test func wordsOfAnUnfinishedSweepSayOnceWhatIsMissing() async throws {
        let folder = try await sweptFolder()
        try folder.changeLines(of: "output/journal/runs.jsonl") { $0.removeLast() }
        for options in [["--caption", "txt"], ["--caption", "txt", "--output", "a.csv"], ["--output", "a.json"]] {
            let outcome = try await Program().run(["figure", "heatmap-lstm"] + options, in: folder)
            #expect(outcome.code == 0, "\(outcome.diagnostics)")
            #expect(outcome.diagnostics.split(separator: "\n").count == 1, "\(outcome.diagnostics)")
        }
    }

    @Test(arguments: [
        (["heatmap-lstm"], "Name the file to write with --output FILE, ending in .csv, .json, .svg, .pdf or .png."),
        (["--caption", "md"], "Name a figure"),
        (["heatmap-lstm", "--caption", "rtf"], "'rtf'"),
        (["heatmap-lstm", "--caption", "md", "--alternative-text"], "is not allowed with --alternative-text"),
        (["--list", "--alternative-text"], "not allowed with --list"),
        (["--list", "--caption", "tex"], "not allowed with --list"),
        (["heatmap-lstn", "--caption", "tex"], "There is no figure ‘heatmap-lstn’"),
        (["heatmap-lstm", "--output", "a.tsv"], "does not end in .csv, .json, .svg, .pdf or .png"),
    ])
    func invalidRequestsAreRefused(arguments: [String], sentence: String) async throws {
        let folder = try await sweptFolder()
        let before = try folder.tree()
        let outcome = try await Program().run(["figure"] + arguments, in: folder)
        #expect(outcome.code == 64, "\(outcome.diagnostics)")
        #expect(outcome.output.isEmpty && outcome.diagnostics.contains(sentence), "\(outcome.diagnostics)")
        #expect(try folder.tree() == before)
    }

    @Test func unavailableFigureHasNoWords() async throws {
        let outcome = try await Program().run(
            ["figure", "heatmap-elman", "--caption", "md"], in: sweptFolder())
        #expect(outcome.code == 65 && outcome.output.isEmpty)
        #expect(outcome.diagnostics.contains("The experiment has no Elman runs."))
    }
}
