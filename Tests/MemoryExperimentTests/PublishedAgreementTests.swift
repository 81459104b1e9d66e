import MemoryExperiment
import Recurrent
import Statistics
import Testing

@Suite struct PublishedAgreementTests {
    private static func row(
        _ inputSize: Int, _ hiddenSize: Int, _ numbers: [StepCount], cell: CellKind = .lstm,
        criterion: Criterion = .cosine, measure: Measure = .first, variant: String = "base"
    ) -> CellStatistics {
        CellStatistics(
            key: CellKey(variant: variant, cell: cell, layers: 1, inputSize: inputSize, hiddenSize: hiddenSize),
            criterion: criterion, measure: measure, numbers: numbers)
    }

    /// Three runs of one number and three of another.
    private static func observed(_ one: Int, _ other: Int) -> [StepCount] {
        [one, other, one, other, one, other].map(StepCount.observed)
    }

    /// Published: 1.4 and 20.4 at input size 1, 0.8 and 14.2 at input size 2.
    private static let rows = [
        row(1, 1, observed(1, 3)), row(1, 2, observed(20, 26)), row(2, 1, observed(0, 0)),
        row(2, 2, observed(12, 16)),
    ]

    /// Variances of 1.2, 10.8, 0 and 4.8, each with that of rounding, times 1/6 + 1/5.
    private static let variances: [Double] = [1.2, 10.8, 0, 4.8].map { ($0 + 1.0 / 12) * 11 / 30 }

    @Test func statisticsByHand() throws {
        let comparison = PublishedComparison(of: Self.rows, cell: .lstm)
        let expected = zip([0.6, 2.6, -0.8, -0.2], Self.variances).map { $0 / $1.squareRoot() }
        for (entry, statistic) in zip(comparison.entries, expected) {
            #expect(abs(try #require(entry.difference.statistic) - statistic) < 1e-9)
            #expect(entry.difference.degreesOfFreedom == 5)
            // The square of Student's t with five degrees of freedom is 5/3 on average.
            let chiSquare = try #require(entry.difference.chiSquare)
            #expect(abs(chiSquare.value - statistic * statistic * 3 / 5) < 1e-9)
            #expect(chiSquare.variance == 8)
        }
    }

    @Test func scatterOfChiSquareByHand() throws {
        let all = try #require(PublishedAgreement(of: PublishedComparison(of: Self.rows, cell: .lstm)))
        let deviation = 32.0.squareRoot() / 4
        #expect(abs(try #require(all.chiSquareDeviation) - deviation) < 1e-12)
        #expect(abs(try #require(all.combined(with: all).chiSquareDeviation) - deviation / 2.0.squareRoot()) < 1e-12)
    }

    @Test func agreementByHand() throws {
        let comparison = PublishedComparison(of: Self.rows, cell: .lstm)
        let all = try #require(PublishedAgreement(of: comparison))
        #expect(all.count == 4)
        #expect(!all.isBound)
        #expect(abs(all.bias - 2.2 / 4) < 1e-9)
        let squares = zip([0.36, 6.76, 0.64, 0.04], Self.variances).map { $0 / $1 * 3 / 5 }
        let (oneUnit, twoUnits) = (squares[0] + squares[2], squares[1] + squares[3])
        #expect(abs(all.rootMeanSquare - 1.95.squareRoot()) < 1e-9)
        #expect(abs(try #require(all.reducedChiSquare) - (oneUnit + twoUnits) / 4) < 1e-9)
        let larger = try #require(PublishedAgreement(of: comparison, smallestHiddenSize: 2))
        #expect(larger.count == 2)
        #expect(abs(larger.bias - 1.2) < 1e-9)
        #expect(abs(try #require(larger.reducedChiSquare) - twoUnits / 2) < 1e-9)
        #expect(PublishedAgreement(of: comparison, smallestHiddenSize: 3) == nil)
    }

