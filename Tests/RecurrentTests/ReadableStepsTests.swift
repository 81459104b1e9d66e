import Recurrent
import Testing

/// Which steps of a batch can be read.
@Suite("Readable steps")
struct ReadableStepsTests {
    static func batch() throws -> (PairBatch, NetworkWeights) {
        let configuration = try NetworkConfiguration(cell: .lstm, inputSize: 1, hiddenSize: 2)
        let weights = NetworkWeights.draw(
            configuration, initialization: .uniformRecurrent(forgetBias: 1), seed: 1, run: 1)
        let batch = PairBatch(configuration, precision: .float64, width: PairBatch.widest(.float64))
        for seat in 0..<batch.width { batch.place(weights, at: seat) }
        batch.advance(Array(repeating: [0.5, -0.5], count: batch.width), steps: 2, areShared: true)
        return (batch, weights)
    }

    @Test("placing a network keeps those of other seats")
    func neighbours() throws {
        let (batch, weights) = try Self.batch()
        let before = batch.stateBytes(ofSeat: 1, afterStep: 1)
        batch.place(weights, at: 0)
        #expect(batch.stateBytes(ofSeat: 1, afterStep: 1) == before)
        #expect(batch.comparison(ofSeat: 1, afterStep: 1).statesAreSame)
    }

    @Test("a single network has none before its first block")
    func noneAtRest() throws {
        let (_, weights) = try Self.batch()
        let network = PairNetwork(weights, precision: .float64)
        #expect(network.comparisons.isEmpty)
        network.advance([0.5, -0.5], steps: 2, areShared: true)
        #expect(network.comparisons.count == 2)
    }

    @Test("placing a network discards those of its seat")
    func formerNetwork() async {
        await #expect(processExitsWith: .failure) {
            let (batch, weights) = try ReadableStepsTests.batch()
            batch.place(weights, at: 0)
            _ = batch.comparison(ofSeat: 0, afterStep: 0)
        }
        await #expect(processExitsWith: .failure) {
            let (batch, weights) = try ReadableStepsTests.batch()
            batch.place(weights, at: 0)
            _ = batch.output(.a, layer: 0, ofSeat: 0, afterStep: 0)
        }
        await #expect(processExitsWith: .success) {
            let (batch, weights) = try ReadableStepsTests.batch()
            batch.place(weights, at: 0)
            _ = batch.comparison(ofSeat: 1, afterStep: 0)
        }
    }
}
