import Recurrent
import Testing

/// On processors without wider vectors, both batches compute alike.
@Suite("Products on the widest vectors")
struct WideProductTests {
    typealias Fixture = SequenceBatchFixture

    /// Layers with panels of four vectors, of two and of one, and with several chunks of rows.
    static let stacks = [[16], [32], [40], [64, 32], [72], [256], [300]]

    @Test("give the bits of the usual ones in every sequence", arguments: stacks, BackendTests.cells)
    func sameBitsAsUsual(hiddenSizes: [Int], cell: Cell) throws {
        for inputSize in [3, 40] {
            let weights = try Fixture.weights(cell, inputSize: inputSize, hiddenSizes: hiddenSizes)
            for precision in Precision.allCases {
                for sequences in Array(1...13) + [25, 100] {
                    compare(weights, precision, sequences: sequences)
                }
            }
        }
    }

    /// Blocks of few steps have the products with the fewest columns.
    private func compare(_ weights: NetworkWeights, _ precision: Precision, sequences: Int) {
        let features = weights.configuration.inputSize
        let rows = InputRows(Fixture.recording(rows: 20, features: features), features: features, precision: precision)
        let batches = ProductVectors.allCases.map {
            SequenceBatch(
                [weights], precision: precision, sequencesPerNetwork: sequences, backend: .lanes, products: $0)
        }
        let starts = Fixture.starts(sequences, below: 16)
        for steps in [4, 1, 2, 3] {
            for batch in batches { batch.advance(rows, firstRows: starts, steps: steps) }
            let bits = batches.map { batch in
                (0..<sequences).map { Fixture.bits(batch, $0, afterStep: steps - 1) }
            }
            #expect(bits[0] == bits[1], "\(sequences) sequences, \(precision), \(features) inputs")
        }
    }
}
