import MemoryExperiment
import Statistics
import Testing

@Suite struct HolmCorrectionTests {
    /// Worked by hand: 4 · 0.005, 3 · 0.01, 2 · 0.03 and 1 · 0.04, which must not be less than the one before.
    @Test func agreesWithHandCalculation() {
        let adjusted = HolmCorrection.adjusted([0.01, 0.04, 0.03, 0.005])
        #expect(adjusted.count == 4)
        for (found, expected) in zip(adjusted, [0.03, 0.06, 0.06, 0.02]) { #expect(abs(found - expected) < 1e-15) }
    }

    @Test func valuesAreAtMostOneAndTiesAreEqual() {
        #expect(HolmCorrection.adjusted([0.5, 0.5, 0.5, 0.9]) == [1, 1, 1, 1])
        #expect(HolmCorrection.adjusted([0.2]) == [0.2])
        #expect(HolmCorrection.adjusted([]) == [])
        #expect(HolmCorrection.adjusted([0, 1]) == [0, 1])
    }
}
