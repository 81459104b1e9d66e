import MemoryExperiment
import Statistics
import Testing

@Suite struct StudentTTests {
    /// `scipy.stats.t.ppf(0.975, df)` of SciPy 1.17.1; to three decimals these are the numbers of printed tables.
    @Test(arguments: [
        (1, 12.706204736174694), (2, 4.302652729749462), (3, 3.1824463052837078), (4, 2.7764451051977934),
        (5, 2.5705818356363146), (6, 2.4469118511449786), (7, 2.364624251592784), (8, 2.306004135204166),
        (9, 2.262157162798205), (10, 2.228138851986274), (11, 2.200985160091639), (15, 2.131449545559776),
        (20, 2.085963447265864), (29, 2.045229642132703), (30, 2.0422724563012378), (50, 2.008559112100761),
        (99, 1.9842169515864174), (100, 1.9839715185235518), (999, 1.9623414611334493), (1_000, 1.9623390808264083),
        (9_999, 1.960201263621357), (10_000, 1.960201239890626), (99_999, 1.9599877077718442),
        (1_000_000, 1.959966356814107),
    ])
    func boundsWithin95PercentAgreeWithSciPy(_ degreesOfFreedom: Int, _ expected: Double) throws {
        let distribution = try #require(StudentT(degreesOfFreedom: degreesOfFreedom))
        #expect(abs(distribution.bound(within: 0.95) / expected - 1) < 1e-11)
    }

    /// With one degree of freedom the probability is (2/π) arctan t, with two t/√(2 + t²).
    @Test func closedForms() throws {
        let one = try #require(StudentT(degreesOfFreedom: 1))
        #expect(abs(one.probability(within: 1) - 0.5) < 1e-15)
        #expect(abs(one.probability(within: 3.0.squareRoot()) - 2.0 / 3) < 1e-15)
        #expect(abs(one.bound(within: 0.999_999) / 636_619.772_367_058_4 - 1) < 1e-9)
        let two = try #require(StudentT(degreesOfFreedom: 2))
        #expect(abs(two.probability(within: 1) - 1 / 3.0.squareRoot()) < 1e-15)
        for distribution in [one, two] {
            #expect(distribution.probability(within: 0) == 0)
            #expect(distribution.probability(within: .infinity) == 1)
        }
    }

    @Test func nonpositiveDegreesOfFreedomAreRefused() {
        #expect(StudentT(degreesOfFreedom: 0) == nil)
        #expect(StudentT(degreesOfFreedom: -1) == nil)
    }
}
