import Charts
import MemoryExperiment
import Recurrent
import Report
import Statistics
import Support
import Testing
import Typesetting

@Suite("Figures of experiments that ask one question")
struct QuestionFigureTests {
    private func figure(_ name: String, _ data: ReportData) throws -> (figure: Figure, plots: [Plots.Plot]) {
        let figure = try FigureCatalogue(data).whole(name)
        let chart = try #require(figure.chart as? Plots)
        return (figure, chart.plots)
    }

    // MARK: One number

    /// Unordered variants whose exponent is their recurrent scale minus 2; where it is positive, memory never ends.
    private func gains(_ values: [Double]) -> ReportData {
        let experiment = Forgetting.experiment(
            hiddenSizes: [8, 64],
            variants: values.enumerated().map { index, value in ("v\(index)", { $0.recurrentScale = value }) })
        func gain(_ key: RunKey) -> Double {
            experiment.settings(ofVariant: key.cell.variant)?.recurrentScale ?? 0
        }
        return Forgetting.data(
            experiment, exponents: { [gain($0) - 2 + 0.01 * Double($0.run - 2)] },
            first: { key, _ in
                gain(key) > 2 ? .censored(at: experiment.settings.sharedSteps) : .observed(Int(100 * gain(key)))
            })
    }

    @Test func exponentsAndStepsArePlottedAtTheirNumber() throws {
        let (_, plots) = try figure("gain", gains([1, 2.5, 0.5]))
        #expect(plots.map(\.heading?.plainText) == ["LSTM", "GRU", "LSTM", "GRU"])
        for plot in plots.prefix(2) {
            #expect(plot.references == [.horizontal(0)])
            let marks = plot.series.filter { $0.symbol == .disc }
            #expect(marks.map(\.name) == ["8", "64"])
            for series in marks {
                #expect(series.samples.map(\.x) == [0.5, 1, 2.5])
                for (sample, exponent) in zip(series.samples, [-1.5, -1, 0.5]) {
                    #expect(abs(sample.y - exponent) < 1e-9)
                    // Student t of 2 degrees of freedom: 4.3027 standard errors of 0.01/√3.
                    let half = sample.interval.map { ($0.upperBound - $0.lowerBound) / 2 } ?? 0
                    #expect(abs(half - 4.3027 * 0.01 / 3.0.squareRoot()) < 1e-5)
                }
            }
        }
        for series in plots[2].series {
            #expect(series.samples.map(\.y) == [50, 100, 2_000])
            #expect(series.samples.map(\.isLowerBound) == [false, false, true])
        }
    }

    @Test func closedFormIsALineForLargeNetworks() throws {
        let data = gains([0.5, 1, 2.5])
        let (_, plots) = try figure("gain", data)
        let lines = plots[0].series.filter { $0.line == .dashed && !$0.samples.isEmpty }
        #expect(lines.count == 1)
        let line = try #require(lines.first)
        #expect(line.samples.count > 20)
        let key = CellKey(variant: "v0", cell: .lstm, layers: 1, inputSize: 16, hiddenSize: 64)
        for (name, gain) in [("v0", 0.5), ("v2", 2.5)] {
            let settings = try #require(data.experiment.settings(ofVariant: name))
            let form = try #require(MeanField(predicting: key, settings: settings))
            #expect(line.samples.first { $0.x == gain }?.y == form.exponent)
        }
    }

    @Test func findingsStateWhereExponentsChangeSign() throws {
        let text = try figure("gain", gains([0.5, 1, 2.5])).figure.alternativeText
        #expect(text.contains("The mean exponent of the GRU changes sign between 1 and 2.5 at hidden size 8 and "))
        #expect(text.contains("is 50 at 0.5 and 100 at 1. At least half of the runs still differ after 2,000"))
    }

    @Test func numbersOverADecadeWithZeroAreEvenlySpaced() throws {
        let experiment = Forgetting.experiment(
            variants: [1, 0, 0.125, 8].enumerated().map { index, value in ("v\(index)", { $0.inputScale = value }) })
        let data = Forgetting.data(experiment, exponents: { _ in [-0.1] }, first: { _, _ in .observed(9) })
        let (_, plots) = try figure("input-scale", data)
        #expect(plots[0].horizontal.scale == .categories(["0", "0.125", "1", "8"]))
        #expect(plots[0].series.last { $0.symbol == .disc }?.samples.map(\.x) == [0, 1, 2, 3])
    }

