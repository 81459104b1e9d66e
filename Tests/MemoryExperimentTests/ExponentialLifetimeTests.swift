import MemoryExperiment
import Statistics
import Testing

@Suite struct ExponentialLifetimeTests {
    /// The weeks in remission under 6-mercaptopurine (Freireich et al., Blood 21 (1963), 699–716): 9 relapses in 359 weeks.
    ///
    /// `scipy.stats.expon.fit(CensoredData(uncensored, right), floc=0)` of SciPy 1.17.1 gives the mean 39.8888…, and
    /// `2 * 359 / scipy.stats.chi2.ppf([0.975, 0.025], 18)` the interval.
    @Test func freireichTrialAgreesWithSciPy() throws {
        let weeks =
            [6, 6, 6, 7, 10, 13, 16, 22, 23].map(StepCount.observed)
            + [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35].map { StepCount.censored(at: $0) }
        let lifetime = try #require(ExponentialLifetime(weeks))
        #expect(lifetime.events == 9)
        #expect(lifetime.totalTime == 359)
        #expect(lifetime.mean == 359.0 / 9)
        #expect(abs(lifetime.interval.low - 22.774579114999508) < 1e-9)
        #expect(abs(lifetime.interval.high - 87.23388900721982) < 1e-9)
    }

    @Test func noEventsOrNoTimeGiveNoEstimate() {
        #expect(ExponentialLifetime([]) == nil)
        #expect(ExponentialLifetime([.censored(at: 90), .censored(at: 4)]) == nil)
        #expect(ExponentialLifetime([.observed(0), .observed(0)]) == nil)
    }
}
