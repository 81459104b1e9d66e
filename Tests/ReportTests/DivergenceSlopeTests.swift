import Charts
import Foundation
import MemoryExperiment
import Report
import Statistics
import Support
import Testing

@Suite("Slopes of divergence curves")
struct DivergenceSlopeTests {
    private func plots(_ experiment: Experiment, exponents: (RunKey) -> [Double]) throws -> [Plots.Plot] {
        let data = Forgetting.data(experiment, exponents: exponents, first: { _, _ in .observed(9) })
        let catalogue = FigureCatalogue(data)
        let chart = try catalogue.figure(catalogue.name("divergence-lstm")).chart
        return try #require(chart as? Plots).plots
    }

    private func dashed(_ plot: Plots.Plot) -> [Plots.Series] { plot.series.filter { $0.line == .dashed } }

    @Test func dashedLineFallsAtTheMeanExponent() throws {
        let plots = try plots(Forgetting.experiment(hiddenSizes: [8])) { [-0.1 * Double($0.run)] }
        let line = try #require(dashed(plots[0]).first)
        #expect(line.samples.first?.x == 0 && line.samples.first?.y == Forgetting.start)
        for point in line.samples {
            #expect(abs(point.y / (Forgetting.start * exp(-0.2 * point.x)) - 1) < 1e-9)
        }
        // ln(0.4 / 1e-8) / 0.2 is 87.5: down to the power of ten below 2⁻²⁵, where float32 rounds.
        #expect(line.samples.last?.x == 87)
        #expect(dashed(plots[1]).isEmpty)
    }

    @Test func dashedLineHasTheColourOfItsLine() throws {
        let plots = try plots(Forgetting.experiment(hiddenSizes: [1, 2, 4, 8, 16, 32])) { _ in [-0.2] }
        let lines = plots[0].series.filter { $0.line == .solid }
        #expect(lines.count == 5)
        #expect(dashed(plots[0]).map(\.color) == lines.map(\.color))
        #expect(Set(lines.map(\.color)).count == 5)
    }

    @Test func noDashedLineWithoutExponents() throws {
        let plots = try plots(Forgetting.experiment(lyapunov: false)) { _ in [] }
        #expect(plots.allSatisfy { dashed($0).isEmpty })
    }

    @Test func wordsSpeakOnlyOfLinesDrawn() throws {
        let data = Forgetting.data(
            Forgetting.experiment(hiddenSizes: [1, 2, 4, 8, 16, 32]), exponents: { _ in [-0.2] },
            first: { _, _ in .observed(9) })
        let figure = try FigureCatalogue(data).figure(named: "divergence-lstm")
        let words = figure.alternativeText + ((figure.chart as? Plots)?.title?.plainText ?? "")
        #expect(!words.contains("hidden size 4") && !words.contains("4 units"), "\(words)")
        #expect(!figure.caption.contains("labels"))
    }

    @Test func legendNamesEveryLine() throws {
        let plots = try plots(Forgetting.experiment(hiddenSizes: [1, 2, 4, 8, 16, 32])) { _ in [-0.2] }
        for plot in plots {
            let lines = plot.series.filter { $0.line == .solid }
            #expect(lines.map(\.name) == ["1", "2", "8", "16", "32"])
            #expect(plot.series.flatMap(\.samples).allSatisfy { $0.label == nil })
        }
        // The decay ends at step 100; a fifth of it is 20.
        #expect(plots[1].horizontal.range?.lowerBound == 10)
        #expect(plots[0].horizontal.scale == .linear && plots[1].horizontal.scale == .logarithmic)
    }
}
