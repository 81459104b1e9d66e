import ChartRendering
import Charts
import Foundation
import MemoryExperiment
import Recurrent
import Report
import Statistics
import Support
import Testing
import Typesetting

/// The numbers behind figures, as files for programs.
@Suite("Data of figures")
struct FigureDataTests {
    private static func data(_ figure: String, of data: ReportData) throws -> CSVText {
        CSVText(try FigureCatalogue(data).figure(named: figure).text(as: .csv))
    }

    @Test("every figure has its numbers as CSV, which read back the same", arguments: Experiment.presets.map(\.name))
    func csv(preset: String) throws {
        for figure in try PresetFigures.all(of: preset) {
            let (data, text) = (figure.chart.data, figure.text(as: .csv))
            let csv = CSVText(text)
            #expect(text.hasSuffix("\n") && csv.heads == data.columns, "\(figure.name)")
            #expect(!csv.rows.isEmpty && csv.rows.count == data.rows.count, "\(figure.name)")
            for (row, fields) in zip(csv.rows, data.rows) {
                try #require(row.count == fields.count, "\(figure.name)")
                for (text, field) in zip(row, fields) {
                    switch field {
                    case .text(let words): #expect(text == words)
                    case .number(let value): #expect(Double(text) == value)
                    case .flag(let value): #expect(text == (value ? "1" : "0"))
                    case .empty: #expect(text.isEmpty)
                    }
                }
            }
            if !(figure.chart is HeatMap), !(figure.chart is ChartGrid) { expectPoints(in: csv, of: figure) }
        }
    }

    /// Every row of a plot says what it is and where it is.
    private func expectPoints(in csv: CSVText, of figure: Figure) {
        for row in csv.columns("series", "kind", "x_title", "y_title", "x", "y") {
            #expect(row[0] + row[1] != "", "\(figure.name)")
            #expect(!row[2].isEmpty && !row[3].isEmpty, "\(figure.name)")
            let isReference =
                row[0].isEmpty && row[1].hasSuffix("reference line") || row[1] == "identity line"
                || row[1] == "edge of a reference area"
            #expect(isReference || !row[4].isEmpty && !row[5].isEmpty, "\(figure.name): \(row)")
        }
    }

