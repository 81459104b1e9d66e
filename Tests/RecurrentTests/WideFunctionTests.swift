import Recurrent
import Testing

/// On processors without wider vectors, both batches compute alike.
@Suite("Functions on the widest vectors")
struct WideFunctionTests {
    /// Numbers of every binade and sign, from subnormal ones to the largest, and zeros.
    private static let numbers: [Double] = {
        let step: UInt32 = 49_999
        let patterns = stride(from: UInt32(0), to: 0x7F80_0000, by: Int(step))
        return patterns.flatMap { pattern in
            [Double(Float(bitPattern: pattern)), -Double(Float(bitPattern: pattern))]
        }
    }()

    /// The weights of an LSTM whose gates have sums of w x + b, a different w for each gate and unit.
    private static func weights() throws -> NetworkWeights {
        let units = 17
        let configuration = try NetworkConfiguration(cell: .lstm, inputSize: 1, hiddenSize: units)
        let kernel = (0..<4 * units).map { Double($0 % 11 - 5) * 0.37 }
        return try NetworkWeights(
            configuration: configuration,
            layers: [
                LayerWeights(
                    kernel: kernel, recurrentKernel: Array(repeating: 0, count: 4 * units * units),
                    bias: (0..<4 * units).map { Double($0 % 3 - 1) * 0.5 }, recurrentBias: [])
            ])
    }

    @Test("give the bits of the usual ones for numbers of every size")
    func lstm() throws {
        let weights = try Self.weights()
        let rows = InputRows(Self.numbers, features: 1, precision: .float32)
        let sequences = 5
        let batches = ProductVectors.allCases.map {
            SequenceBatch(
                [weights], precision: .float32, sequencesPerNetwork: sequences, backend: .lanes, products: $0)
        }
        let share = Self.numbers.count / sequences
        var first = 0
        while first + SequenceBatch.blockSteps <= share {
            let starts = (0..<sequences).map { $0 * share + first }
            for batch in batches { batch.advance(rows, firstRows: starts, steps: SequenceBatch.blockSteps) }
            for sequence in 0..<sequences {
                for step in 0..<SequenceBatch.blockSteps {
                    let bits = batches.map { SequenceBatchFixture.bits($0, sequence, afterStep: step) }
                    guard bits[0] != bits[1] else { continue }
                    Issue.record("differ after reading \(Self.numbers[starts[sequence] + step])")
                    return
                }
            }
            first += SequenceBatch.blockSteps
        }
        #expect(first > 10_000)
    }
}
