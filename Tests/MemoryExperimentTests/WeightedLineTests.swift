import MemoryExperiment
import Statistics
import Testing

@Suite struct WeightedLineTests {
    private static let sizes: [Double] = [24, 28, 32, 36, 40]
    private static let heights = [5.4, 6.5, 8.9, 10.3, 12.1]

    private static func line(weights: [Double]) -> WeightedLine? {
        WeightedLine(
            through: sizes.indices.map { .init(x: sizes[$0], y: heights[$0], weight: weights[$0]) })
    }

    /// `p, c = numpy.polyfit(x, y, 1, w=numpy.sqrt(w), cov=True)` of NumPy 2.4.6; the margin is
    /// `scipy.stats.t.ppf(0.975, 3) * c[0, 0] ** 0.5` of SciPy 1.17.1.
    @Test func weightedFitAgreesWithNumPy() throws {
        let line = try #require(Self.line(weights: [20, 20, 20, 19, 8]))
        #expect(abs(line.slope - 0.42917998721227635) < 1e-13)
        #expect(abs(line.interval.high - line.slope - 0.09184564608936029) < 1e-12)
        #expect(abs(line.slope - line.interval.low - 0.09184564608936029) < 1e-12)
        #expect(abs(line(64) - 22.37074808184144) < 1e-12)
    }

    /// `scipy.stats.linregress(x, y)` of SciPy 1.17.1; a common factor of all weights has no effect.
    @Test(arguments: [1.0, 1e-3, 700])
    func equalWeightsAgreeWithSciPy(_ weight: Double) throws {
        let line = try #require(Self.line(weights: Array(repeating: weight, count: 5)))
        #expect(abs(line.slope - 0.43) < 1e-13)
        #expect(abs(line.interval.high - line.slope - 0.07795369581750708) < 1e-12)
        #expect(abs(line(0) + 5.12) < 1e-12)
    }

    @Test func tooFewDistinctPointsGiveNoLine() {
        let two = [(1.0, 2.0), (2, 3)].map { WeightedLine.Point(x: $0.0, y: $0.1, weight: 1) }
        #expect(WeightedLine(through: two) == nil)
        let upright = [1.0, 2, 3].map { WeightedLine.Point(x: 7, y: $0, weight: 1) }
        #expect(WeightedLine(through: upright) == nil)
    }
}
