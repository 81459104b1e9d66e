import Charts
import MemoryExperiment
import Recurrent
import Report
import Statistics
import Support
import Testing
import Typesetting

@Suite struct VerdictsTests {
    private static let experiment = Synthetic.experiment(
        inputSizes: [1, 4, 16], hiddenSizes: [1, 2, 8], runs: 4, criteria: [.cosine, .bitwiseState])

    /// The LSTM's memory grows by five steps per doubling of its hidden size and shrinks by two per doubling of its
    /// input size; the GRU's grows only from one unit to two, and shrinks by a quarter of a step per doubling of its
    /// input size.
    private static func steps(_ key: RunKey) -> Int {
        let (inputs, outputs) = (
            key.cell.inputSize.trailingZeroBitCount, key.cell.hiddenSize.trailingZeroBitCount
        )
        let jitter = key.run % 2
        return key.cell.cell == .lstm
            ? 100 + 5 * outputs - 2 * inputs + jitter : 50 + 20 * min(outputs, 1) - inputs / 4 + jitter
    }

    private static func data(_ experiment: Experiment = experiment) -> ReportData {
        Synthetic.data(experiment) { key, criterion in
            let count = criterion == .cosine ? StepCount.observed(steps(key)) : .censored(at: 2_000)
            return CriterionOutcome(first: count, settled: count)
        }
    }

    private static func table(_ data: ReportData = data()) throws -> Table {
        try TableCatalogue(data).whole("verdicts")
    }

    @Test func everyClaimHasBothStatisticsAndOneVerdict() throws {
        let table = try Self.table()
        #expect(table.rows.count == 8)
        #expect(table.groups.count == 4)
        #expect(table.rows.map { $0.cells[2].text } == ["holds", "", "holds", "", "holds", "", "holds", ""])
        #expect(table.rows[1].cells[0].text == "5.00")
        #expect(table.rows[3].cells[0].text == "−2.00")
        #expect(table.rows.map { $0.cells[1].text }.suffix(2) == ["–", "within ±1.5\u{A0}%"])
        #expect(table.rows.map(\.labels)[6] == ["Input size has no clear effect on GRU memory", "Kendall’s τ"])
    }

    @Test func leavingOutOneUnitMayChangeAVerdict() throws {
        let table = try Self.table()
        #expect(table.columns.suffix(2) == ["Hidden size ≥ 2", "Verdict, hidden size ≥ 2"])
        #expect(table.rows[4].cells[4].text == "does not hold")
        #expect(table.records.rows.count == 24)
        let without = table.records.rows.filter { $0[3] == .text("at least 2") && $0[4] == .text("slope") }
        #expect(without.map { $0[9] } == ["holds", "holds", "does not hold", "holds"].map { .text($0) })
    }

    @Test func withoutOneUnitNetworksThereIsOneVerdict() throws {
        var experiment = Self.experiment
        experiment.plan.hiddenSizes = [2, 8]
        let table = try Self.table(Self.data(experiment))
        #expect(table.columns.count == 3)
        #expect(table.rows.allSatisfy { $0.cells.count == 3 })
    }

    @Test func constantSizeHasNoClaims() throws {
        var experiment = Self.experiment
        experiment.plan.inputSizes = [4]
        let claims = try Self.table(Self.data(experiment)).groups.compactMap { $0.first?.labels[0] }
        #expect(claims == ["LSTM memory lengthens with hidden size", "GRU memory lengthens with hidden size"])
        experiment.plan.hiddenSizes = [4]
        #expect(throws: Unavailable.self) { try Self.table(Self.data(experiment)) }
    }

