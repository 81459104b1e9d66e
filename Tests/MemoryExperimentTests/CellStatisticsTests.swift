import MemoryExperiment
import Recurrent
import Statistics
import Testing

@Suite struct CellStatisticsTests {
    private let key = CellKey(variant: "base", cell: .lstm, layers: 1, inputSize: 1, hiddenSize: 1)

    private func statistics(_ numbers: [StepCount]) -> CellStatistics {
        CellStatistics(key: key, criterion: .cosine, measure: .first, numbers: numbers)
    }

    /// Expected numbers: NumPy 2.4.6 `mean` and `std(ddof=1)`, SciPy 1.17.1 `stats.t.interval(0.95, 9, mean, sem)`.
    @Test func uncensoredRunsAgreeWithSciPy() throws {
        let row = statistics([34, 41, 29, 38, 33, 45, 30, 36, 40, 31].map(StepCount.observed))
        #expect(row.runs == 10)
        #expect(row.censored == 0)
        #expect(row.mean == 35.7)
        #expect(row.median == 35)
        let deviation = try #require(row.standardDeviation)
        let interval = try #require(row.interval)
        #expect(abs(deviation - 5.250_396_810_400_778) < 1e-12)
        #expect(abs(interval.low - 31.944_092_382_593_457) < 1e-11)
        #expect(abs(interval.high - 39.455_907_617_406_55) < 1e-11)
    }

    @Test func orderOfTheRunsDoesNotMatter() {
        let numbers = (1...50).map { StepCount.observed($0 * $0 * $0 % 7_919) }
        #expect(statistics(numbers) == statistics(numbers.reversed()))
    }

    @Test func oneRunHasNoSpread() {
        let row = statistics([.observed(7)])
        #expect(row.mean == 7)
        #expect(row.median == 7)
        #expect(row.standardDeviation == nil)
        #expect(row.interval == nil)
    }

    @Test func oneCensoredRunLeavesOnlyTheMedian() {
        let row = statistics([.observed(7), .observed(9), .censored(at: 100)])
        #expect(row.censored == 1)
        #expect(row.mean == nil)
        #expect(row.standardDeviation == nil)
        #expect(row.interval == nil)
        #expect(row.median == 9)
    }

    @Test func equalRunsHaveAnIntervalOfOnePoint() {
        let row = statistics([.observed(3), .observed(3)])
        #expect(row.standardDeviation == 0)
        #expect(row.interval == ConfidenceInterval(low: 3, high: 3))
    }

    @Test func tableIsInPlanOrder() {
        let experiment = Experiment.sample
        let results = experiment.sampleResults.filter { $0.key.cell.hiddenSize == 16 }
        let rows = CellStatistics.table(of: results.reversed(), in: experiment)
        let cells = experiment.cellKeys.filter { $0.hiddenSize == 16 }
        let expectedKeys = cells.flatMap { Array(repeating: $0, count: 6) }
        #expect(rows.map(\.key) == expectedKeys)
        let names = ["cosine", "cosine", "max-1e-3", "max-1e-3", "bitwise-state", "bitwise-state"]
        #expect(rows.prefix(6).map(\.criterion.name) == names)
        #expect(rows.prefix(2).map(\.measure) == [.first, .settled])
        let numbers = results.filter { $0.key.cell == cells[0] }.map(\.outcomes[0].settled)
        #expect(
            rows[1] == CellStatistics(key: cells[0], criterion: .cosine, measure: .settled, numbers: numbers))
    }
}
