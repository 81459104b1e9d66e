import MemoryExperiment
import Recurrent
import Statistics
import Testing

/// Differences of means, compared with SciPy 1.17.1 with the variance of each run increased by 1/12.
@Suite struct MeanDifferenceTests {
    static let first = [43, 38, 51, 40, 36, 47, 44, 39, 50, 42]
    static let second = [40, 38, 45, 41, 33, 46, 40, 36, 44, 43]
    static let others = [30, 41, 28, 35, 44, 39]
    static let draws = PermutationDraws(
        seed: 7, key: CellKey(variant: "base", cell: .lstm, layers: 1, inputSize: 4, hiddenSize: 8))

    private func near(_ found: Double?, _ expected: Double) throws -> Bool {
        abs(try #require(found) / expected - 1) < 1e-10
    }

    /// `se = sqrt((d.var(ddof=1) + 1/6) / 10)`, `2 * t.sf(d.mean() / se, 9)`, `d.mean() ± t.ppf(0.975, 9) * se`, and
    /// `scipy.stats.permutation_test((d,), …, permutation_type='samples', n_resamples=inf)` for the signs.
    @Test func pairedRunsAgreeWithSciPy() throws {
        let difference = MeanDifference.paired(zip(Self.first, Self.second).map { $0 - $1 }, draws: Self.draws)
        #expect(difference.design == .paired)
        #expect(difference.value == 2.4)
        #expect(difference.degreesOfFreedom == 9)
        #expect(try near(difference.standardError, 0.829323686974982))
        #expect(try near(difference.probability, 0.017770322982447614))
        let interval = try #require(difference.interval(level: 0.95))
        #expect(try near(interval.low, 0.523939481231328))
        #expect(try near(interval.high, 4.276060518768672))
        #expect(difference.permutation?.value == 0.02734375)
        #expect(difference.permutation?.isExact == true)
    }

    /// `scipy.stats.ttest_ind_from_stats(…, equal_var=False)` with the increased standard deviations, and
    /// `scipy.stats.permutation_test((a, b), welch, n_resamples=inf)` for the permutations, 8,008 in all.
    @Test func independentRunsAgreeWithSciPy() throws {
        let difference = MeanDifference.independent(Self.first, Self.others, draws: Self.draws)
        #expect(difference.design == .independent)
        #expect(difference.value == 6.833333333)
        #expect(try near(difference.standardError, 3.034065845619629))
        #expect(try near(difference.degreesOfFreedom, 8.870990074701533))
        #expect(try near(difference.probability, 0.05123226251247534))
        // The value itself is rounded to nine decimals.
        let interval = try #require(difference.interval(level: 0.95))
        #expect(abs(interval.low + 0.045446083376916135) < 1e-9)
        #expect(try near(difference.permutation?.value, 0.044705294705294704))
        #expect(difference.permutation?.isExact == true)
    }

    private static func statistics(_ numbers: [StepCount]) -> CellStatistics {
        CellStatistics(
            key: CellKey(variant: "base", cell: .lstm, layers: 1, inputSize: 4, hiddenSize: 8), criterion: .cosine,
            measure: .first, numbers: numbers)
    }

    /// A mean of five runs with the same spread as the ten: `se = sqrt((a.var(ddof=1) + 1/12) * (1/10 + 1/5))`.
    @Test func publishedMeanAgreesWithSciPy() throws {
        let runs = Self.statistics(Self.first.map(StepCount.observed))
        let difference = try #require(MeanDifference.published(runs, minus: 40.2))
        #expect(difference.value == 2.8)
        #expect(try near(difference.standardError, 2.773385416177612))
        #expect(try near(difference.probability, 0.3390598117130219))
        #expect(difference.permutation == nil)
        #expect(difference.negated.value == -2.8)
        #expect(try near(difference.negated.probability, 0.3390598117130219))
        #expect(MeanDifference.published(Self.statistics([.observed(4), .censored(at: 9)]), minus: 4) == nil)
    }

    /// 20 differences have too many sign choices to enumerate; all 2^20 of them, enumerated with NumPy, give 0.0261421.
    @Test func randomSignFlips() throws {
        let differences = [3, -1, 4, 1, -5, 9, 2, -6, 5, 3, 5, 8, -9, 7, 9, 3, 2, 3, 8, 4]
        let found = PermutationProbability(flippingSignsOf: differences, draws: Self.draws)
        #expect(!found.isExact)
        // 9,999 random sign choices have a standard deviation of 0.0016.
        #expect(abs(found.value - 0.026142120361328125) < 0.008)
        #expect(found == PermutationProbability(flippingSignsOf: differences, draws: Self.draws))
    }

    /// 12 and 12 numbers can be assigned in 2,704,156 ways; 99,999 random assignments with SciPy give 0.01685.
    @Test func randomPermutations() throws {
        let found = PermutationProbability(
            dealing: [12, 15, 11, 18, 14, 13, 17, 12, 15, 16, 14, 13],
            [14, 18, 16, 15, 19, 13, 17, 20, 16, 15, 18, 17], draws: Self.draws)
        #expect(!found.isExact)
        // 9,999 random permutations have a standard deviation of 0.0013; SciPy's 99,999 add little.
        #expect(abs(found.value - 0.01685) < 0.0065)
    }

    @Test func sameRunsHaveProbabilityOne() throws {
        let difference = MeanDifference.paired([0, 0, 0], areSameRuns: true, draws: Self.draws)
        #expect(difference.design == .same)
        #expect(difference.probability == 1)
        #expect(difference.statistic == nil)
        #expect(try #require(difference.interval(level: 0.95)) == ConfidenceInterval(low: 0, high: 0))
    }

    /// Runs that agree by chance still have the spread of rounding; a single run has none.
    @Test func agreeingRunsKeepTheSpreadOfRounding() throws {
        let agreeing = MeanDifference.paired([0, 0, 0], draws: Self.draws)
        #expect(agreeing.design == .paired)
        #expect(agreeing.probability == 1)
        #expect(try #require(agreeing.standardError) > 0)
        #expect(agreeing.permutation?.value == 1)
        let constant = MeanDifference.paired([1, 1, 1, 1], draws: Self.draws)
        #expect(try #require(constant.probability) > 0.01)
        #expect(constant.permutation?.value == 0.125)
        for single in [
            MeanDifference.paired([5], draws: Self.draws), .independent([9], [4], draws: Self.draws),
            try #require(.published(Self.statistics([.observed(9)]), minus: 4)),
        ] {
            #expect(single.value == 5)
            #expect(single.probability == nil)
            #expect(single.interval(level: 0.95) == nil)
        }
    }
}
