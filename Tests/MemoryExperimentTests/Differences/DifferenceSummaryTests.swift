import MemoryExperiment
import Statistics
import Testing

@Suite struct DifferenceSummaryTests {
    private func paired(_ differences: [Int]) -> MeanDifference {
        .paired(differences, draws: MeanDifferenceTests.draws)
    }

    /// By hand: means 2 and −1; variances (1 + 1/6)/3 and (4 + 1/6)/3 with two degrees of freedom each.
    @Test func agreesWithHandCalculation() throws {
        let summary = try #require(DifferenceSummary([paired([1, 2, 3]), paired([-3, -1, 1])]))
        #expect(summary.count == 2)
        #expect(summary.mean == 0.5)
        #expect(abs(summary.rootMeanSquare - 2.5.squareRoot()) < 1e-15)
        // Two degrees of freedom leave the mean of a squared statistic undefined.
        #expect(summary.reducedChiSquare == nil)
        let interval = try #require(summary.interval(level: 0.95))
        let (one, other) = (7.0 / 18, 25.0 / 18)
        let error = (one + other).squareRoot() / 2
        let freedom = (one + other) * (one + other) / (one * one / 2 + other * other / 2)
        let student = try #require(FractionalStudentT(degreesOfFreedom: freedom))
        let margin = student.bound(within: 0.95) * error
        #expect(abs(interval.high - 0.5 - margin) < 1e-12)
        #expect(abs(interval.high + interval.low - 1) < 1e-12)
    }

    /// With four degrees of freedom a squared statistic is 2 on average.
    @Test func reducedChiSquareAgreesWithHandCalculation() throws {
        let cell = paired([1, 2, 3, 4, 5])
        let statistic = try #require(cell.statistic)
        let summary = try #require(DifferenceSummary([cell, cell]))
        let chiSquare = try #require(summary.reducedChiSquare)
        #expect(abs(chiSquare - statistic * statistic / 2) < 1e-12)
    }

    @Test func singleRunsHaveNoInterval() throws {
        let summary = try #require(DifferenceSummary([paired([4]), paired([1, 2, 3])]))
        #expect(summary.mean == 3)
        #expect(summary.interval(level: 0.95) == nil)
        #expect(DifferenceSummary([]) == nil)
    }
}
