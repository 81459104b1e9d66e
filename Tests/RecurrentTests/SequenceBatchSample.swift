import Recurrent
import Testing

@Suite("The sample with a batch of sequences")
struct SequenceBatchSample {
    @Test("compares two starts")
    func starts() throws {
        let configuration = try NetworkConfiguration(cell: .lstm, inputSize: 2, hiddenSize: 8)
        let weights = NetworkWeights.draw(
            configuration, initialization: .uniformRecurrent(forgetBias: 1), seed: 1, run: 1)
        let recording = (0..<200).map { Double($0 % 7) - 3 }
        let rows = InputRows(recording, features: 2, precision: .float32)
        let batch = SequenceBatch(weights, precision: .float32, sequences: 3)
        batch.advance(rows, firstRows: [0, 40, 71], steps: SequenceBatch.blockSteps)

        let differences = zip(
            batch.output(layer: 0, sequence: 0, afterStep: 15), batch.output(layer: 0, sequence: 1, afterStep: 15)
        ).map { abs($0 - $1) }
        print("From row 0 and from row 40, outputs differ by at most \(differences.max() ?? 0)")

        let largest = try #require(differences.max())
        #expect(largest > 0 && largest < 2)
    }
}
