import Foundation
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
        let interval = try #require(lifetime.interval)
        #expect(abs(interval.low - 22.774579114999508) < 1e-9)
        #expect(abs(interval.high - 87.23388900721982) < 1e-9)
        #expect(lifetime.weight == 9)
    }

    /// Three networks with two lifetimes each, all of which ended.
    ///
    /// Their contributions to the logarithm of the mean, 50, are 80/300 − 1/3, 160/300 − 1/3 and 60/300 − 1/3, so its variance
    /// is 3/2 · (4 + 36 + 16)/900; t(2) is 4.302653.
    @Test func networksWidenTheInterval() throws {
        let lifetimes = [30, 50, 100, 60, 20, 40].map(StepCount.observed)
        let lifetime = try #require(ExponentialLifetime(lifetimes, clusters: Clusters(of: 6, size: 2)))
        let interval = try #require(lifetime.interval)
        let margin = 4.302652729911275 * (1.5 * 56 / 900.0).squareRoot()
        #expect(lifetime.mean == 50)
        #expect(abs(interval.low - 50 * exp(-margin)) < 1e-6)
        #expect(abs(interval.high - 50 * exp(margin)) < 1e-6)
        #expect(abs(lifetime.weight - 6) < 1e-9)
        // Runs of one network say nothing about others.
        #expect(try #require(ExponentialLifetime(lifetimes, clusters: Clusters(of: 6, size: 6))).interval == nil)
        // Without any end, two dependent lifetimes are no more than one of their average length.
        let censored = [StepCount.censored(at: 90), .censored(at: 10)]
        let bound = ExponentialLifetime.lowerBound(of: censored, clusters: Clusters(of: 2, size: 2))
        #expect(bound == ExponentialLifetime.lowerBound(of: [.censored(at: 50)]))
    }

    @Test func noEventsOrNoTimeGiveNoEstimate() {
        #expect(ExponentialLifetime([]) == nil)
        #expect(ExponentialLifetime([.censored(at: 90), .censored(at: 4)]) == nil)
        #expect(ExponentialLifetime([.observed(0), .observed(0)]) == nil)
    }
}
