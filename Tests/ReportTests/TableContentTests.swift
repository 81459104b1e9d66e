import Charts
import MemoryExperiment
import Recurrent
import Report
import Statistics
import Support
import Testing
import Typesetting

@Suite struct TableContentTests {
    private static let experiment = Synthetic.experiment(
        cells: [.lstm], inputSizes: [1, 2], hiddenSizes: [1, 2], runs: 4, criteria: [.cosine, .bitwiseState])

    // Run r of sizes m, n takes m + 10 n + r steps for `cosine`, and 100 r for `bitwise-state`, where the last m n runs
    // are censored.
    private static let data = Synthetic.data(experiment) { key, criterion in
        let (inputSize, hiddenSize) = (key.cell.inputSize, key.cell.hiddenSize)
        let isCensored = criterion == .bitwiseState && key.run > 4 - (inputSize * hiddenSize) % 5
        let steps = criterion == .cosine ? inputSize + 10 * hiddenSize + key.run : 100 * key.run
        let count = isCensored ? StepCount.censored(at: 2_000) : .observed(steps)
        return CriterionOutcome(first: count, settled: count)
    }

    private static func table(_ name: String) throws -> Table {
        let catalogue = TableCatalogue(data)
        let found = try #require(catalogue.all.first { $0.text == name })
        return try catalogue.table(found)
    }

    @Test func meansAreArrangedByInputAndHiddenSize() throws {
        let table = try Self.table("lstm")
        #expect(table.columns == ["1", "2"])
        #expect(table.rows.map(\.labels) == [["1"], ["2"]])
        // The mean of 1…4 is 2.5 and their standard deviation √(5/3) = 1.29.
        #expect(table.rows[0].cells.map(\.plainText) == ["13.5 ± 1.3", "23.5 ± 1.3"])
        #expect(table.rows[1].cells.map(\.plainText) == ["14.5 ± 1.3", "24.5 ± 1.3"])
        #expect(table.records.rows.count == 4)
        #expect(table.records.rows[1].prefix(5) == [.integer(1), .integer(2), .integer(4), .integer(0), .number(23.5)])
    }

    @Test func differencesAreMeasuredMinusPublished() throws {
        let table = try Self.table("comparison-lstm")
        // Published: 1.4 and 20.4 at input size 1; half the interval is 3.182446305 · √((5/3 + 1/12)(1/4 + 1/5)) = 2.82.
        #expect(table.rows.count == 6)
        #expect(table.rows[0].cells.map(\.plainText) == ["1.4", "20.4"])
        #expect(table.rows[1].cells.map(\.plainText) == ["13.5", "23.5"])
        #expect(table.rows[2].cells.map(\.plainText) == ["+12.1 ± 2.8", "+3.1 ± 2.8"])
        // Differences: 12.1, 3.1, 14.5 − 0.8, 24.5 − 14.2.
        let figure = try FigureCatalogue(Self.data).figure(FigureName(.comparison, of: Self.data.slices[0]))
        let map = try #require(figure.chart as? HeatMap)
        #expect(map.title?.plainText == "LSTM means average 9.80 steps above the published ones (RMS 10.60)")
        #expect(table.footnotes.isEmpty)
        #expect(table.records.rows[0][4] == .number(12.1))
    }

    @Test func mediansShowTheCountOfCensoredRuns() throws {
        let cells = try Self.table("bitwise-lstm").rows.flatMap(\.cells).map(\.plainText)
        // Of 100, 200, 300, 400, the last one, two, two and four are censored.
        #expect(cells[0] == "250 (1/4)")
        #expect(cells[3] == "≥\u{A0}2,000 (4/4)")
        // With two of four censored, the median can be anything from the second observed number upwards.
        #expect(cells[1] == "≥\u{A0}200 (2/4)" && cells[2] == cells[1])
        let footnote = try Self.table("bitwise-lstm").footnotes[0]
        #expect(footnote.contains("If exactly half of the runs are censored"))
    }

