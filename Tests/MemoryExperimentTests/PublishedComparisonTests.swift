import MemoryExperiment
import Recurrent
import Statistics
import Testing

@Suite struct PublishedComparisonTests {
    /// Read off the published figures a second time, corner by corner.
    @Test(arguments: [
        (CellKind.lstm, 1, 1, 1.4), (.lstm, 1, 128, 45.4), (.lstm, 128, 1, 1), (.lstm, 128, 128, 35.6),
        (.lstm, 16, 8, 27), (.gru, 1, 1, 0.6), (.gru, 1, 128, 19.6), (.gru, 128, 1, 2), (.gru, 128, 128, 15.2),
        (.gru, 64, 2, 9.4),
    ])
    func publishedMeans(_ cell: CellKind, _ inputSize: Int, _ hiddenSize: Int, _ mean: Double) {
        #expect(PublishedTable.mean(cell: cell, inputSize: inputSize, hiddenSize: hiddenSize) == mean)
    }

    /// Five runs were averaged, so the sums reveal a misread row.
    @Test(arguments: [(CellKind.lstm, 9181), (.gru, 4204)])
    func everyMeanIsAMultipleOfAFifth(_ cell: CellKind, _ sumInFifths: Double) throws {
        var sum = 0.0
        for inputSize in PublishedTable.sizes {
            for hiddenSize in PublishedTable.sizes {
                let mean = try #require(
                    PublishedTable.mean(cell: cell, inputSize: inputSize, hiddenSize: hiddenSize))
                #expect(abs(mean * 5 - (mean * 5).rounded()) < 1e-9)
                sum += (mean * 5).rounded()
            }
        }
        #expect(sum == sumInFifths)
    }

    @Test func unpublishedSizesHaveNoMean() {
        #expect(PublishedTable.mean(cell: .lstm, inputSize: 3, hiddenSize: 1) == nil)
        #expect(PublishedTable.mean(cell: .lstm, inputSize: 1, hiddenSize: 256) == nil)
    }

    private func row(
        _ inputSize: Int, _ hiddenSize: Int, mean: Double?, cell: CellKind = .lstm, layers: Int = 1,
        criterion: Criterion = .cosine, measure: Measure = .first, variant: String = "base"
    ) -> CellStatistics {
        CellStatistics(
            key: CellKey(variant: variant, cell: cell, layers: layers, inputSize: inputSize, hiddenSize: hiddenSize),
            criterion: criterion, measure: measure, runs: 10, censored: 0, mean: mean)
    }

    @Test func onlyMatchingMeansAreCompared() throws {
        let comparison = PublishedComparison(
            of: [
                row(1, 1, mean: 2.4), row(1, 2, mean: 20.1), row(128, 128, mean: nil), row(3, 1, mean: 5),
                row(1, 4, mean: 9, cell: .gru), row(1, 4, mean: 9, layers: 2),
                row(1, 4, mean: 9, criterion: .bitwiseState), row(1, 4, mean: 9, measure: .settled),
                row(1, 4, mean: 9, variant: "other"),
            ], cell: .lstm)
        #expect(comparison.entries.map(\.difference.value) == [1, -0.3])
        #expect(comparison.entries.map(\.published) == [1.4, 20.4])
        #expect(comparison.meanDifference == 0.35)
        let rootMeanSquare = try #require(comparison.rootMeanSquare)
        #expect(abs(rootMeanSquare * rootMeanSquare - (1 + 0.09) / 2) < 1e-15)
    }

    @Test func noMatchingMeansGiveNoDifference() {
        let comparison = PublishedComparison(of: [row(3, 1, mean: 5)], cell: .lstm)
        #expect(comparison.entries.isEmpty)
        #expect(comparison.meanDifference == nil)
        #expect(comparison.rootMeanSquare == nil)
    }
}
