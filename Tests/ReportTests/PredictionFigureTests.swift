import Charts
import Foundation
import MemoryExperiment
import Recurrent
import Report
import Statistics
import Support
import Testing
import Typesetting

@Suite("Predicted and measured steps")
struct PredictionFigureTests {
    private func figure(_ data: ReportData) throws -> (figure: Figure, plots: [Plots.Plot]) {
        let figure = try FigureCatalogue(data).whole("prediction")
        let chart = try #require(figure.chart as? Plots)
        return (figure, chart.plots)
    }

    /// Exponents that vary between runs, and steps that deviate from their predictions.
    private func data(_ experiment: Experiment) -> ReportData {
        Forgetting.data(
            experiment, exponents: { [-0.1 - 0.05 * Double($0.run)] },
            first: { key, criterion in
                if let exponent = criterion.exponent { return .observed(20 * exponent + key.run) }
                return criterion == .cosine ? .observed(50) : .censored(at: experiment.settings.sharedSteps)
            })
    }

    @Test func everySettingIsPlottedAtItsMeans() throws {
        let (_, plots) = try figure(data(Forgetting.experiment(hiddenSizes: [64])))
        let measured = try #require(plots.first)
        #expect(measured.form == .square && measured.references == [.identity])
        let size = try #require(measured.series.first { $0.name == "LSTM, difference" })
        #expect(size.samples.count == 2)
        for (sample, exponent) in zip(size.samples, [3.0, 6]) {
            let steps = [0.15, 0.2, 0.25].map { log(0.4 * pow(10, exponent)) / $0 }
            #expect(abs(sample.x - steps.reduce(0, +) / 3) < 1e-9)
            // Runs 1, 2, 3, and the step at which the criterion holds.
            #expect(abs(sample.y - (20 * exponent + 2 + 1)) < 1e-9)
        }
        let direction = try #require(measured.series.first { $0.name == "LSTM, direction" })
        // 1 − cos θ = θ²/2 rounds to 0 below half of 2⁻²⁴: θ has to fall to √(2 · 2⁻²⁵).
        let angle = [0.15, 0.2, 0.25].map { log(0.4 / pow(2, -12)) / $0 }.reduce(0, +) / 3
        #expect(direction.samples.count == 1)
        #expect(abs((direction.samples.first?.x ?? 0) - angle) < 1e-6 * angle)
        #expect(direction.samples.first?.y == 51)
    }

    @Test func closedFormPredictsOnlyLargeNetworks() throws {
        let experiment = Forgetting.experiment(cells: [.gru], hiddenSizes: [8, 64])
        let (_, plots) = try figure(data(experiment))
        #expect(plots.map { $0.series.flatMap(\.samples).count } == [6, 3])
        let key = CellKey(variant: "base", cell: .gru, layers: 1, inputSize: 16, hiddenSize: 64)
        let form = try #require(MeanField(predicting: key, settings: experiment.settings))
        let sample = try #require(plots[1].series.first { $0.name == "GRU, difference" }?.samples.last)
        #expect(abs(sample.x - log(form.initialDifference * 1e6) / -form.exponent) < 1e-9)
        #expect(try figure(data(Forgetting.experiment(hiddenSizes: [8]))).plots.count == 1)
    }

    @Test func censoredSettingsAreCountedAndLeftOut() throws {
        let experiment = Forgetting.experiment(cells: [.lstm], hiddenSizes: [32, 64])
        let data = Forgetting.data(
            experiment, exponents: { _ in [-0.2] },
            first: { key, criterion in
                key.cell.hiddenSize == 64 && key.run == 2 && criterion == .maximum(exponent: 6)
                    ? .censored(at: 2_000) : .observed(60)
            })
        let (figure, plots) = try figure(data)
        #expect(plots[0].series.flatMap(\.samples).count == 5)
        #expect(plots[0].series.flatMap(\.samples).allSatisfy { $0.y == 61 })
        #expect(
            figure.caption.contains(
                "Predictions below one step and 1 pair of setting and criterion with censored runs are omitted."))
    }

    @Test func settingsThatDoNotForgetAreCountedAndLeftOut() throws {
        let experiment = Forgetting.experiment(cells: [.lstm], hiddenSizes: [32, 64])
        let data = Forgetting.data(
            experiment, exponents: { [$0.cell.hiddenSize == 64 && $0.run == 1 ? 0.01 : -0.2] },
            first: { _, _ in .observed(60) })
        let (figure, plots) = try figure(data)
        #expect(plots[0].series.flatMap(\.samples).count == 3)
        #expect(
            figure.caption.contains(
                "Predictions below one step and 1 setting with a nonnegative exponent are omitted."))
    }

    @Test func errorsArePercentagesOfMeasuredSteps() throws {
        // ln(0.4·10⁶)/0.1 = 128.99 predicted; 116 and 161 measured: errors of 11.2 % and −19.9 %.
        let experiment = Forgetting.experiment(
            cells: [.lstm], hiddenSizes: [32, 64], criteria: [.maximum(exponent: 6)])
        let data = Forgetting.data(
            experiment, exponents: { _ in [-0.1] },
            first: { key, _ in .observed(key.cell.hiddenSize == 32 ? 115 : 160) })
        let finding = try #require(data.findings(ofChapter: "lyapunov").first)
        #expect(finding.contains("predicted steps to 10⁻⁶ are on average 4.3\u{A0}% too short (measured exponents)"))
        let table = try TableCatalogue(data).whole("prediction-errors")
        let row = try #require(table.rows.first)
        #expect(row.labels == ["Steps to 10⁻⁶", "Measured exponents"])
        #expect(row.cells.map(\.text) == ["32 to 64", "2", "16\u{A0}%", "20\u{A0}%", "−4.3\u{A0}%"])
    }

    @Test func missingExponentsAreTheReason() throws {
        let catalogue = FigureCatalogue(data(Forgetting.experiment(lyapunov: false)))
        let reason = #expect(throws: Unavailable.self) { try catalogue.whole("prediction") }
        #expect(reason?.reason.contains("lyapunov: true") == true)
        let stacks = FigureCatalogue(data(Forgetting.experiment(layers: [2])))
        #expect(throws: Unavailable.self) { try stacks.whole("prediction") }
    }

    @Test func recordsHoldEverySetting() throws {
        let experiment = Forgetting.experiment(inputSizes: [1, 2, 16, 32, 64], hiddenSizes: [8, 64])
        let table = try TableCatalogue(data(experiment)).whole("lyapunov")
        #expect(table.records.rows.count == 20)
        // Three of the five input sizes appear in the table for readers.
        #expect(table.rows.count == 12)
        #expect(table.rows.first?.cells.first?.plainText == "−0.2000 ± 0.0289")
        #expect(table.rows.first?.cells[1] == .empty)
        #expect(table.rows.last?.cells[2].text == "123.0")
    }
}