    @Test func titleLeavesOutAnInputScaleOfZero() throws {
        let experiment = Forgetting.experiment(
            cells: [.gru],
            variants: [1, 0, 0.5].enumerated().map { index, value in ("v\(index)", { $0.inputScale = value }) })
        let data = Forgetting.data(
            experiment, exponents: { _ in [-0.1] },
            first: { key, _ in
                .observed(Int(40 * (experiment.settings(ofVariant: key.cell.variant)?.inputScale ?? 0)))
            })
        let chart = try #require(figure("input-scale", data).figure.chart as? Plots)
        #expect(
            chart.title?.plainText == "GRU steps rise from 20 to 40 with input scale (0.5–1)")
    }

    @Test func onlyStepsAreShownWithoutExponents() throws {
        let experiment = Forgetting.experiment(
            cells: [.lstm], lyapunov: false,
            variants: [-1, 0, 1].enumerated().map { index, value in
                ("v\(index)", { $0.initialization = .uniformRecurrent(forgetBias: Double(value)) })
            })
        let data = Forgetting.data(experiment, exponents: { _ in [] }, first: { _, _ in .observed(9) })
        let (_, plots) = try figure("forget-bias", data)
        #expect(plots.count == 1)
        #expect(plots[0].series.map { $0.samples.map(\.x) } == [[-1, 0, 1], [-1, 0, 1]])
    }

    // MARK: Formats and depths

    @Test func bothPrecisionsAreShownTogether() throws {
        let experiment = Forgetting.experiment(
            hiddenSizes: [8],
            variants: [("wide", { $0.precision = .float64 }), ("narrow", { $0.precision = .float32 })])
        let data = Forgetting.data(
            experiment, exponents: { _ in [-0.1] },
            first: { key, criterion in
                switch criterion {
                case .cosine: .observed(key.cell.variant == "wide" ? 40 : 20)
                case .bitwiseState: key.cell.variant == "wide" ? .censored(at: 2_000) : .observed(90)
                default: .observed(30)
                }
            })
        let (figure, plots) = try figure("precision", data)
        let series = plots[0].series.filter { !$0.samples.isEmpty }
        #expect(series.count == 4)
        let (single, double) = (series.prefix(2).flatMap(\.samples), series.suffix(2).flatMap(\.samples))
        // Largest differences first, then direction, then bits.
        #expect(single.map(\.y) == [30, 30, 20, 90])
        #expect(double.map(\.y) == [30, 30, 40, 2_000])
        #expect(single.map(\.x) == [0, 1, 2, 3] && double.map(\.x) == [0, 1, 2, 3])
        #expect(series[0].symbol == series[1].symbol && series[1].symbol != series[2].symbol)
        #expect(double.map(\.isLowerBound) == [false, false, false, true])
        #expect(figure.alternativeText.contains("takes 20 steps in float32 and 40 in float64"))
    }

    private var stacks: ReportData {
        Forgetting.data(
            Forgetting.experiment(layers: [1, 2, 3]),
            exponents: { key in (0..<key.cell.layers).map { -0.2 + 0.01 * Double($0) } },
            first: { key, _ in .observed(50 + 10 * key.cell.layers + key.run) })
    }

    @Test func stacksArePlottedByDepth() throws {
        let (_, plots) = try figure("depth", stacks)
        #expect(plots.count == 4)
        let measured = try #require(plots[0].series.first { $0.name == "64" })
        #expect(measured.samples.map(\.x) == [1, 2, 3] && measured.samples.map(\.y) == [62, 72, 82])
        let predicted = try #require(plots[0].series.first { $0.line == .dashed })
        #expect(predicted.samples.map(\.x) == [1, 2, 3])
        // The largest exponent of a stack determines the prediction, which grows with depth here.
        #expect(predicted.samples.map(\.y) == predicted.samples.map(\.y).sorted())
        let exponents = try #require(plots[2].series.first { $0.name == "64" })
        for (sample, exponent) in zip(exponents.samples, [-0.2, -0.19, -0.18]) {
            #expect(abs(sample.y - exponent) < 1e-9)
        }
        #expect(exponents.samples.map { $0.x.rounded() } == [1, 2, 3])
    }

    @Test func tableHasARowForEachDepth() throws {
        let table = try TableCatalogue(stacks).whole("depth")
        #expect(
            table.rows.map(\.labels) == [
                ["LSTM", "1"], ["LSTM", "2"], ["LSTM", "3"], ["GRU", "1"], ["GRU", "2"], ["GRU", "3"],
            ])
        #expect(table.rows[1].cells.map(\.plainText) == ["72.0 ± 1.0", "72.0 ± 1.0"])
        #expect(table.records.rows.count == 12)
    }
}