    @Test("every figure has its words, axes and numbers as JSON", arguments: ["quick", "depth", "precision"])
    func json(preset: String) throws {
        for figure in try PresetFigures.all(of: preset) {
            let text = figure.text(as: .json)
            let object = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
            #expect(
                Set(object.keys) == ["name", "title", "headline", "caption", "alternative_text", "axes", "records"])
            let words = ["name", "title", "headline", "caption", "alternative_text"].map { object[$0] as? String }
            #expect(
                words == [figure.name, figure.title, figure.headline, figure.caption, figure.alternativeText])
            #expect(!figure.headline.isEmpty)
            let records = try #require(object["records"] as? [[String: Any]])
            let columns = figure.records.columns
            #expect(records.count == figure.records.rows.count)
            #expect(records.allSatisfy { Set($0.keys) == Set(columns) })
            let axes = try #require(object["axes"] as? [[String: Any]])
            #expect(axes.count >= 2)
            for axis in axes {
                #expect(columns.contains(try #require(axis["column"] as? String)), "\(figure.name)")
                #expect((axis["title"] as? String)?.isEmpty == false, "\(figure.name)")
                let scale = try #require(axis["scale"] as? String)
                #expect(["linear", "logarithmic", "steps", "diverging", "categorical"].contains(scale))
                #expect((axis["categories"] != nil) == (scale == "categorical"))
                #expect((axis["range"] as? [Any])?.count == 2 || axis["range"] is NSNull)
            }
        }
    }

    /// Four runs of each setting: none is censored at 1 unit, one at 4 units and three at 64 units.
    private static let censored = Synthetic.data(Synthetic.experiment(runs: 4, criteria: [.cosine])) { key, _ in
        let isObserved = key.run <= [1: 4, 4: 3, 64: 1][key.cell.hiddenSize] ?? 4
        let count: StepCount = isObserved ? .observed(10 * key.run + key.cell.inputSize) : .censored(at: 2_000)
        return CriterionOutcome(first: count, settled: count)
    }

    @Test("a heat map has the numbers of the table of means, to the last digit")
    func heatMap() throws {
        let table = CSVText(try TableCatalogue(Self.censored).text(of: "lstm", as: .csv))
        let map = try Self.data("heatmap-lstm", of: Self.censored)
        #expect(map.columns("input_size", "hidden_size") == table.columns("input_size", "hidden_size"))
        #expect(map.column("value") == table.column("mean"))
        #expect(map.column("value").map(\.isEmpty) == [false, true, true, false, true, true])
        #expect(map.column("is_censored") == ["0", "1", "1", "0", "1", "1"])
        // One censored run of four leaves the median known, three leave only a bound.
        let medians = table.column("median")
        #expect(!medians[1].isEmpty && medians[2].isEmpty)
        #expect(map.column("replacement") == ["", medians[1], "", "", medians[4], ""])
        #expect(map.column("bound") == ["", "", "2000", "", "", "2000"])
        #expect(map.column("label")[2] == "≥\u{A0}2,000" && map.column("label")[1].hasPrefix("med. "))
        #expect(Set(map.column("value_title")) == ["Shared steps, mean of 4 runs"])
        #expect(Set(map.column("value_scale")) == ["linear"])
    }

    @Test("a map of remaining differences has 0 where nothing is left")
    func remainder() throws {
        let map = try Self.data("remainder-lstm", of: Synthetic.data(Synthetic.experiment()))
        #expect(!map.rows.isEmpty && Set(map.column("value_scale")) == ["logarithmic"])
        for row in map.columns("value", "label") {
            let difference = try #require(Double(row[0]))
            #expect((difference == 0) == (row[1] == "0") && difference >= 0)
        }
    }

    @Test("points that stand beside their layer, or at a place among others, have their own numbers")
    func places() throws {
        let depth = try #require(PresetFigures.all(of: "depth").first { $0.name == "depth" })
        let csv = CSVText(depth.text(as: .csv))
        #expect(csv.column("x").allSatisfy { Int($0) != nil } && csv.column("series").allSatisfy { Int($0) != nil })
        #expect(Set(csv.column("kind")) == ["mean", "predicted", "closed form"])
        #expect(Set(csv.column("series_title")) == ["Hidden size"])
        let scale = try #require(PresetFigures.all(of: "input-scale").first { $0.name == "input-scale" })
        let values = CSVText(scale.text(as: .csv)).column("x").filter { !$0.isEmpty }.map(Double.init)
        #expect(!values.isEmpty && values.allSatisfy { $0 != nil })
    }

    @Test("divergence has the quartiles of the curves and the steps as they were recorded")
    func divergence() throws {
        let data = Synthetic.data(Synthetic.experiment())
        let csv = try Self.data("divergence-lstm", of: data)
        let steps = DivergenceCurve.sharedSteps(upTo: data.experiment.settings.sharedSteps)
        let medians = csv.columns("plot", "series", "kind", "x", "low", "high").filter { $0[2] == "median" }
        #expect(
            medians.filter { $0[0] == "1" && $0[1] == "64" }.map { $0[3] }
                == steps.prefix { $0 <= 100 }.map(String.init))
        let plateau = medians.filter { $0[0] == "2" && $0[1] == "64" }.map { $0[3] }
        #expect(plateau == steps.filter { $0 >= 10 }.map(String.init))
        #expect(medians.allSatisfy { !$0[4].isEmpty && !$0[5].isEmpty })
        #expect(csv.columns("series", "kind").contains(["64", "decay at the Lyapunov exponent"]))
        // Smaller networks have forgotten: their lines end before the median is 0.
        #expect(csv.columns("series", "kind").contains(["1", "last step before the median is 0"]))
        #expect(csv.columns("kind", "y").contains { $0[0] == "edge of a reference area" })
    }

    @Test("the files of a report are those of the command", arguments: ReportFormat.allCases)
    func files(format: ReportFormat) async throws {
        let data = Synthetic.data(Synthetic.experiment(cells: [.gru], runs: 2, criteria: [.cosine]))
        let templates = try ReportTemplates(folder: ProjectTemplates.folder)
        let files = try await Report.files(of: data, templates: templates, format: format)
        let catalogue = FigureCatalogue(data)
        let names = catalogue.reported.filter { (try? catalogue.figure($0)) != nil }
            .filter { format == .html || !$0.hasSlider }.map(\.text)
        #expect(names.count > 2)
        for name in names {
            let file = try #require(files.first { $0.path == "figures/\(name).csv" }, "\(name)")
            #expect(try String(decoding: file.bytes, as: UTF8.self) == catalogue.figure(named: name).text(as: .csv))
        }
    }

    @Test(arguments: [
        ("a.csv", FigureFileFormat.data(.csv)), ("b/c.JSON", .data(.json)), ("x.csv.svg", .drawing(.svg)),
        ("x.png", .drawing(.png(pixelsPerPoint: 300 / 72))),
    ])
    func extensionDeterminesTheContent(path: String, format: FigureFileFormat) throws {
        #expect(try FigureFileFormat(file: path) == format)
    }

    @Test(arguments: ["figure", "figure.tsv", "csv", "folder.csv/figure", ""])
    func otherExtensionsAreRefused(path: String) {
        let failure = #expect(throws: Failure.self) { try FigureFileFormat(file: path) }
        #expect(failure?.kind == .usage)
        #expect(failure?.message.contains("does not end in .csv, .json, .svg, .pdf or .png") == true)
    }
}