    @Test func omnibusTestIsThatOfAllDifferences() throws {
        let comparison = PublishedComparison(of: Self.rows, cell: .lstm)
        let probabilities = comparison.entries.compactMap(\.difference.probability)
        #expect(probabilities.count == 4)
        let all = try #require(PublishedAgreement(of: comparison))
        #expect(all.omnibusProbability == OmnibusTest.probability(of: probabilities))
        #expect(all.omnibusProbability == DifferenceSummary(comparison.entries.map(\.difference))?.omnibusProbability)
        #expect(
            all.combined(with: all).omnibusProbability == OmnibusTest.probability(of: probabilities + probabilities))
        let larger = try #require(PublishedAgreement(of: comparison, smallestHiddenSize: 2))
        #expect(larger.omnibusProbability == OmnibusTest.probability(of: [probabilities[1], probabilities[3]]))
    }

    /// The third setting alone differs with p about 0.04, which Holm's correction for four multiplies by 4.
    @Test func outliersAreCorrectedForTheNumberOfSettings() throws {
        var rows = Self.rows
        rows[2] = Self.row(2, 1, [1, 2, 2, 2, 2, 3].map(StepCount.observed))
        let comparison = PublishedComparison(of: rows, cell: .lstm)
        #expect(try #require(comparison.entries[2].difference.probability) < OmnibusTest.significance)
        #expect(comparison.outliers.isEmpty)
        rows[0] = Self.row(1, 1, Self.observed(10, 11))
        rows[1] = Self.row(1, 2, Self.observed(60, 61))
        let outliers = PublishedComparison(of: rows, cell: .lstm).outliers
        #expect(outliers.map(\.measured) == [60.5, 10.5])
    }

    /// One of six runs is censored: the mean is at least 170, and no variance is known.
    @Test func censoredRunsGiveBounds() throws {
        var rows = Self.rows
        rows[1] = Self.row(1, 2, Array(repeating: .observed(4), count: 5) + [.censored(at: 1_000)])
        let comparison = PublishedComparison(of: rows, cell: .lstm)
        #expect(comparison.entries.map(\.hiddenSize) == [1, 1, 2])
        let agreement = try #require(PublishedAgreement(of: comparison))
        #expect(agreement.isBound)
        #expect(agreement.count == 4 && agreement.censoredCount == 1)
        #expect(agreement.omnibusProbability == nil)
        // The differences are 0.6, −0.8, −0.2 and at least 149.6.
        let variances = [0, 2, 3].map { Self.variances[$0] }
        let squares: [Double] = zip([0.36, 0.64, 0.04], variances).map { square, variance in
            square / variance * 3 / 5
        }
        let meanSquare: Double = (1.04 + 149.6 * 149.6) / 4
        #expect(abs(agreement.bias - 149.2 / 4) < 1e-9)
        #expect(abs(agreement.rootMeanSquare - meanSquare.squareRoot()) < 1e-9)
        #expect(abs(try #require(agreement.reducedChiSquare) - squares.reduce(0, +) / 4) < 1e-9)
    }

    @Test(arguments: 1...3)
    func fewRunsHaveNoChiSquare(runs: Int) throws {
        let numbers = Array(repeating: StepCount.observed(2), count: runs)
        let comparison = PublishedComparison(of: [Self.row(1, 1, numbers)], cell: .lstm)
        #expect((comparison.entries[0].difference.statistic == nil) == (runs == 1))
        let agreement = try #require(PublishedAgreement(of: comparison))
        #expect(agreement.reducedChiSquare == nil)
        #expect(abs(agreement.bias - 0.6) < 1e-9)
    }

    // MARK: - Readings

    /// Four variants of one setting, each with its numbers under `cosine`; `max-1e-1` is censored throughout.
    private static let experiment: Experiment = {
        var settings = Experiment.post.settings
        settings.criteria = [.cosine, .maximum(exponent: 1)]
        settings.steps = 2_000
        var hard = settings
        hard.gateActivation = .hardSigmoid
        var (before, hardBefore) = (settings, hard)
        before.resetAfter = false
        hardBefore.resetAfter = false
        return Experiment(
            name: "readings", settings: settings,
            plan: Plan(cells: [.lstm, .gru], inputSizes: [1], hiddenSizes: [1], runs: 6),
            variants: [
                Variant(name: "a", settings: settings), Variant(name: "b", settings: before),
                Variant(name: "c", settings: hard), Variant(name: "d", settings: hardBefore),
            ])
    }()

    private static let statistics = experiment.variants.enumerated().flatMap { index, variant in
        [CellKind.lstm, .gru].flatMap { cell in
            Measure.allCases.flatMap { measure in
                [
                    row(
                        1, 1, observed(8 - 2 * index, 8 - 2 * index + (measure == .first ? 0 : 1)), cell: cell,
                        measure: measure, variant: variant.name),
                    row(
                        1, 1, Array(repeating: .observed(0), count: 5) + [.censored(at: 1_000)], cell: cell,
                        criterion: .maximum(exponent: 1), measure: measure, variant: variant.name),
                ]
            }
        }
    }

    @Test func bestReadingComesFirstAndBoundsLast() {
        let ranking = RankedReading.ranking(of: [.gru], statistics: Self.statistics, in: Self.experiment)
        #expect(ranking.count == 16)
        #expect(ranking.map(\.agreement.isBound) == (0..<16).map { $0 >= 8 })
        let values = ranking.prefix(8).compactMap(\.agreement.reducedChiSquare)
        #expect(values == values.sorted())
        #expect(ranking[0].reading.variant.name == "d")
        // A larger spread gives differences less weight.
        #expect(ranking[0].reading.measure == .settled)
    }

    @Test func recurrentCellWithoutAResetGateHasHalfTheReadings() {
        let ranking = RankedReading.ranking(of: [.lstm], statistics: Self.statistics, in: Self.experiment)
        #expect(Set(ranking.map(\.reading.variant.name)) == ["a", "c"])
        #expect(ranking.count == 8)
    }

    @Test func bothRecurrentCellsTogetherAreOneReading() throws {
        let ranking = RankedReading.ranking(of: [.lstm, .gru], statistics: Self.statistics, in: Self.experiment)
        #expect(ranking.count == 16)
        let best = try #require(ranking.first)
        let alone = try [CellKind.lstm, .gru].map { cell in
            try #require(
                PublishedAgreement(
                    of: PublishedComparison(
                        of: Self.statistics, cell: cell, variant: best.reading.variant.name,
                        criterion: best.reading.criterion, measure: best.reading.measure)))
        }
        #expect(best.agreement.count == 2)
        #expect(best.agreement.bias == (alone[0].bias + alone[1].bias) / 2)
        let chiSquares = alone.compactMap(\.reducedChiSquare)
        #expect(best.agreement.reducedChiSquare == (chiSquares[0] + chiSquares[1]) / 2)
        #expect(best.withoutOneUnit == nil)
    }
}
