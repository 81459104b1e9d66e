import Charts
import MemoryExperiment
import Recurrent
import Report
import Statistics
import Support
import Testing
import Typesetting

/// Figures, table and text about the time during which only rounding keeps two trajectories apart.
@Suite struct CoalescenceTests {
    /// Networks whose lifetimes double with every four units from 12 upwards, up to 64 units, which never become
    /// identical.
    private static func data(
        hiddenSizes: [Int] = [4, 12, 16, 20, 64], runs: Int = 3, variants: [String] = []
    ) -> ReportData {
        let experiment = Synthetic.experiment(
            inputSizes: [4, 16], hiddenSizes: hiddenSizes, runs: runs,
            criteria: [.maximum(exponent: 6), .bitwiseState], variants: variants)
        return Synthetic.data(experiment) { key, criterion in
            let size = key.cell.hiddenSize
            let lifetime = size < 12 ? 5 : 150 << ((size - 12) / 4)
            switch criterion {
            case .bitwiseState where size < 64: return outcome(50 + lifetime)
            case .maximum(exponent: 6): return outcome(50)
            default: return CriterionOutcome(first: .censored(at: 2_000), settled: .censored(at: 2_000))
            }
        }
    }

    private static func outcome(_ steps: Int) -> CriterionOutcome {
        CriterionOutcome(first: .observed(steps), settled: .observed(steps))
    }

    private static func figure(_ name: String, _ data: ReportData) throws -> (Figure, Plots) {
        let figure = try FigureCatalogue(data).whole(name)
        return (figure, try #require(figure.chart as? Plots))
    }

    @Test func survivalFallsAsRunsEnd() throws {
        let (figure, chart) = try Self.figure("coalescence", Self.data())
        #expect(figure.name == "coalescence")
        #expect(figure.caption.contains("at input size 16"))
        #expect(chart.plots.map(\.heading?.plainText) == ["LSTM", "GRU"])
        let lines = chart.plots[0].series.filter { $0.isStepped }
        try #require(lines.count == 5)
        #expect(lines.map(\.name) == ["4", "12", "16", "20", "64"])
        #expect(lines[1].samples.map(\.x) == [1, 200])
        #expect(lines[1].samples.map(\.y) == [1, 0])
        #expect(lines[4].samples.map(\.y) == [1, 1])
        let ticks = chart.plots[0].series.filter { $0.symbol == .tick }.flatMap(\.samples)
        #expect(ticks.map(\.x) == [2_000])
    }

    @Test func coincidingCurvesAreDashed() throws {
        // Networks of 64 and 96 units never become identical.
        let (figure, chart) = try Self.figure("coalescence", Self.data(hiddenSizes: [4, 12, 64, 96]))
        for plot in chart.plots {
            let lines = plot.series.filter(\.isStepped)
            #expect(lines.map(\.line) == [.solid, .solid, .solid, .dashed])
            #expect(plot.horizontal.range?.lowerBound == 10 && (plot.vertical.range?.upperBound ?? 0) > 1.02)
        }
        #expect(figure.caption.hasSuffix("Dashed curves lie on those of smaller sizes."))
        let (other, distinct) = try Self.figure("coalescence", Self.data())
        #expect(distinct.plots.flatMap(\.series).allSatisfy { $0.line != .dashed } && !other.caption.contains("Dashed"))
    }

    @Test func lifetimesFollowALine() throws {
        let (figure, chart) = try Self.figure("lifetime", Self.data(variants: ["float32", "float64"]))
        #expect(
            chart.plots.map(\.heading?.plainText) == [
                "LSTM: α = 0.17 (float32), 0.17 (float64)", "GRU: α = 0.17 (float32), 0.17 (float64)",
            ])
        #expect(figure.alternativeText.contains("α = 0.173 (0.173 to 0.173)"))
        let series = chart.plots[0].series
        let line = try #require(series.first { $0.line == .solid })
        #expect(line.samples.map(\.x) == [12, 20])
        let filled = try #require(series.first { $0.symbol == .disc }).samples
        #expect(filled.map(\.y).prefix(3).map { $0.rounded() } == [150, 300, 600])
        #expect(filled.map(\.isLowerBound) == [false, false, false, true])
        let empty = try #require(series.first { $0.symbol == .ring }).samples
        #expect(empty.map(\.y) == [5])
        #expect(empty[0].interval == nil)
    }