    @Test func oneTableCellIsDescribedInTheSingular() throws {
        let experiment = Synthetic.experiment(
            cells: [.lstm], inputSizes: [1], hiddenSizes: [1], runs: 1, criteria: [.cosine])
        let data = Synthetic.data(experiment) { _, _ in
            CriterionOutcome(first: .observed(3), settled: .observed(3))
        }
        let catalogue = TableCatalogue(data)
        let means = try catalogue.table(TableName(.means, of: data.slices[0]))
        #expect(means.caption.hasPrefix("Entries give shared steps until"))
        #expect(means.caption.contains(", in 1 run.") && !means.caption.contains("censored"))
        let comparison = try catalogue.table(TableName(.comparison, of: data.slices[0]))
        #expect(!comparison.caption.contains("±"))
        #expect(comparison.footnotes.isEmpty)
        let figure = try FigureCatalogue(data).figure(FigureName(.heatMap(.cosine, .first), of: data.slices[0]))
        #expect(
            figure.alternativeText
                == "Heat map of 1 hidden size by 1 input size. The mean is 3.0 (input size 1, hidden size 1).")
    }

    @Test func tableCellWithoutAMeanHasNoDifference() throws {
        let experiment = Synthetic.experiment(
            cells: [.lstm], inputSizes: [1], hiddenSizes: [1, 2], runs: 2, criteria: [.cosine])
        let data = Synthetic.data(experiment) { key, _ in
            let count = key.cell.hiddenSize == 2 && key.run == 2 ? StepCount.censored(at: 2_000) : .observed(3)
            return CriterionOutcome(first: count, settled: count)
        }
        let figure = try FigureCatalogue(data).figure(FigureName(.comparison, of: data.slices[0]))
        let map = try #require(figure.chart as? HeatMap)
        #expect(map.cells[1] == .bound(nil, label: "no mean"))
        let table = try TableCatalogue(data).table(TableName(.comparison, of: data.slices[0]))
        #expect(table.rows[2].cells[1] == .empty)
        #expect(figure.caption.contains("1 of the 4 runs is censored at 2,000 shared steps."))
    }

    @Test(arguments: ["first", "settled"]) func censoredTableCellShowsNoMean(measure: String) throws {
        let measure = try #require(Measure(rawValue: measure))
        let slice = Self.data.slices[0]
        let grid = try #require(SizeGrid(of: slice, .bitwiseState, measure, in: Self.data))
        let table = Table.means(of: grid)
        for (text, cell) in zip(table.rows.flatMap(\.cells), grid.cells) {
            #expect(cell.censored > 0)
            #expect(text.text.hasPrefix("≥\u{A0}2,000") || text.text.hasPrefix("med. "))
            #expect(text.detail == "(\(cell.censored)/4)")
        }
        #expect(table.caption.contains("censored"))
    }

    @Test func unknownTableErrorListsTheNearestFirst() throws {
        let failure = #expect(throws: Failure.self) {
            try TableCatalogue(Self.data).text(of: "comparison-lst", as: .csv)
        }
        #expect(failure?.kind == .usage)
        #expect(failure?.message.contains("There are: comparison-lstm, ") == true)
    }

    @Test func unavailableTableErrorStatesTheReason() throws {
        let failure = #expect(throws: Failure.self) { try TableCatalogue(Self.data).text(of: "gru", as: .csv) }
        #expect(failure?.kind == .data)
        #expect(failure?.message.hasSuffix("The experiment has no GRU runs.") == true)
    }

    @Test func dataTablesHaveNoLaTeXForm() throws {
        let catalogue = TableCatalogue(Self.data)
        #expect(try catalogue.text(of: "runs", as: .csv) == RunRecords(of: Self.data).csv)
        #expect(try catalogue.text(of: "cells", as: .json).hasPrefix("[\n  {\"variant\": \"base\""))
        let failure = #expect(throws: Failure.self) { try catalogue.text(of: "runs", as: .tex) }
        #expect(failure?.kind == .usage)
    }
}
