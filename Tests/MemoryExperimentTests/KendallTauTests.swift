import MemoryExperiment
import Statistics
import Testing

@Suite struct KendallTauTests {
    /// A sample and `scipy.stats.kendalltau(first, second).statistic` of SciPy 1.17.1.
    struct Sample: Sendable {
        let first: [Int]
        let second: [Int]
        let tau: Double

        init(_ count: Int, _ first: (Int) -> Int, _ second: (Int) -> Int, tau: Double) {
            self.first = (0..<count).map(first)
            self.second = (0..<count).map(second)
            self.tau = tau
        }
    }

    private static let samples = [
        Sample(40, { $0 * 7 % 40 }, { $0 * 11 % 40 }, tau: -0.2),
        Sample(200, { $0 % 8 }, { ($0 * $0 * 3 + 5 * $0) % 23 }, tau: 0.023301908134670594),
        Sample(200, { $0 / 25 }, { $0 / 25 * 3 + $0 * 7 % 10 }, tau: 0.8027368364591954),
        Sample(90, { $0 % 3 }, { -($0 % 3) * 2 + $0 % 2 }, tau: -0.894427190999916),
        Sample(5, { $0 }, { -$0 }, tau: -1),
        Sample(4, { $0 / 2 }, { $0 % 2 }, tau: 0),
        Sample(5, { [12, 2, 1, 12, 2][$0] }, { [1, 4, 7, 1, 0][$0] }, tau: -0.4714045207910316),
    ]

    @Test(arguments: samples) func tauAgreesWithSciPy(_ sample: Sample) throws {
        let tau = try #require(KendallTau(sample.first, sample.second).tauB)
        #expect(abs(tau - sample.tau) < 1e-14)
    }

    @Test(arguments: samples) func countsAgreeWithPairwiseComparison(_ sample: Sample) {
        let tau = KendallTau(sample.first, sample.second)
        var (excess, first, second, all) = (0, 0, 0, 0)
        for i in sample.first.indices {
            for j in 0..<i {
                let (a, b) = (sample.first[i] - sample.first[j], sample.second[i] - sample.second[j])
                excess += a.signum() * b.signum()
                first += a == 0 ? 1 : 0
                second += b == 0 ? 1 : 0
                all += 1
            }
        }
        #expect(tau.excess == excess)
        #expect(tau.tiedInFirst == first)
        #expect(tau.tiedInSecond == second)
        #expect(tau.comparisons == all)
    }

    @Test func theOrderOfThePairsDoesNotMatter() {
        for sample in Self.samples {
            #expect(
                KendallTau(sample.first, sample.second)
                    == KendallTau(sample.first.reversed(), sample.second.reversed()))
            #expect(KendallTau(sample.first, sample.second).tauB == KendallTau(sample.second, sample.first).tauB)
        }
    }

    @Test(arguments: [([], []), ([1], [1]), ([1, 1, 1], [1, 2, 3]), ([1, 2, 3], [5, 5, 5])])
    func constantSamplesHaveNoTau(_ first: [Int], _ second: [Int]) {
        #expect(KendallTau(first, second).tauB == nil)
    }
}
