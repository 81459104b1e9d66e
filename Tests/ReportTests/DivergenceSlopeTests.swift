import Charts
import Foundation
import MemoryExperiment
import Report
import Statistics
import Support
import Testing

@Suite("Slopes of divergence curves")
struct DivergenceSlopeTests {
    private func panels(_ experiment: Experiment, exponents: (RunKey) -> [Double]) throws -> [LinePanels.Panel] {
        let data = Forgetting.data(experiment, exponents: exponents, first: { _, _ in .observed(9) })
        let catalogue = FigureCatalogue(data)
        let chart = try catalogue.figure(catalogue.name("divergence-lstm")).chart
        return try #require(chart as? LinePanels).panels
    }

    @Test func dashedLineFallsAtTheMeanExponent() throws {
        let panels = try panels(Forgetting.experiment(hiddenSizes: [8])) { [-0.1 * Double($0.run)] }
        let line = try #require(panels[0].series.first).reference
        #expect(line.first?.x == 0 && line.first?.value == Forgetting.start)
        for point in line {
            #expect(abs(point.value / (Forgetting.start * exp(-0.2 * point.x)) - 1) < 1e-9)
        }
        #expect(line.count > 100)
        #expect(panels[1].series.allSatisfy { $0.reference.isEmpty })
    }

    @Test func noDashedLineWithoutExponents() throws {
        let panels = try panels(Forgetting.experiment(lyapunov: false)) { _ in [] }
        #expect(panels.flatMap(\.series).allSatisfy { $0.reference.isEmpty })
    }

    @Test func threeOfManySizesHaveADashedLine() throws {
        let panels = try panels(Forgetting.experiment(hiddenSizes: [1, 2, 4, 8, 16, 32])) { _ in [-0.2] }
        #expect(panels[0].series.filter { !$0.reference.isEmpty }.map(\.name) == ["1", "8", "32"])
    }
}
