import Recurrent
import Testing

@Suite("Comparisons of sequences")
struct SequenceComparisonTests {
    typealias Fixture = SequenceBatchFixture

    static let stacks = [[1], [3], [8], [9], [5, 17], [9, 4], [40]]

    @Test("follow their definition", arguments: stacks, [nil, 0, 1] as [Int?])
    func pairs(hiddenSizes: [Int], seedOfScales: Int?) throws {
        let weights = try Fixture.weights(.lstm, inputSize: 2, hiddenSizes: hiddenSizes)
        let scales = seedOfScales.map { Self.scales(hiddenSizes[hiddenSizes.count - 1], seed: $0) }
        for precision in Precision.allCases {
            for backend in PairNetwork.Backend.allCases {
                let batch = Self.batch(weights, precision, backend)
                batch.scaleDifferences(by: scales)
                let pairs = (0..<batch.sequences).flatMap { a in
                    (0..<batch.sequences).map { SequencePair(a, $0) }
                }
                var comparisons: [SequenceComparison] = []
                batch.compare(pairs, afterSteps: 0..<3, into: &comparisons)
                #expect(comparisons.count == 3 * pairs.count)
                for (index, comparison) in comparisons.enumerated() {
                    let (step, pair) = index.quotientAndRemainder(dividingBy: pairs.count)
                    let expected = Self.definition(batch, pairs[pair], afterStep: step, scales: scales)
                    #expect(Self.areSame(comparison, expected), "\(pairs[pair]) after step \(step)")
                }
                #expect(comparisons[1].statesAreSame && comparisons[1].maximumDifference == 0)
                #expect(!comparisons[2].statesAreSame && comparisons[3].maximumDifference.isNaN)
            }
        }
    }

    @Test("with rows follow their definition", arguments: stacks)
    func rows(hiddenSizes: [Int]) throws {
        let weights = try Fixture.weights(.lstm, inputSize: 2, hiddenSizes: hiddenSizes)
        let n = hiddenSizes[hiddenSizes.count - 1]
        let scales = Self.scales(n, seed: 1)
        for precision in Precision.allCases {
            for backend in PairNetwork.Backend.allCases {
                let batch = Self.batch(weights, precision, backend)
                batch.scaleDifferences(by: scales)
                // Row 3 s + t is the output of sequence s after step t; after the last sequence's come broken ones.
                var numbers = (0..<batch.sequences).flatMap { sequence in
                    (0..<3).flatMap { batch.output(layer: hiddenSizes.count - 1, sequence: sequence, afterStep: $0) }
                }
                numbers += [Double](repeating: .nan, count: n) + [Double](repeating: .infinity, count: n)
                numbers += [Double](repeating: -0.0, count: n) + Array(repeating: 1e30, count: n)
                let rows = InputRows(numbers, features: n, precision: precision)
                var comparisons: [OutputComparison] = []
                for shift in 0..<4 {
                    let firstRows = (0..<batch.sequences).map { 3 * $0 + shift }
                    batch.compare(with: rows, firstRows: firstRows, afterSteps: 1..<3, into: &comparisons)
                    #expect(comparisons.count == 2 * batch.sequences)
                    for (index, comparison) in comparisons.enumerated() {
                        let (step, sequence) = index.quotientAndRemainder(dividingBy: batch.sequences)
                        let output = batch.output(
                            layer: hiddenSizes.count - 1, sequence: sequence, afterStep: 1 + step)
                        let row = rows[firstRows[sequence] + 1 + step]
                        let expected = Self.definition(output, row, precision, scales: scales)
                        #expect(Self.areSame(comparison, expected))
                        if shift == 0, sequence < 3 { #expect(comparison.outputsAreSame) }
                    }
                }
            }
        }
    }

    /// Nine sequences after three steps with the same inputs: 0 and 1 alike, 2 with another state, 3 with NaN, 4 to 6 with
    /// infinities; the rest start at rest.
    private static func batch(
        _ weights: NetworkWeights, _ precision: Precision, _ backend: PairNetwork.Backend
    ) -> SequenceBatch {
        let rows = InputRows(Fixture.recording(rows: 3, features: 2), features: 2, precision: precision)
        let batch = SequenceBatch(weights, precision: precision, sequences: 9, backend: backend)
        func set(_ sequence: Int, _ change: (_ output: inout [Double], _ cellState: inout [Double]) -> Void) {
            var state = Fixture.state(weights.configuration, seed: 0)
            var (output, cellState) = state[0]
            change(&output, &cellState)
            state[0] = (output, cellState)
            batch.setState(state, sequence: sequence)
        }
        set(0) { _, _ in }
        set(1) { _, _ in }
        set(2) { $1[0] += 0.5 }
        set(3) { $1[$1.count - 1] = .nan }
        set(4) { $1[0] = .infinity }
        set(5) { $1[0] = -.infinity }
        set(6) { output, _ in output[0] = .infinity }
        batch.advance(rows, firstRows: Array(repeating: 0, count: batch.sequences), steps: 3)
        return batch
    }

    /// Factors of many sizes, some of them zero.
    private static func scales(_ count: Int, seed: Int) -> [Double] {
        DrawStreamTests.normals(count, from: 100 * seed).map { $0 < -1 ? 0 : abs($0) }
    }

    private static func definition(
        _ batch: SequenceBatch, _ pair: SequencePair, afterStep step: Int, scales: [Double]?
    ) -> SequenceComparison {
        let top = batch.configuration.layers - 1
        let outputs = definition(
            batch.output(layer: top, sequence: pair.a, afterStep: step),
            batch.output(layer: top, sequence: pair.b, afterStep: step), batch.precision, scales: scales)
        return SequenceComparison(
            maximumDifference: outputs.maximumDifference, outputsAreSame: outputs.outputsAreSame,
            statesAreSame: outputs.outputsAreSame
                && Fixture.bits(batch, pair.a, afterStep: step) == Fixture.bits(batch, pair.b, afterStep: step))
    }

    private static func definition(
        _ a: [Double], _ b: [Double], _ precision: Precision, scales: [Double]?
    ) -> OutputComparison {
        var largest = 0.0
        for unit in a.indices {
            let scale = scales?[unit] ?? 1
            let difference =
                switch precision {
                case .float32: Double(abs(Float(a[unit]) - Float(b[unit])) * Float(scale))
                case .float64: abs(a[unit] - b[unit]) * scale
                }
            if difference.isNaN || largest.isNaN { largest = .nan } else { largest = max(largest, difference) }
        }
        return OutputComparison(
            maximumDifference: largest, outputsAreSame: !largest.isNaN && a.map(\.bitPattern) == b.map(\.bitPattern))
    }

    private static func areSame(_ a: SequenceComparison, _ b: SequenceComparison) -> Bool {
        areSame(a.maximumDifference, b.maximumDifference) && a.outputsAreSame == b.outputsAreSame
            && a.statesAreSame == b.statesAreSame
    }

    private static func areSame(_ a: OutputComparison, _ b: OutputComparison) -> Bool {
        areSame(a.maximumDifference, b.maximumDifference) && a.outputsAreSame == b.outputsAreSame
    }

    private static func areSame(_ a: Double, _ b: Double) -> Bool { a == b || a.isNaN && b.isNaN }
}
