import ChartRendering
import Charts
import Foundation
import MemoryExperiment
import Statistics
import Testing

/// How many steps each variant remembers, by hidden size.
func stepsChart(of journal: Journal) -> Plots {
    let experiment = journal.experiment
    let cells = CellStatistics.table(of: journal.results(for: experiment), in: experiment)
        .filter { $0.criterion == .cosine && $0.measure == .first && $0.key.inputSize == 16 }
    let series = zip(experiment.variants, [Plots.SeriesColor.first, .second]).map { variant, color in
        Plots.Series(
            name: variant.name, color: color, line: .solid, symbol: .disc,
            samples: cells.filter { $0.key.variant == variant.name }.compactMap { cell in
                cell.mean.map { mean in
                    Plots.Sample(
                        x: Double(cell.key.hiddenSize), y: mean, interval: cell.interval.map { $0.low...$0.high })
                }
            })
    }
    return Plots(
        title: "Where the reset gate acts hardly matters",
        plots: [
            Plots.Plot(
                horizontal: Plots.Axis("Hidden units", .logarithmic),
                vertical: Plots.Axis("Shared steps until outputs share a direction", .linear), series: series)
        ])
}

/// The chart as an SVG file.
func stepsFigure(of journal: Journal) throws -> [UInt8] {
    let text = try PangoTextMeasurement(family: Typography.pinnedFamily)
    return try stepsChart(of: journal).drawing(width: 6.5 * 72, theme: .web, text: text).rendered(as: .svg)
}

@Suite("The tutorial's figure")
struct TutorialSamples {
    @Test("is drawn from the journal of the tutorial's experiment")
    func figure() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let tutorial = try Page("Sources/MemoryExperiment/MemoryExperiment.docc/YourOwnExperiment.md")
        let file = try #require(tutorial.blocks(in: "yaml").first)
        let experiment = try ExperimentFile.read(file, from: "reset.yaml")
        _ = try await Sweep(experiment, journal: folder, threads: 2).run()
        let journal = try Journal.read(folder)
        let series = try #require(stepsChart(of: journal).plots.first).series
        #expect(series.map(\.name) == ["reset-after", "reset-before"])
        for line in series {
            #expect(line.samples.map(\.x) == [4, 16, 64])
            #expect(line.samples.allSatisfy { $0.interval?.contains($0.y) == true })
        }
        let svg = String(decoding: try stepsFigure(of: journal), as: UTF8.self)
        #expect(svg.hasPrefix("<?xml"))
    }
}
