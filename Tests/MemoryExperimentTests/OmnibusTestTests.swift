import Foundation
import Statistics
import Testing

@Suite("Omnibus tests and largest magnitudes")
struct OmnibusTestTests {
    /// `scipy.stats.combine_pvalues(…, method="fisher")` (SciPy 1.17.1).
    @Test(
        "agree with SciPy",
        arguments: [
            ([0.5], 0.5), ([0.01, 0.2, 0.3], 0.021561751), ([1, 1, 1, 1], 1), ([0.05, 0.05], 0.017478661),
        ] as [([Double], Double)])
    func probabilities(_ probabilities: [Double], _ expected: Double) throws {
        #expect(try abs(#require(OmnibusTest.probability(of: probabilities)) - expected) < 1e-8)
    }

    @Test("have no result without tests, and a finite one for a probability of 0")
    func limits() throws {
        #expect(OmnibusTest.probability(of: []) == nil)
        #expect(try #require(OmnibusTest.probability(of: [0, 0.5])) < 1e-200)
    }

    /// If p-values are uniform, so is the result: a twentieth of many is below 1/20.
    @Test("are uniform under chance alone")
    func uniformity() throws {
        var state: UInt64 = 7
        let results = try (0..<4_000).map { _ in
            let probabilities = (0..<64).map { _ -> Double in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return (Double(state >> 11) + 0.5) * 0x1p-53
            }
            return try #require(OmnibusTest.probability(of: probabilities))
        }
        // Five standard deviations of a binomial number of 4,000 with p = 1/20 are 69.
        #expect(abs(results.count { $0 < 0.05 } - 200) < 69)
        #expect(abs(results.count { $0 < 0.5 } - 2_000) < 158)
    }

    /// Closed forms for one and two numbers, Simpson's rule in Python for more.
    @Test(
        "know the expected largest magnitude of normal numbers",
        arguments: [
            (1, (2 / Double.pi).squareRoot()), (2, 2 / Double.pi.squareRoot()), (3, 1.326386755279),
            (16, 2.077204479524), (128, 2.827557803898), (4_096, 3.802295311902),
        ] as [(Int, Double)])
    func largestMagnitudes(count: Int, expected: Double) {
        #expect(abs(LargestMagnitude.mean(of: count) - expected) < 1e-9)
    }
}
