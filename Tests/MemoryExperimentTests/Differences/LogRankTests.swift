import MemoryExperiment
import Statistics
import Testing

@Suite struct LogRankTests {
    private func numbers(_ observed: [Int], censored: [Int] = []) -> [StepCount] {
        observed.map(StepCount.observed) + censored.map { StepCount.censored(at: $0) }
    }

    /// Freireich's trial of 6-mercaptopurine, Blood 21 (1963), 699–716, by
    /// `scipy.stats.logrank(CensoredData(uncensored=…, right=…), …)` of SciPy 1.17.1.
    @Test func freireichTrialAgreesWithSciPy() throws {
        let treated = numbers(
            [6, 6, 6, 7, 10, 13, 16, 22, 23], censored: [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35])
        let placebo = numbers([1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23])
        let test = try #require(LogRankTest(treated, placebo))
        #expect(abs(test.statistic / -4.097919104767264 - 1) < 1e-12)
        #expect(abs(test.probability / 4.168809109334529e-05 - 1) < 1e-10)
        #expect(test.observed == 9)
        let turned = try #require(LogRankTest(placebo, treated))
        #expect(abs(turned.statistic + test.statistic) < 1e-12)
    }

    /// Groups that were observed for different times, by the same call.
    @Test func differentCensoringTimesAgreeWithSciPy() throws {
        let test = try #require(
            LogRankTest(
                numbers([10, 40, 40, 300], censored: [99, 99]), numbers([40, 70], censored: [20, 99, 99, 99])))
        #expect(abs(test.statistic / 0.5503082015736664 - 1) < 1e-12)
        #expect(abs(test.probability / 0.5821079998240268 - 1) < 1e-10)
    }

    @Test func equalGroupsDoNotDiffer() throws {
        let group = numbers([3, 9, 9, 20], censored: [50, 50])
        let test = try #require(LogRankTest(group, group))
        #expect(test.statistic == 0)
        #expect(test.probability == 1)
    }

    @Test func noTestWithoutComparableEvents() {
        #expect(LogRankTest(numbers([], censored: [9, 9]), numbers([], censored: [9])) == nil)
        #expect(LogRankTest(numbers([5, 5]), numbers([], censored: [3, 4])) == nil)
        #expect(LogRankTest([], []) == nil)
    }
}
