import MemoryExperiment
import Recurrent
import Statistics
import Testing

@Suite("Changes of memory per doubling")
struct SizeChangeTests {
    private static func key(_ inputSize: Int, _ hiddenSize: Int) -> CellKey {
        CellKey(variant: "base", cell: .gru, layers: 1, inputSize: inputSize, hiddenSize: hiddenSize)
    }

    /// Five runs for each of two input and three hidden sizes, counted in two ways.
    private static let counts: [SizeChange.Counts] = [1, 3].map { factor in
        [1, 4].flatMap { inputSize in
            [1, 2, 8].map { hiddenSize in
                (
                    key: key(inputSize, hiddenSize),
                    steps: (0..<5).map { factor * (20 + hiddenSize + inputSize) + ($0 * $0 * 7 + hiddenSize) % 9 }
                )
            }
        }
    }

    @Test("are slopes divided by means, with the same resamples as other effects")
    func agreement() throws {
        let resampling = RunResampling(seed: 42)
        let changes = try #require(SizeChange.changes(of: Self.counts, resampling: resampling))
        #expect(changes.count == 2)
        for (counts, change) in zip(Self.counts, changes) {
            let effects = try #require(SizeEffects(of: counts, resampling: resampling))
            for size in NetworkSize.allCases {
                let (expected, found) = (try #require(effects[size]), try #require(change[size]))
                // Sums of table cells and of runs round differently.
                let ends = [found.share.value, found.share.interval.low, found.share.interval.high]
                let others = expected.change.share
                for (end, other) in zip(ends, [others.value, others.interval.low, others.interval.high]) {
                    #expect(abs(end - other) < 1e-12)
                }
                let steps = counts.flatMap(\.steps)
                let mean = Double(steps.reduce(0, +)) / Double(steps.count)
                #expect(abs(found.share.value - expected.slope.value / mean) < 1e-12)
            }
        }
    }

    @Test("are exact for numbers on a plane")
    func plane() throws {
        let counts = [1, 2, 4].flatMap { inputSize in
            [4, 8].map { hiddenSize in
                let steps = 100 - 3 * inputSize.trailingZeroBitCount + 7 * hiddenSize.trailingZeroBitCount
                return (key: Self.key(inputSize, hiddenSize), steps: [steps, steps])
            }
        }
        let change = try #require(SizeChange.changes(of: [counts], resampling: RunResampling(seed: 1))?.first)
        // The mean is 100 − 3 + 7 · 2.5.
        #expect(try abs(#require(change[.input]).share.value + 3 / 114.5) < 1e-12)
        #expect(try abs(#require(change[.hidden]).share.interval.high - 7 / 114.5) < 1e-12)
    }

    @Test("are unknown for single runs, other table cells, a constant size, and steps that are all 0")
    func unknown() throws {
        let resampling = RunResampling(seed: 1)
        let single = [1, 2].map { (key: Self.key($0, 1), steps: [5]) }
        #expect(SizeChange.changes(of: [single], resampling: resampling) == nil)
        #expect(SizeChange.changes(of: [], resampling: resampling) == nil)
        #expect(SizeChange.changes(of: [Self.counts[0], [Self.counts[1][0]]], resampling: resampling) == nil)
        let constant = [1, 2].map { (key: Self.key(3, $0), steps: [5 * $0, 5 * $0]) }
        let changes = try #require(SizeChange.changes(of: [constant], resampling: resampling))
        #expect(changes[0][.input] == nil && changes[0][.hidden] != nil)
        let zero = [1, 2].map { (key: Self.key($0, $0), steps: [0, 0]) }
        #expect(SizeChange.changes(of: [zero], resampling: resampling)?.first?.isEmpty == true)
    }
}
