import Charts
import MemoryExperiment
import Recurrent
import Report
import Statistics
import Support
import Testing
import Typesetting

@Suite("Recurrent cells with and without gates")
struct GatesTests {
    private static let criteria: [Criterion] = [.cosine, .maximum(exponent: 6)]

    /// Steps such that the Elman network is ahead with one input and behind with 16, and equals an LSTM of one unit by
    /// `cosine`.
    private static func first(_ key: CellKey, _ criterion: Criterion) -> StepCount {
        let isElman = key.cell == .elman
        if criterion == .cosine, key.hiddenSize == 1 { return .observed(5) }
        if key.hiddenSize == 64, key.inputSize == 1, isElman { return .censored(at: 2_000) }
        let steps = isElman ? (key.inputSize == 1 ? 90 : 30) : 60
        return .observed(steps + key.hiddenSize / 4)
    }

    private static func data(_ cells: [CellKind], first: (CellKey, Criterion) -> StepCount) -> ReportData {
        let experiment = Synthetic.experiment(cells: cells, criteria: criteria)
        return Synthetic.data(experiment) { key, criterion in
            CriterionOutcome(first: first(key.cell, criterion), settled: first(key.cell, criterion))
        }
    }

    /// The last four columns of the table: the number of hidden sizes, and the numbers at which the recurrent cell
    /// remembers longer, undecided, shorter.
    private static func tallies(_ data: ReportData) throws -> [String] {
        let lines = try TableCatalogue(data).text(of: "gates", as: .csv).split(separator: "\n").dropFirst()
        return lines.map { $0.split(separator: ",").suffix(4).joined(separator: " ") }
    }

    @Test func hiddenSizesAreCountedForEveryCriterion() throws {
        // Hidden sizes 1, 4 and 64; the largest Elman network with one input is censored, which suffices here.
        #expect(
            try Self.tallies(Self.data([.elman, .lstm], first: Self.first))
                == ["3 2 1 0", "3 0 1 2", "3 3 0 0", "3 0 0 3"])
    }

    @Test func twoCensoredSettingsAreUndecided() throws {
        let shorter = Self.data([.elman, .lstm]) { key, _ in
            key.cell == .elman ? .observed(9) : .censored(at: 2_000)
        }
        #expect(try Set(Self.tallies(shorter)) == ["3 0 0 3"])
        #expect(try Set(Self.tallies(Self.data([.elman, .lstm]) { _, _ in .censored(at: 2_000) })) == ["3 0 3 0"])
    }

    @Test func textStatesTheMedians() throws {
        let figure = try FigureCatalogue(Self.data([.elman, .lstm], first: Self.first)).figure(named: "gates")
        let plots = try #require(figure.chart as? Plots)
        #expect(plots.title == RichText("At 1 input, 4-unit Elman memory is 1.5 times LSTM memory"))
        let words = figure.alternativeText
        #expect(
            words.contains("With 1 input and 4 units, the Elman network takes 91 steps to 10⁻⁶, the LSTM 61 (medians).")
        )
        #expect(words.contains("longer than the LSTM at 2 to 3 of the 3 hidden sizes"))
        #expect(
            words.contains(
                "With 16 inputs, the Elman network remembers longer than the LSTM at 0 of the 3 hidden sizes"))
    }

    @Test func figureAndTableShowEveryRecurrentCell() throws {
        let data = Self.data([.lstm, .gru, .elman], first: Self.first)
        let plots = try #require(try FigureCatalogue(data).figure(named: "gates").chart as? Plots).plots
        #expect(plots.count == 3)
        for plot in plots { #expect(plot.series.map(\.name) == ["LSTM", "GRU", "Elman"]) }
        #expect(Set(plots[0].series.map(\.symbol)).count == 3 && Set(plots[0].series.map(\.color)).count == 3)
        let text = try TableCatalogue(data).text(of: "gates", as: .csv)
        #expect(text.contains("elman,lstm,cosine,1,3,2,1,0\n"))
        #expect(text.contains("elman,gru,max-1e-6,16,3,0,0,3\n"))
    }

    @Test(arguments: [[CellKind.lstm, .gru], [.elman], [.lstm]])
    func experimentsWithoutElmanAndAGatedCellHaveNone(cells: [CellKind]) throws {
        let data = Self.data(cells, first: Self.first)
        #expect(!FigureCatalogue(data).reported.map(\.text).contains("gates"))
        #expect(!TableCatalogue(data).reported.map(\.text).contains("gates"))
    }

    @Test func missingGRUIsListedOnlyWithoutElman() {
        func names(_ cells: [CellKind]) -> Set<String> {
            let names = TableCatalogue(Self.data(cells, first: Self.first)).reported.map(\.text)
            return Set(names.filter { CellKind(rawValue: $0) != nil })
        }
        #expect(names([.lstm]) == ["lstm", "gru"])
        #expect(names([.elman, .lstm]) == ["elman", "lstm"])
        let all = TableCatalogue(Self.data([.lstm], first: Self.first)).all.map(\.text)
        #expect(Set(all).isSuperset(of: CellKind.allCases.map(\.rawValue)))
    }
}
