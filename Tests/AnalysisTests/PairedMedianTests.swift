import Statistics
import Testing

/// Medians of paired differences and their intervals by the sign test.
@Suite struct PairedMedianTests {
    /// The places, from 1, of the ends of 95 % intervals of a median (Conover 1999, Table A3: the largest k with
    /// P(Bin(n, ½) ≤ k − 1) ≤ 0.025).
    @Test(arguments: [(6, 1), (8, 1), (9, 2), (12, 3), (15, 4), (17, 5), (20, 6), (25, 8), (30, 10), (100, 40)])
    func intervalEndsAtTheOrderStatisticsOfTheSignTest(_ count: Int, _ place: Int) throws {
        let pairs = (1...count).map { (first: StepCount.observed(100), second: StepCount.observed(100 + $0)) }
        let median = try #require(PairedMedian(pairs.shuffled()))
        #expect(median.pairs == count)
        #expect(median.median == Double(count + 1) / 2)
        #expect(median.low == Double(place))
        #expect(median.high == Double(count + 1 - place))
    }

    @Test func fewPairsHaveNoInterval() throws {
        let median = try #require(PairedMedian((1...5).map { (first: .observed(0), second: .observed($0)) }))
        #expect(median.median == 3 && median.low == nil && median.high == nil)
        #expect(PairedMedian([]) == nil)
    }

    @Test func censoredPairsBoundOneSide() throws {
        // Three of nine second counts are only bounds: their differences are at least 1, 2 and 3.
        let known = (4...9).map { (first: StepCount.observed(10), second: StepCount.observed(10 + $0)) }
        let bounds = (1...3).map { (first: StepCount.observed(10), second: StepCount.censored(at: 10 + $0)) }
        let median = try #require(PairedMedian(known + bounds))
        // The median lies between that of 1…9 and that of 4…9, ∞, ∞, ∞.
        #expect(median.median == nil)
        #expect(median.low == 2)
        #expect(median.high == nil)
        // Both censored: nothing is known of the pair.
        let unknown = try #require(PairedMedian(known + [(first: .censored(at: 5), second: .censored(at: 50))]))
        #expect(unknown.low == nil || unknown.low == 4)
    }
}
