import MemoryExperiment
import Statistics
import Testing

@Suite struct KaplanMeierIntervalTests {
    /// The weeks in remission under 6-mercaptopurine (Freireich et al., Blood 21 (1963), 699–716).
    private static let treated = KaplanMeier(
        [6, 6, 6, 7, 10, 13, 16, 22, 23].map(StepCount.observed)
            + [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35].map { StepCount.censored(at: $0) })

    /// The weeks in remission under placebo, in the same trial.
    private static let placebo = KaplanMeier(
        [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23].map(StepCount.observed))

    /// `scipy.stats.ecdf(CensoredData(uncensored, right)).sf.confidence_interval(method='log-log')` of SciPy 1.17.1 at the
    /// quantiles with an event; lifelines 0.30.3, `KaplanMeierFitter().fit(T, E).confidence_interval_`, gives the same.
    @Test func treatedIntervals() throws {
        let expected = [
            (0.6197179552659838, 0.951551747646997), (0.5631465646222333, 0.9228090192028804),
            (0.5031995107999564, 0.8893618351692655), (0.43161022248618397, 0.8490659633494507),
            (0.36751085598750194, 0.8049121894718412), (0.267778936767135, 0.7467907176353944),
            (0.18805200595923235, 0.6801426284952414),
        ]
        try #require(Self.treated.intervals.count == expected.count)
        for (interval, (low, high)) in zip(Self.treated.intervals, expected) {
            let interval = try #require(interval)
            #expect(abs(interval.low - low) < 1e-12)
            #expect(abs(interval.high - high) < 1e-12)
        }
    }

    /// By hand at week 6: S = 18/21, Greenwood's variance of ln S is 3/(21·18) = 1/126, so ln(−ln S) = −1.86982 has
    /// the standard error √(1/126)/0.154151 = 0.57792.
    @Test func firstIntervalByHand() throws {
        let interval = try #require(Self.treated.intervals.first ?? nil)
        #expect(abs(interval.low - 0.6197) < 0.000_05)
        #expect(abs(interval.high - 0.9516) < 0.000_05)
    }

    /// From lifelines 0.30.3, to the six decimals that it prints; if none survive there is no interval.
    @Test func placeboIntervals() throws {
        let intervals = Self.placebo.intervals
        let first = try #require(intervals.first ?? nil)
        #expect(abs(first.low - 0.670046) < 1e-6)
        #expect(abs(first.high - 0.975294) < 1e-6)
        let beforeLast = try #require(intervals[intervals.count - 2])
        #expect(abs(beforeLast.low - 0.003324) < 1e-6)
        #expect(abs(beforeLast.high - 0.197045) < 1e-6)
        #expect(intervals.last == .some(nil))
    }

    /// `lifelines.utils.median_survival_times(confidence_interval_)` of lifelines 0.30.3: 13 to ∞, and 4 to 11.
    @Test func medianIntervals() {
        #expect(Self.treated.medianInterval?.low == 13)
        #expect(Self.treated.medianInterval?.high == nil)
        #expect(Self.placebo.medianInterval?.low == 4)
        #expect(Self.placebo.medianInterval?.high == 11)
    }

    @Test func noEventsGiveNoIntervals() {
        let censored = KaplanMeier([.censored(at: 9), .censored(at: 12)])
        #expect(censored.intervals.isEmpty)
        #expect(censored.medianInterval == nil)
        #expect(censored.events == 0)
        #expect(KaplanMeier([]).total == 0)
    }
}
