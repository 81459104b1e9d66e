import Foundation
import MemoryExperiment
import Recurrent
import Report
import Statistics
import Support
import Testing
import Typesetting

@Suite struct ReportFilesTests {
    /// The files of a report by path.
    private static func files(
        _ experiment: Experiment, format: ReportFormat = .html
    ) async throws -> [String: String] {
        let templates = try ReportTemplates(folder: ProjectTemplates.folder)
        let files = try await Report.files(of: Synthetic.data(experiment), templates: templates, format: format)
        return Dictionary(uniqueKeysWithValues: files.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) })
    }

    /// The values of an attribute anywhere in a page.
    private static func values(of attribute: String, in html: String) -> [String] {
        html.components(separatedBy: " \(attribute)=\"").dropFirst().map { String($0.prefix { $0 != "\"" }) }
    }

    @Test func everyFigureAndTableIsWrittenInEveryFormat() async throws {
        let files = try await Self.files(Synthetic.experiment(runs: 4, criteria: [.cosine, .bitwiseState]))
        let figures =
            ["heatmap", "comparison", "divergence", "remainder"].flatMap { ["\($0)-lstm", "\($0)-gru"] }
            + ["heatmap-lstm-bitwise-state", "heatmap-gru-bitwise-state", "forensics"]
        let tables =
            ["", "comparison-", "bitwise-"].flatMap { ["\($0)lstm", "\($0)gru"] }
            + ["verdicts", "forensics", "lyapunov", "prediction-errors"]
        let expected =
            figures.flatMap { name in ["svg", "pdf", "png", "csv"].map { "figures/\(name).\($0)" } }
            + tables.flatMap { name in ["csv", "md", "tex"].map { "tables/\(name).\($0)" } }
            + ["tables/runs.csv", "tables/cells.csv", "report.html", "report.md"]
        #expect(Set(files.keys).isSuperset(of: expected))
        for (folder, forms) in [("figures/", ["svg", "pdf", "png", "csv"]), ("tables/", ["csv", "md", "tex"])] {
            let names = files.keys.filter { $0.hasPrefix(folder) }.compactMap { $0.split(separator: ".").first }
            for name in names where name != "tables/runs" && name != "tables/cells" {
                for form in forms { #expect(files["\(name).\(form)"] != nil) }
            }
        }
        #expect(files.values.allSatisfy { !$0.isEmpty })
    }

    /// The label of each figure by the name of its files.
    private static func labels(
        _ expression: Regex<(Substring, Substring, Substring)>, in text: String
    ) -> [String: String] {
        let pairs = text.matches(of: expression).map { (String($0.output.1), String($0.output.2)) }
        return Dictionary(pairs) { first, _ in first }
    }

    @Test("figures have one number in every document, and only pages have sliders")
    func labelsOfFigures() async throws {
        let experiment = Synthetic.experiment(criteria: [.cosine, .bitwiseState])
        let files = try await Self.files(experiment)
        let (html, markdown) = (try #require(files["report.html"]), try #require(files["report.md"]))
        let page = Self.labels(
            #/<figure id="figure-([a-z0-9-]+)" class="drawn[^>]*>[\s\S]*?<span class="number">([A-Za-z]+ \d+)\./#,
            in: html)
        let repository = Self.labels(
            #/<a id="figure-([a-z0-9-]+)"><\/a>\n\n!\[[^\]]*\]\([^)]*\)\n\n\*\*(Figure \d+)\./#, in: markdown)
        #expect(repository.count > 6)
        for (name, label) in repository { #expect(page[name] == label, "\(name)") }
        let sliders = page.filter { $0.value.hasPrefix("Slider ") }
        #expect(sliders == ["remainder-lstm": "Slider 1", "remainder-gru": "Slider 2"])
        #expect(sliders.keys.allSatisfy { html.contains("href=\"figures/\($0).svg\"") })
        #expect(!markdown.contains("figure-remainder"))
        for format in [ReportFormat.latex, .typst] {
            let files = try await Self.files(experiment, format: format)
            #expect(!files.isEmpty && !files.keys.contains { $0.contains("remainder") })
        }
    }

    @Test func pageLoadsNothingAndItsLinksResolve() async throws {
        let files = try await Self.files(Synthetic.experiment())
        let html = try #require(files["report.html"])
        let ids = Self.values(of: "id", in: html)
        #expect(Set(ids).count == ids.count)
        let references = Self.values(of: "href", in: html)
        for reference in references where reference.hasPrefix("#") {
            #expect(ids.contains(String(reference.dropFirst())), "\(reference) leads nowhere")
        }
        for reference in references where !reference.hasPrefix("#") && !reference.hasPrefix("https://") {
            #expect(files[reference] != nil, "\(reference) is not written")
        }
        for part in html.components(separatedBy: "url(").dropFirst() { #expect(part.hasPrefix("#")) }
        #expect(PageText.loaders(in: html).isEmpty)
        // Web addresses occur only in links and in the names of XML's own vocabularies; neither is loaded.
        for part in html.components(separatedBy: "http").dropLast() {
            #expect(["<a href=\"", "xmlns=\"", "<meta "].contains { part.hasSuffix($0) })
        }
        #expect(html.contains("<html lang=\"en\">"))
        #expect(html.contains("<meta name=\"viewport\""))
    }

    @Test func bothDocumentsHoldTheWholeReport() async throws {
        let experiment = Synthetic.experiment()
        let files = try await Self.files(experiment)
        for path in ["report.html", "report.md"] {
            let text = try #require(files[path])
            let positions = [
                "Figure 1.", "Introduction", "The experiment", "Table 1.", "Figure 2.", "Table 2.", "Figure 3.",
            ]
            .map { text.range(of: $0)?.lowerBound }
            let found = positions.compactMap(\.self)
            #expect(found.count == positions.count && found == found.sorted())
            #expect(text.contains(experiment.digest))
            for line in experiment.yaml.split(separator: "\n") { #expect(text.contains(line)) }
            #expect(text.contains("rnn-memory reproduce --experiment synthetic.yaml"))
            #expect(text.contains("Published and measured"))
            // BibTeX has two braces around titles.
            for tag in ["{{#", "{{/", "{{>", "{{{"] { #expect(!text.contains(tag)) }
        }
    }

    @Test func aReportHasTheSameBytesEveryTime() async throws {
        let experiment = Synthetic.experiment(inputSizes: [16], hiddenSizes: [1, 64], criteria: [.cosine])
        let once = try await Self.files(experiment)
        _ = try await Self.files(Synthetic.experiment(cells: [.gru], criteria: [.bitwiseState]))
        #expect(try await Self.files(experiment) == once)
    }

    @Test func unavailablePartsAreLeftOutWithAReason() async throws {
        let files = try await Self.files(Synthetic.experiment(cells: [.lstm], inputSizes: [3], criteria: [.cosine]))
        #expect(files["figures/heatmap-gru.svg"] == nil)
        #expect(files["tables/gru.csv"] == nil)
        for path in ["report.html", "report.md"] {
            let text = try #require(files[path])
            #expect(!text.contains("Published and measured"))
            #expect(!text.contains("How rounding keeps trajectories apart"))
            #expect(!text.contains("Steps until every bit is the same"))
            #expect(text.contains("The experiment has no GRU runs."))
            #expect(text.contains("No mean of this experiment has a published counterpart"))
            #expect(text.contains("The experiment does not observe the criterion bitwise-state."))
        }
    }

    @Test func everyVariantAndDepthHasASection() async throws {
        let experiment = Synthetic.experiment(
            cells: [.gru], inputSizes: [1, 16], hiddenSizes: [1, 4], layers: [1, 2], runs: 2, criteria: [.cosine],
            variants: ["base", "other"])
        let files = try await Self.files(experiment)
        for name in ["gru", "gru-2-layers", "gru_other", "gru-2-layers_other"] {
            #expect(files["tables/\(name).csv"] != nil)
            #expect(files["figures/heatmap-\(name).svg"] != nil)
            #expect(files["report.html"]?.contains("<section id=\"\(name)\">") == true)
        }
    }
}
