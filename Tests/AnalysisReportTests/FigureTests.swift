import Analysis
import AnalysisReport
import Charts
import Foundation
import Report
import Statistics
import Testing
import Typesetting

@Suite("Figures and tables of an analysis")
struct FigureTests {
    /// Entries of every kind.
    private static let entries: [MadeEntry] = [
        MadeEntry(), MadeEntry(settled: [.observed(7)]), MadeEntry(settled: [.observed(0)], hiddenSizes: [1]),
        MadeEntry(settled: .made([(.censored(at: 200), 20)]), violating: 20, rate: 0.02),
        MadeEntry(settled: .made([(.observed(80), 11), (.censored(at: 120), 9)]), isNormal: true, hasUntrained: true),
        MadeEntry(
            tolerances: ["decision:sign", "-60dB"].compactMap { try? Tolerance(reading: $0) }, hiddenSizes: [50, 30],
            hasUntrained: true, drifts: [StateDrift(layer: 1, unit: 2, tenths: [1, 1, 1, 2, 2, 2, 2, 3, 3, 3])]),
        MadeEntry(horizon: 4_000, tolerances: ["0.0001"].compactMap { try? Tolerance(reading: $0) }, costs: []),
        MadeEntry(initial: 0),
    ]

    private func outline(_ entry: MadeEntry) throws -> AnalysisOutline {
        AnalysisOutline([NetworkStudy(try entry.made(), number: nil, step: try StepDuration(reading: "32ms"))])
    }

    @Test("have data, headlines of at most 12 words and captions of at most 70", arguments: entries.indices)
    func lengths(index: Int) throws {
        let outline = try outline(Self.entries[index])
        #expect(outline.figures.map(\.name).prefix(3) == ["warm-up", "decay", "units"])
        for figure in outline.figures {
            #expect(!figure.chart.data.rows.isEmpty, "\(figure.name)")
            #expect(figure.headline.split(separator: " ").count <= 12, "\(figure.headline)")
            #expect(figure.caption.split(separator: " ").count <= 70, "\(figure.caption)")
            #expect(figure.alternativeText.hasSuffix("."), "\(figure.alternativeText)")
        }
        for table in outline.tables {
            #expect(table.caption.split(separator: " ").count <= 70, "\(table.caption)")
            #expect(table.rows.allSatisfy { $0.cells.count == table.columns.count })
            #expect(table.records.rows.allSatisfy { $0.count == table.records.columns.count })
            #expect(!table.records.rows.isEmpty)
        }
    }

    @Test("draw no symbol outside the plot", arguments: entries.indices)
    func symbols(index: Int) throws {
        for figure in try outline(Self.entries[index]).figures {
            guard let chart = figure.chart as? Plots else {
                // A heat map has a place for every value.
                #expect(figure.chart is HeatMap)
                continue
            }
            for plot in chart.plots {
                for sample in plot.series.filter({ $0.symbol != .none }).flatMap(\.samples) {
                    if let range = plot.vertical.range { #expect(range.contains(sample.y), "\(figure.name)") }
                    if let range = plot.horizontal.range { #expect(range.contains(sample.x), "\(figure.name)") }
                }
            }
        }
    }

    @Test("lead a quantile that falls below all others out of the plot")
    func leavingQuantile() throws {
        let costs = [10, 20, 50].map { interval in
            // Two steps differ much, which are over 5 % of 12 but not of 52.
            ResetCost(
                interval: interval,
                differences: [0.5, 0.5] + Array(repeating: pow(10, -Double(interval)), count: interval))
        }
        let figure = try #require(try outline(MadeEntry(costs: costs)).figures.first { $0.name == "reset-cost" })
        let plot = try #require((figure.chart as? Plots)?.plots.first)
        let quantiles = plot.series.filter { $0.name == "95\u{A0}%" || $0.dataName == "95\u{A0}%" }
        #expect(quantiles.count == 2)
        #expect(quantiles.last?.symbol == Plots.Symbol.none)
        #expect(quantiles.flatMap(\.samples).contains { $0.y < plot.vertical.range?.lowerBound ?? 0 })
    }

    @Test("of a really measured network have data")
    func measured() async throws {
        let study = NetworkStudy(try await MeasuredEntry.task.value, number: nil, step: nil)
        let outline = AnalysisOutline([study])
        #expect(outline.figures.map(\.name) == ["warm-up", "decay", "units", "reset-cost"])
        #expect(outline.tables.map(\.name) == ["quantiles", "networks", "units"])
        // Both protocols with three tolerances and both counts; 3 lines in each of 4 plots and more.
        #expect(outline.tables[0].records.rows.count == 12)
        #expect(outline.figures.allSatisfy { $0.chart.data.rows.count > 8 })
    }

    @Test("show lower bounds for quantiles beyond the horizon")
    func lowerBounds() throws {
        let entry = MadeEntry(settled: .made([(.observed(80), 11), (.censored(at: 120), 9)]))
        let table = try outline(entry).tables[0]
        let bound = "≥\u{A0}120"
        #expect(table.rows[0].cells.map(\.text) == ["80", bound, bound, "–", bound, bound, "0\u{A0}%"])
        #expect(table.rows.first?.cells.first?.detail == "(2.56\u{A0}s)")
    }

    @Test("of several networks have numbers in their names, and a figure over checkpoints")
    func several() throws {
        let studies = try (1...3).map { number in
            NetworkStudy(try MadeEntry(file: "epoch" + String(number) + ".pt").made(), number: number, step: nil)
        }
        let outline = AnalysisOutline(studies)
        #expect(outline.figures.first?.name == "checkpoints")
        #expect(Set(outline.figures.map(\.name)).count == outline.figures.count)
        #expect(outline.tables.first?.name == "networks")
        #expect(outline.tables.first?.rows.count == 3)
        #expect(Set(outline.tables.map(\.name)).count == outline.tables.count)
    }
}