    @Test func noLawWithoutThreeSizes() throws {
        let (figure, chart) = try Self.figure("lifetime", Self.data(hiddenSizes: [4, 12, 64]))
        #expect(chart.plots[0].heading?.plainText == "LSTM")
        #expect(chart.plots.flatMap(\.series).allSatisfy { $0.line == .none })
        #expect(!figure.caption.contains("Lines are"))
        #expect(figure.alternativeText.contains("The growth rate α of LSTM and GRU lifetimes cannot be estimated: "))
        #expect(figure.alternativeText.contains("they end at 12 (LSTM) and 12 (GRU)."))
        // Three runs of 1,950 steps, none of which ended: 2 · 3 · 1,950 over the 97.5 % point of χ² with 2 degrees of
        // freedom, 7.378, is 1,585.8.
        #expect(
            chart.title?.plainText == "At 64 units, mean LSTM and GRU lifetimes exceed 1,580 steps")
    }

    @Test func plateausOfOutputsAndStates() throws {
        let (figure, chart) = try Self.figure("plateau", Self.data())
        #expect(chart.plots.map(\.heading?.plainText) == ["LSTM", "GRU"])
        let line = try #require(chart.plots[0].series.last)
        #expect(line.name == "64")
        #expect(line.samples.last?.y == 0.41)
        #expect(figure.alternativeText.contains("On the LSTM plateau at hidden size 64"))
        #expect(figure.alternativeText.contains("41.0\u{A0}%"))
    }

    @Test func tableHasARowForEverySize() throws {
        let table = try TableCatalogue(Self.data()).whole("lifetimes")
        #expect(table.rows.count == 10)
        #expect(table.rows[0].labels == ["LSTM", "4"])
        #expect(table.rows[1].cells.map(\.text) == ["3 of 3", "50", "150", "150", "–"])
        #expect(table.rows[4].cells.map(\.text).prefix(3) == ["0 of 3", "50", "≥\u{A0}1,950"])
        #expect(table.rows[4].cells[3].text == "≥\u{A0}1,580")
        let figure = try FigureCatalogue(Self.data()).whole("lifetime")
        #expect(figure.alternativeText.contains("α = 0.173 (0.173 to 0.173)"))
        let bound = try #require(table.records.columns.firstIndex(of: "mean_bound"))
        #expect(table.records.rows[0][bound] == .empty)
    }

    /// Every second network takes four times as long, and the second input stream twice as long.
    @Test func spreadIsDividedBetweenNetworksAndInputs() async throws {
        var experiment = Synthetic.experiment(
            inputSizes: [4, 16], hiddenSizes: [8, 12, 16], runs: 4, criteria: [.maximum(exponent: 6), .bitwiseState])
        experiment.plan.streams = 2
        let data = Synthetic.data(experiment) { key, criterion in
            guard criterion == .bitwiseState else { return Self.outcome(20) }
            let steps = 60 * (key.run.isMultiple(of: 2) ? 4 : 1) * (key.stream == 2 ? 2 : 1)
            return Self.outcome(steps * (key.cell.inputSize == 4 ? 3 : 1))
        }
        // In units of ln 2: networks have means 0.5 and 2.5, so the mean square between them is 2 · 4/3, that within them 1/2,
        // and the variance between them (8/3 − 1/2)/2 = 13/12.
        let share = (13.0 / 12) / (13.0 / 12 + 1.0 / 2)
        let table = try TableCatalogue(data).whole("lifetimes")
        #expect(table.columns.last == "Between networks")
        #expect(table.rows[0].cells.last?.text == "68\u{A0}%")
        let column = try #require(table.records.columns.firstIndex(of: "between_networks"))
        guard case .number(let found) = table.records.rows[0][column] else {
            Issue.record("the share is a number")
            return
        }
        #expect(abs(found - share) < 1e-12)
        let templates = try ReportTemplates(folder: ProjectTemplates.folder)
        let files = try await Report.files(of: data, templates: templates)
        let file = try #require(files.first { $0.path == "report.md" })
        let text = String(decoding: file.bytes, as: UTF8.self).replacing("\n", with: " ")
        #expect(
            text.contains(
                """
                Of the variance of the logarithm of that time, 68\u{A0}% (LSTM, 16 units) and 68\u{A0}% (GRU, 16 units) lie \
                between networks
                """))
        #expect(text.contains("Each setting has 4 networks with 2 input streams each, 96 runs in all."))
        #expect(text.contains("the 2 runs of a network have the same weights and different inputs"))
        // Half of the times at input size 16 are at most 60 · 2, the others at least 60 · 4; at 4 they are three times that.
        #expect(text.contains("by factors of up to 3.0 (LSTM, 16 units) and 3.0 (GRU, 16 units)."))
    }

    @Test func unobservedCriteriaHaveAReason() throws {
        let data = Synthetic.data(Synthetic.experiment(criteria: [.cosine]))
        let reason = #expect(throws: Unavailable.self) { try FigureCatalogue(data).whole("lifetime") }
        #expect(reason?.reason == "The experiment does not observe both criteria max-1e-6 and bitwise-state.")
    }

    @Test func chapterShowsFiguresAndTable() async throws {
        let templates = try ReportTemplates(folder: ProjectTemplates.folder)
        let files = try await Report.files(of: Self.data(), templates: templates)
        let file = try #require(files.first { $0.path == "report.md" })
        let text = String(decoding: file.bytes, as: UTF8.self)
        #expect(text.contains("## How rounding keeps trajectories apart"))
        #expect(text.contains("(figures/coalescence.svg)") && text.contains("(figures/plateau.svg)"))
        #expect(text.contains("Ten more units multiply it by 5.7."))
        #expect(files.contains { $0.path == "tables/lifetimes.csv" })
    }
}
