import MemoryExperiment
import Statistics
import Testing

/// Tail probabilities, compared with SciPy 1.17.1.
@Suite struct TailTests {
    /// `2 * scipy.stats.t.sf(t, df)`.
    @Test(arguments: [
        (1, 1, 0.5000000000000001), (1, 12.7, 0.050024327689344165), (2.5, 0.3, 0.7873423714951973),
        (2.5, 40, 0.0001419563429049338), (4.7, 3.3, 0.023544845344354696), (9, 0.01, 0.9922394455363253),
        (9, 1.2, 0.2607731973904615), (9, 5.6, 0.0003342727124627024), (9, 25, 1.2589450378990368e-09),
        (13.37, 2.2, 0.045955302541453594), (18, 8.5, 1.0226817406907924e-07), (77.7, 0.9, 0.3709011912995284),
        (77.7, 6.1, 3.8672778250981573e-08), (398, 3.9, 0.00011289022157219378), (1e4, 1.96, 0.05002352023183303),
        (1e4, 12.5, 1.3763749513983856e-35), (1e6, 4.4, 1.0826205082127908e-05), (1e6, 0.5, 0.6170751874723714),
        (2e6, 30, 1.0861192311773984e-197),
    ])
    func studentTails(_ degreesOfFreedom: Double, _ bound: Double, _ expected: Double) throws {
        let distribution = try #require(FractionalStudentT(degreesOfFreedom: degreesOfFreedom))
        #expect(abs(distribution.probability(beyond: bound) / expected - 1) < 1e-10)
        #expect(distribution.probability(beyond: -bound) == distribution.probability(beyond: bound))
    }

    /// `scipy.stats.t.ppf(0.975, df)` and `scipy.stats.t.ppf(0.995, df)`.
    @Test(arguments: [
        (1, 12.706204736174694, 63.656741162871526), (2.5, 3.5746548420036817, 7.163728138948783),
        (9, 2.262157162798205, 3.249835541592126), (13.37, 2.154306952430865, 2.998461974035521),
        (398, 1.9659423239762661, 2.588238404934375), (1e6, 1.959966356814107, 2.5758342201053344),
    ])
    func studentBounds(_ degreesOfFreedom: Double, _ usual: Double, _ wide: Double) throws {
        let distribution = try #require(FractionalStudentT(degreesOfFreedom: degreesOfFreedom))
        #expect(abs(distribution.bound(within: 0.95) / usual - 1) < 1e-10)
        #expect(abs(distribution.bound(within: 0.99) / wide - 1) < 1e-10)
    }

    /// The finite series for whole degrees of freedom is a second way to the same number.
    @Test(arguments: [1, 2, 3, 8, 9, 29, 128, 999])
    func wholeDegreesOfFreedomAgreeWithTheSeries(_ degreesOfFreedom: Int) throws {
        let series = try #require(StudentT(degreesOfFreedom: degreesOfFreedom))
        let fraction = try #require(FractionalStudentT(degreesOfFreedom: Double(degreesOfFreedom)))
        for bound in [0.05, 0.5, 1, 1.3, 2, 4] {
            #expect(abs(fraction.probability(beyond: bound) + series.probability(within: bound) - 1) < 1e-13)
        }
    }

    @Test func edgeCases() throws {
        let distribution = try #require(FractionalStudentT(degreesOfFreedom: 3.5))
        #expect(distribution.probability(beyond: 0) == 1)
        #expect(distribution.probability(beyond: .infinity) == 0)
        for none in [0, -1, Double.infinity, .nan] { #expect(FractionalStudentT(degreesOfFreedom: none) == nil) }
    }

    /// `scipy.special.erfc(z / sqrt(2))`.
    @Test(arguments: [
        (0, 1), (1e-5, 0.9999920211543921), (0.3, 0.7641771556220948), (1, 0.31731050786291415),
        (1.96, 0.04999579029644087), (2.1, 0.03572884112563311), (2.2, 0.027806895026997226),
        (3.5, 0.00046525815807105003), (6, 1.9731752900754036e-09), (12, 3.552964224155409e-33),
        (37, 1.1451142445050454e-299),
    ])
    func normalTails(_ bound: Double, _ expected: Double) {
        #expect(abs(NormalTail.probability(beyond: bound) / expected - 1) < 1e-10)
        #expect(NormalTail.probability(beyond: -bound) == NormalTail.probability(beyond: bound))
    }
}