    @Test func untestableClaimsHaveAReason() throws {
        func reason(_ data: ReportData) -> String {
            (#expect(throws: Unavailable.self) { try TableCatalogue(data).whole("verdicts") })?.reason ?? ""
        }
        var single = Self.experiment
        single.plan.runs = 1
        #expect(reason(Self.data(single)).contains("at least two runs"))
        var other = Self.experiment
        other.settings.criteria = [.bitwiseState]
        other.variants[0].settings.criteria = [.bitwiseState]
        #expect(reason(Self.data(other)).contains("does not observe the criterion cosine"))
        let censored = Synthetic.data(Self.experiment) { key, _ in
            let count = key.run == 4 ? StepCount.censored(at: 2_000) : .observed(1)
            return CriterionOutcome(first: count, settled: count)
        }
        #expect(reason(censored).contains("censored"))
    }

    @Test func reportStatesTheVerdicts() async throws {
        let templates = try ReportTemplates(folder: ProjectTemplates.folder)
        let files = try await Report.files(of: Self.data(), templates: templates)
        let file = try #require(files.first { $0.path == "report.md" })
        let text = String(decoding: file.bytes, as: UTF8.self)
        #expect(text.contains("## Do the post’s claims hold?"))
        #expect(text.contains("By cosine, all 4 claims hold."))
        #expect(text.contains("verdicts change: GRU memory lengthens with hidden size (does not hold) ("))
    }

    // MARK: Criteria

    /// By the loose criterion, memory of both recurrent cells lengthens with inputs; by cosine, it does as above.
    private static func disagreeing() -> ReportData {
        let experiment = Synthetic.experiment(
            inputSizes: [1, 4, 16], hiddenSizes: [1, 2, 8], runs: 4,
            criteria: [.cosine, .maximum(exponent: 1), .bitwiseState])
        return Synthetic.data(experiment) { key, criterion in
            let inputs = key.cell.inputSize.trailingZeroBitCount
            let outputs = key.cell.hiddenSize.trailingZeroBitCount
            let count =
                criterion == .cosine
                ? StepCount.observed(steps(key))
                : criterion == .bitwiseState
                    ? .censored(at: 2_000) : .observed(20 + 2 * inputs + 3 * outputs + key.run % 2)
            return CriterionOutcome(first: count, settled: count)
        }
    }

    @Test func everyCriterionHasItsVerdicts() throws {
        let table = try TableCatalogue(Self.disagreeing()).whole("verdicts-by-criterion")
        #expect(table.columns == ["LSTM, hidden size", "LSTM, input size", "GRU, hidden size", "GRU, input size"])
        #expect(table.rows.map(\.labels) == [["the post"], ["cosine"], ["max-1e-1"]])
        #expect(table.rows[0].cells.map(\.text) == ["lengthens", "shortens", "lengthens", "no clear effect"])
        #expect(table.rows[1].cells.map(\.text) == ["lengthens", "shortens", "lengthens", "no clear effect"])
        #expect(table.rows[2].cells.map(\.text) == ["lengthens", "lengthens", "lengthens", "lengthens"])
        #expect(table.rows[1].cells[1].detail.hasPrefix("−1.9\u{A0}% ("))
        #expect(table.caption.contains("Criteria with censored runs"))
        #expect(table.records.rows.count == 8)
    }

    @Test func disagreementIsSaidWithItsCause() throws {
        let findings = Self.disagreeing().findings(ofChapter: "verdicts").joined(separator: " ")
        #expect(findings.contains("By both criteria, LSTM and GRU memory lengthens with hidden size"))
        #expect(
            findings.contains(
                """
                With input size, LSTM memory lengthens by max-1e-1 and otherwise shortens. GRU memory lengthens by max-1e-1 \
                and otherwise shows no clear effect.
                """))
    }

    /// Memory rises up to four units and falls beyond; inputs lengthen it at two units and shorten it at more.
    @Test func oppositeEffectsInPartsOfTheGridAreSaid() {
        let experiment = Synthetic.experiment(
            inputSizes: [1, 4], hiddenSizes: [1, 2, 4, 16], runs: 4, criteria: [.cosine, .maximum(exponent: 1)])
        let data = Synthetic.data(experiment) { key, _ in
            let (inputs, outputs) = (key.cell.inputSize, key.cell.hiddenSize)
            let peak = [1: 20, 2: 30, 4: 60, 16: 50][outputs] ?? 0
            let count = StepCount.observed(peak + (outputs == 2 ? inputs : -inputs) + key.run % 2)
            return CriterionOutcome(first: count, settled: count)
        }
        let findings = data.findings(ofChapter: "verdicts").joined(separator: " ")
        #expect(
            findings.contains(
                """
                From 4 units upward, a larger hidden size lengthens LSTM memory in 0 and shortens it in 2 of 2 criteria \
                (GRU: 0 and 2).
                """))
        #expect(
            findings.contains(
                """
                At single hidden sizes from two units, a larger input size lengthens LSTM memory in 2 and shortens it in 4 of 6 \
                pairs of size and criterion
                """))
    }

    @Test func signOfAnEffectThatDependsOnTheCriterionIsTheHeadline() throws {
        let figure = try FigureCatalogue(Self.disagreeing()).whole("verdicts")
        let chart = try #require(figure.chart as? Plots)
        #expect(chart.title?.plainText == "Whether inputs lengthen LSTM memory depends on the criterion")
        #expect(chart.plots.map(\.vertical.title.plainText) == ["LSTM", "GRU"])
        #expect(chart.plots[0].series.map(\.name) == ["lengthens", "shortens"])
        let mark = try #require(chart.plots[0].series[1].samples.first)
        #expect(mark.x < 0 && mark.y == 1 && mark.horizontalInterval?.contains(mark.x) == true)
    }

    @Test func oneCriterionHasNothingToDisagreeWith() throws {
        let error = #expect(throws: Unavailable.self) {
            try TableCatalogue(Self.data()).whole("verdicts-by-criterion")
        }
        #expect(error?.reason.contains("Fewer than two criteria") == true)
    }
}
