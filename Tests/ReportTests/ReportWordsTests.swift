import ChartRendering
import Charts
import FoundationEssentials
import MemoryExperiment
import Recurrent
import Report
import Statistics
import Support
import Testing
import Typesetting

/// The text of reports on experiments other than the published one.
@Suite struct ReportWordsTests {
    private static func report(_ experiment: Experiment) async throws -> String {
        try await report(Synthetic.data(experiment))
    }

    private static func report(_ data: ReportData) async throws -> String {
        let templates = try ReportTemplates(folder: ProjectTemplates.folder)
        let files = try await Report.files(of: data, templates: templates)
        let file = try #require(files.first { $0.path == "report.md" })
        return String(decoding: file.bytes, as: UTF8.self)
    }

    @Test func scalesAndVariantsAreDescribed() async throws {
        var experiment = Synthetic.experiment(
            cells: [.gru], inputSizes: [16], hiddenSizes: [1], layers: [2], runs: 2, criteria: [.cosine],
            variants: ["base", "loud"])
        experiment.settings.inputScale = 0.5
        experiment.settings.recurrentScale = 1.25
        experiment.variants[0].settings = experiment.settings
        experiment.variants[1].settings = experiment.settings
        experiment.variants[1].settings.inputScale = 3
        experiment.variants[1].settings.precision = .float64
        let text = try await Self.report(experiment)
        #expect(text.contains("and multiplied by 0.5."))
        #expect(text.contains("The recurrent kernels are\nmultiplied by 1.25."))
        #expect(text.contains("- `base`: the settings above\n"))
        #expect(text.contains("- `loud`: inputs are multiplied by 3; all arithmetic is float64\n"))
        #expect(text.contains("Each variant has 2 runs, 4 in all."))
        #expect(text.contains("units of the top layer whose output differs in some bit"))
        #expect(!text.contains("cell state") && !text.contains("forget gate"))
        #expect(!text.contains("published ones") && text.contains("synthetic.yaml` first."))
    }

    @Test func firstCriterionLeadsWithoutCosine() async throws {
        let text = try await Self.report(
            Synthetic.experiment(
                cells: [.lstm], inputSizes: [1, 16], hiddenSizes: [1, 4], runs: 2, criteria: [.maximum(exponent: 3)]))
        #expect(text.contains("show *first* of `max-1e-3`."))
        #expect(text.contains("(figures/heatmap-lstm-max-1e-3.svg)"))
        #expect(text.contains("**Table 1. Memory of the LSTM.**"))
        #expect(text.contains("`lstm`") == false)
        #expect(text.contains("`heatmap-lstm`"))
    }

    @Test func sharedReasonIsStatedOnce() async throws {
        let text = try await Self.report(
            Synthetic.experiment(
                cells: [.lstm], inputSizes: [1, 16], hiddenSizes: [1, 4], runs: 1, criteria: [.cosine]))
        #expect(text.components(separatedBy: "The experiment has no GRU runs.").count == 2)
        let line = text.split(separator: "\n").first { $0.contains("The experiment has no GRU runs.") }
        let names = try #require(line).split(separator: "`").filter { $0.contains("gru") }
        #expect(Set(names).count == names.count)
        #expect(names.contains("comparison-gru") && names.contains("heatmap-gru-bitwise-output"))
    }

    @Test func captionRefersToTheOneThatSaysMost() async throws {
        let text = try await Self.report(
            Synthetic.experiment(
                inputSizes: [1, 16], hiddenSizes: [1, 64], runs: 2, criteria: [.cosine, .bitwiseState]))
        let captions = text.split(separator: "\n").filter { $0.hasPrefix("**Figure") }
        func caption(of cell: String) throws -> Substring {
            try #require(captions.first { $0.contains(" \(cell): steps until states are bit-identical.") })
        }
        let first = try caption(of: "LSTM")
        #expect(first.contains("Tiles with a marked corner show"))
        let number = try #require(first.firstMatch(of: /Figure ([0-9]+)\./)).1
        #expect(try caption(of: "GRU").contains("** As in Figure \(number). ("))
    }

    @Test func oneMeanIsComparedInTheSingular() async throws {
        let experiment = Synthetic.experiment(
            cells: [.lstm], inputSizes: [1], hiddenSizes: [1], runs: 1, criteria: [.cosine])
        let text = try await Self.report(
            Synthetic.data(experiment) { _, _ in
                CriterionOutcome(first: .observed(3), settled: .observed(3))
            })
        #expect(text.contains("For the one setting that has both means, the difference is +1.60 steps ("))
    }

    @Test func aCurveThatStaysUpIsTold() async throws {
        let experiment = Synthetic.experiment(
            cells: [.lstm], inputSizes: [16], hiddenSizes: [1, 64], runs: 2, criteria: [.bitwiseState])
        var results = Synthetic.data(experiment).results
        for index in results.indices where results[index].key.cell.hiddenSize == 64 {
            for point in results[index].curve.indices {
                results[index].curve[point].maximumDifference = 0.25
                results[index].curve[point].unequalStates = 0.004
            }
        }
        let text = try await Self.report(ReportData(experiment: experiment, results: results))
        #expect(text.contains("At hidden size 64 it does not within the 2,000 shared steps observed."))
        #expect(text.contains("2 of the 4 runs reached bit-identical states within 2,000 shared steps."))
        #expect(text.contains("less than 1\u{A0}% at hidden size 64"))
        #expect(
            text.contains(
                "At input size 16, more than half of the runs of hidden size 64 still differ at the end ("
            ))
    }

    @Test func onlyNeighbouringTolerancesAreARange() async throws {
        func text(_ exponents: [Int]) async throws -> String {
            try await Self.report(
                Synthetic.experiment(
                    cells: [.lstm], inputSizes: [1], hiddenSizes: [4], runs: 2,
                    criteria: [.cosine] + exponents.map(Criterion.maximum)))
        }
        let limit = "the two outputs of every unit differ by less than"
        #expect(try await text([1, 2, 3]).contains("- `max-1e-1` to `max-1e-3`: \(limit) 10⁻¹ to 10⁻³\n"))
        let separate = try await text([1, 3, 6])
        for (exponent, power) in [(1, "10⁻¹"), (3, "10⁻³"), (6, "10⁻⁶")] {
            #expect(separate.contains("- `max-1e-\(exponent)`: \(limit) \(power)\n"))
        }
    }

    @Test func wideHeatMapShowsEveryLabel() throws {
        let experiment = Synthetic.experiment(
            cells: [.lstm], inputSizes: [16], hiddenSizes: Array(1...20), runs: 2, criteria: [.bitwiseState])
        let data = Synthetic.data(experiment) { key, _ in
            let count = StepCount.observed(32_600 + key.run)
            return CriterionOutcome(first: count, settled: count)
        }
        let figure = try FigureCatalogue(data).figure(FigureName(.heatMap(.bitwiseState, .first), of: data.slices[0]))
        #expect(figure.width > 900)
        let text = try PangoTextMeasurement(family: Typography.pinnedFamily)
        let drawing = figure.chart.drawing(width: figure.width, theme: .web, text: text)
        let labels = drawing.shapes.filter { shape in
            if case .text(let line) = shape { line.text.plainText == "33k" } else { false }
        }
        // The end of the colour bar has the same number.
        #expect(labels.count == 20 + 1)
    }
}
