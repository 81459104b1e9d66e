import MemoryExperiment
import Recurrent
import Statistics
import Testing

@Suite struct SizeEffectsTests {
    private static func key(_ inputSize: Int, _ hiddenSize: Int, cell: CellKind = .lstm, layers: Int = 1) -> CellKey {
        CellKey(variant: "base", cell: cell, layers: layers, inputSize: inputSize, hiddenSize: hiddenSize)
    }

    /// Five runs for each of the input sizes 1, 4 and hidden sizes 1, 2, 8.
    private static let steps = [1, 4].flatMap { inputSize in
        zip([1, 2, 8], [1, 2, 4]).map { hiddenSize, bits in
            (
                key: key(inputSize, hiddenSize),
                steps: (0..<5).map { 10 * bits - 2 * inputSize + ($0 * $0 * 7 + inputSize * 3 + hiddenSize) % 9 }
            )
        }
    }

    /// A second implementation in Python: Philox by its published definition, the runs by the documented layout,
    /// `scipy.stats.kendalltau` (SciPy 1.17.1), `numpy.linalg.lstsq` and `numpy.percentile` (NumPy 2.4.6) over the same
    /// 2,000 resamples.
    @Test func estimatesAndIntervalsAgreeWithSciPy() throws {
        let effects = try #require(SizeEffects(of: Self.steps, resampling: RunResampling(seed: 42)))
        let (input, hidden) = (try #require(effects[.input]), try #require(effects[.hidden]))
        for (estimate, expected) in [
            (input.tau, (-0.2590095632952704, -0.3147113022133531, -0.22360605423707394)),
            (input.slope, (-3, -3.7, -2.3)),
            (hidden.tau, (0.8187273449743845, 0.788891930660063, 0.8574929257125441)),
            (hidden.slope, (9.342857142857149, 8.806964285714288, 9.885714285714291)),
        ] {
            #expect(abs(estimate.value - expected.0) < 1e-12)
            #expect(abs(estimate.interval.low - expected.1) < 1e-12)
            #expect(abs(estimate.interval.high - expected.2) < 1e-12)
        }
        #expect(effects.settings == 6)
        #expect(effects.runs == 30)
    }

    /// From the same second implementation; its Philox reproduces the published answers.
    @Test func drawsFollowTheDocumentedLayout() {
        let indices = RunResampling(seed: 1 << 40 + 7)
            .indices(resample: 3, of: Self.key(16, 32, cell: .gru, layers: 2), runs: 5)
        #expect(indices == [4, 0, 2, 3, 4])
    }

    @Test func runsAreDrawnUniformly() {
        var counts = [Int](repeating: 0, count: 7)
        for resample in 1...RunResampling.resamples {
            let indices = RunResampling(seed: 1).indices(resample: resample, of: Self.key(2, 3), runs: 7)
            #expect(indices.count == 7)
            for index in indices { counts[index] += 1 }
        }
        // 14,000 draws: five standard deviations of a binomial number with p = 1/7 are 207.
        #expect(counts.allSatisfy { abs($0 - RunResampling.resamples) < 207 })
    }

    /// With one number per size, every slope is known and resampling changes nothing.
    @Test func numbersOnAPlaneHaveTheSlopesOfThePlane() throws {
        let steps = [1, 2, 32].flatMap { inputSize in
            [4, 8].map { hiddenSize in
                let doublings = (inputSize.trailingZeroBitCount, hiddenSize.trailingZeroBitCount)
                let number = 100 - 3 * doublings.0 + 7 * doublings.1
                return (key: Self.key(inputSize, hiddenSize), steps: [number, number])
            }
        }
        let effects = try #require(SizeEffects(of: steps, resampling: RunResampling(seed: 1)))
        for (size, slope) in [(NetworkSize.input, -3.0), (.hidden, 7)] {
            let effect = try #require(effects[size])
            #expect(abs(effect.slope.value - slope) < 1e-12)
            #expect(abs(effect.slope.interval.low - slope) < 1e-12)
            #expect(effect.tau.interval.low == effect.tau.interval.high)
        }
    }

    @Test func constantSizeHasNoEffect() throws {
        let steps = [1, 2].map { (key: Self.key(3, $0), steps: [5 * $0, 5 * $0 + 1]) }
        let effects = try #require(SizeEffects(of: steps, resampling: RunResampling(seed: 1)))
        #expect(effects[.input] == nil)
        #expect(effects[.hidden]?.slope.value == 5)
    }

    @Test func collinearSizesHaveNoEffects() throws {
        let steps = [1, 2].map { (key: Self.key($0, $0), steps: [5 * $0, 5 * $0 + 1]) }
        let effects = try #require(SizeEffects(of: steps, resampling: RunResampling(seed: 1)))
        #expect(effects[.input] == nil && effects[.hidden] == nil)
    }

    @Test func singleRunsHaveNoInterval() {
        let steps = [1, 2].map { (key: Self.key(1, $0), steps: [$0]) }
        #expect(SizeEffects(of: steps, resampling: RunResampling(seed: 1)) == nil)
        #expect(SizeEffects(of: [], resampling: RunResampling(seed: 1)) == nil)
    }
}
