import Charts
import MemoryExperiment
import Recurrent
import Report
import Statistics
import Testing
import Typesetting

/// Figures that would show nothing are left out, with a reason.
@Suite("Figures without content")
struct FiguresOfNothingTests {
    /// Experiments that ask each question, with the figures that answer it.
    enum Asked: String, CaseIterable {
        case gates
        case precision
        case depth
        case inputScale = "input-scale"

        var experiment: Experiment {
            switch self {
            case .gates: Forgetting.experiment(cells: [.lstm, .elman], inputSizes: [1, 16], lyapunov: false)
            case .precision:
                Forgetting.experiment(
                    lyapunov: false,
                    variants: [("wide", { $0.precision = .float64 }), ("narrow", { $0.precision = .float32 })])
            case .depth: Forgetting.experiment(layers: [1, 2, 3], lyapunov: false)
            case .inputScale:
                Forgetting.experiment(
                    lyapunov: false,
                    variants: [0.5, 1, 2].enumerated().map { index, value in ("v\(index)", { $0.inputScale = value }) })
            }
        }
    }

    private func reason(_ name: String, _ data: ReportData) -> String {
        (#expect(throws: Unavailable.self) { try FigureCatalogue(data).whole(name) })?.reason ?? ""
    }

    @Test("steps that are all 0 or all censored give no figure", arguments: Asked.allCases)
    func sameSteps(asked: Asked) {
        func data(_ count: StepCount) -> ReportData {
            Forgetting.data(asked.experiment, exponents: { _ in [] }, first: { _, _ in count })
        }
        #expect(reason(asked.rawValue, data(.observed(0))).contains(" is 0 steps"))
        #expect(reason(asked.rawValue, data(.censored(at: 2_000))).contains("censored"))
    }

    @Test func sequencesThatNeverDifferHaveNoCurves() throws {
        let experiment = Synthetic.experiment(
            inputSizes: [4, 16], hiddenSizes: [4, 8], criteria: [.maximum(exponent: 6), .bitwiseState])
        var results = Synthetic.data(experiment) { _, _ in
            CriterionOutcome(first: .observed(0), settled: .observed(0))
        }.results
        for run in results.indices {
            for point in results[run].curve.indices { results[run].curve[point] = .zero }
        }
        let data = ReportData(experiment: experiment, results: results)
        #expect(reason("coalescence", data).contains("are already identical at the first shared step"))
        #expect(reason("plateau", data).contains("Too few runs still differ"))
        #expect(reason("lifetime", data).contains("Every lifetime is 0 steps"))
        for figure in [SliceFigure.divergence, .remainder] {
            let reason = #expect(throws: Unavailable.self) {
                try FigureCatalogue(data).figure(FigureName(figure, of: data.slices[0]))
            }
            #expect(reason?.reason.contains("is 0 at every recorded step") == true)
        }
    }

    @Test func equalMeansAreDescribedTogether() throws {
        let data = readings(.observed(0))
        let figure = try FigureCatalogue(data).figure(FigureName(.heatMap(.cosine, .first), of: data.slices[0]))
        #expect(figure.alternativeText == "Heat map of 2 hidden sizes by 2 input sizes. All means are 0.0.")
    }

    // MARK: Readings

    private func readings(_ count: StepCount) -> ReportData {
        let experiment = Synthetic.experiment(
            inputSizes: [1, 2], hiddenSizes: [1, 2], runs: 6, criteria: Criterion.standard)
        return Synthetic.data(experiment) { _, _ in CriterionOutcome(first: count, settled: count) }
    }

    @Test func censoredReadingsHaveNoChiSquare() throws {
        let data = readings(.censored(at: 2_000))
        #expect(reason("forensics", data).contains("No χ² is known"))
        let table = try TableCatalogue(data).whole("forensics")
        let cells = table.rows.flatMap { $0.cells.map(\.text) }
        #expect(!cells.contains("≥\u{A0}0.00") && cells.contains("–"))
        #expect(table.footnotes.contains { $0.contains("“–” replaces a lower bound of 0.") })
    }

    @Test func tiedReadingsShareTheBestFit() throws {
        let data = readings(.observed(0))
        let count = Criterion.standard.count
        let figure = try FigureCatalogue(data).whole("forensics")
        let title = try #require((figure.chart as? DotPlot)?.title?.plainText)
        #expect(title.hasPrefix("\(count) criteria share the best fit: χ² "))
        #expect(figure.alternativeText.contains("\(count) readings by \(count) criteria share the least reduced χ²"))
        #expect(!figure.alternativeText.contains("the best of "))
        let table = try TableCatalogue(data).whole("forensics")
        #expect(table.footnotes.contains { $0.contains("LSTM: \(count) readings share the least χ²") })
    }
}
