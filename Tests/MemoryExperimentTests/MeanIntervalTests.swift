import Foundation
import MemoryExperiment
import Statistics
import Testing

/// Means of fractions.
@Suite struct MeanIntervalTests {
    @Test(arguments: [
        [0, 0, 0, 0.02, 0, 0, 0.15, 0, 0, 0.01], [0, 1], [0.001, 0.4], [0.97, 1, 1, 1, 0.6], [1e-9, 0.9, 0, 0],
        [0.5, 0.5, 0.5], [0, 0], [1, 1, 1], [0.02, 0.021], [0, 0, 0, 1],
    ])
    func intervalContainsTheMeanAndStaysWithinZeroToOne(fractions: [Double]) throws {
        let found = try #require(MeanInterval(fractions: fractions))
        let mean = fractions.reduce(0, +) / Double(fractions.count)
        #expect(abs(found.mean - mean) < 1e-15)
        #expect(0 <= found.interval.low && found.interval.low <= found.mean)
        #expect(found.mean <= found.interval.high && found.interval.high <= 1)
        #expect((found.interval.low < found.interval.high) == (Set(fractions).count > 1))
    }

    /// Roots of (m − μ)² = t² s²/n · μ(1 − μ)/(m(1 − m)), from NumPy and SciPy 1.17.1.
    @Test(arguments: [
        ([0.0, 0, 0, 0.02, 0, 0, 0.15, 0, 0, 0.01], 0.0033759605082552126, 0.09023693520997736),
        ([0.97, 1, 1, 1, 0.6], 0.5247209702799408, 0.9903203427510858),
        ([0.3, 0.5, 0.4, 0.45], 0.2875687956308571, 0.5498194311569227),
        ([0.0, 1, 1, 0, 1, 1], 0.2036823373901182, 0.9398981519892486),
    ])
    func agreesWithWilsonAtTheEffectiveSampleSize(fractions: [Double], low: Double, high: Double) throws {
        let found = try #require(MeanInterval(fractions: fractions)).interval
        #expect(abs(found.low - low) < 1e-10)
        #expect(abs(found.high - high) < 1e-10)
    }

    /// If runs differ little, it is Student's t interval.
    @Test func agreesWithStudentForNarrowSamples() throws {
        let fractions = [0.699, 0.702, 0.7, 0.701, 0.698, 0.7]
        let found = try #require(MeanInterval(fractions: fractions))
        let student = try #require(MeanWithError(fractions))
        #expect(abs(found.interval.high - found.mean - student.margin) < 0.002 * student.margin)
        #expect(abs(found.mean - found.interval.low - student.margin) < 0.002 * student.margin)
    }

    @Test func oneRunHasNoInterval() { #expect(MeanInterval(fractions: [0.3]) == nil) }
}
