import MemoryExperiment
import Statistics
import Testing

@Suite struct ErlangDistributionTests {
    /// `scipy.stats.chi2.ppf(q, 2 * k)` of SciPy 1.17.1 for q = 0.025, 0.5, 0.975: twice the quantile of the sum.
    @Test(
        "twice the quantile is the quantile of χ²",
        arguments: [
            (1, [0.05063561596857975, 1.386294361119891, 7.377758908227871]),
            (2, [0.4844185570879299, 3.3566939800333224, 11.143286781877796]),
            (3, [1.2373442457912027, 5.348120627447118, 14.44937533544792]),
            (9, [8.230746194756668, 17.33790236874074, 31.526378440386626]),
            (10, [9.590777392264867, 19.337429229428256, 34.16960690283833]),
            (37, [52.10282913421206, 73.33441162751471, 99.67834897847239]),
            (100, [162.72798250184627, 199.33372983863097, 241.05789550631093]),
            (1_000, [1877.9460368153905, 1999.3333728539303, 2125.8423024497756]),
            (100_000, [198762.30532748945, 199999.3333337284, 201241.48328154747]),
        ])
    func quantiles(_ shape: Int, _ expected: [Double]) throws {
        let distribution = try #require(ErlangDistribution(shape: shape))
        for (probability, quantile) in zip([0.025, 0.5, 0.975], expected) {
            #expect(abs(2 * distribution.quantile(probability) / quantile - 1) < 1e-10)
        }
    }

    /// One lifetime is over by y with probability 1 − e^−y, two with 1 − (1 + y) e^−y.
    @Test(arguments: [0.25, 0.5, 1, 2, 3, 20])
    func closedForms(_ bound: Double) throws {
        let one = try #require(ErlangDistribution(shape: 1)).probability(upTo: bound)
        let two = try #require(ErlangDistribution(shape: 2)).probability(upTo: bound)
        // (1 − P₁)(1 + y) = 1 − P₂ relates the two without a library's exponential.
        #expect(abs((1 - one) * (1 + bound) - (1 - two)) < 1e-14)
        #expect(0 < two && two < one && one < 1)
    }

    @Test func edgeCases() throws {
        #expect(ErlangDistribution(shape: 0) == nil)
        let distribution = try #require(ErlangDistribution(shape: 50_000))
        #expect(distribution.probability(upTo: 0) == 0)
        #expect(distribution.probability(upTo: 1) == 0)
        #expect(distribution.probability(upTo: 1e9) == 1)
        #expect(distribution.probability(upTo: .infinity) == 1)
    }
}
