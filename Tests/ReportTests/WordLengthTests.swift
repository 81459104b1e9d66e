import Charts
import MemoryExperiment
import Recurrent
import Report
import Statistics
import Support
import Testing
import Typesetting

/// How many words headlines and captions have.
@Suite("Headlines and captions are short")
struct WordLengthTests {
    private static let longestHeadline = 12
    private static let longestCaption = 70

    /// The words of a text; a number and its unit, which a no-break space joins, are one.
    private static func words(_ text: String) -> Int {
        text.split { $0.isWhitespace && $0 != "\u{A0}" }.count
    }

    private static func headline(of figure: Figure) -> String {
        let title: RichText? =
            switch figure.chart {
            case let chart as HeatMap: chart.title
            case let chart as LinePanels: chart.title
            case let chart as Plots: chart.title
            case let chart as DotPlot: chart.title
            case let chart as ChartGrid: chart.charts.first?.title
            default: nil
            }
        return title?.plainText ?? ""
    }

    private func expectShortWords(in data: ReportData) throws {
        let catalogue = FigureCatalogue(data)
        let figures = catalogue.reported.compactMap { try? catalogue.figure($0) }
        #expect(!figures.isEmpty)
        for figure in figures {
            let headline = Self.headline(of: figure)
            #expect(!headline.isEmpty, "\(figure.name) has no headline")
            #expect(Self.words(headline) <= Self.longestHeadline, "\(figure.name): \(headline)")
            #expect(Self.words(figure.caption) <= Self.longestCaption, "\(figure.name): \(figure.caption)")
        }
        let tables = TableCatalogue(data)
        for table in tables.reported.compactMap({ try? tables.table($0) }) {
            #expect(Self.words(table.caption) <= Self.longestCaption, "table \(table.name): \(table.caption)")
        }
    }

    @Test("in every preset", arguments: Experiment.presets.map(\.name), [false, true])
    func presets(preset: String, hasCensoredRuns: Bool) throws {
        var experiment = try Experiment.named(preset)
        experiment.plan.runs = 4
        if preset == "coalescence" { experiment.plan.hiddenSizes = [4, 8, 16, 32, 64] }
        let steps = experiment.settings.sharedSteps
        let data = Forgetting.data(
            experiment,
            exponents: { key in
                (0..<key.cell.layers).map { -0.5 + 0.004 * Double(key.cell.hiddenSize) + 0.02 * Double($0 + key.run) }
            },
            first: { key, criterion in
                let size = key.cell.hiddenSize
                let isLast = hasCensoredRuns && (size >= 64 && key.run > 1 || key.run == 4)
                let isBitwise = criterion == .bitwiseState || criterion == .bitwiseOutput
                return isLast || size >= 64 && isBitwise
                    ? .censored(at: steps) : .observed(min(steps - 1, size < 2 ? key.run : 12 * size + 40 * key.run))
            })
        try expectShortWords(in: data)
    }

    @Test("in synthetic experiments of several slices")
    func slices() throws {
        for experiment in [
            Synthetic.experiment(), Synthetic.experiment(variants: ["base", "loud"]),
            Synthetic.experiment(layers: [1, 2]),
            Synthetic.experiment(cells: [.lstm], inputSizes: [16], hiddenSizes: [1], runs: 1),
        ] {
            try expectShortWords(in: Synthetic.data(experiment))
        }
    }

    @Test("while runs are missing")
    func unfinished() throws {
        let experiment = Synthetic.experiment()
        let results = Synthetic.data(experiment).results
        try expectShortWords(in: ReportData(experiment: experiment, results: Array(results.dropLast(2))))
    }
}
