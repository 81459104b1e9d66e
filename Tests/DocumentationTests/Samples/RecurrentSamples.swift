import Recurrent
import Testing

@Suite("Samples of Recurrent")
struct RecurrentSamples {
    @Test("two sequences through one network")
    func pair() throws {
        let configuration = try NetworkConfiguration(cell: .lstm, inputSize: 1, hiddenSize: 16)
        let weights = NetworkWeights.draw(
            configuration, initialization: .glorotUniform(recurrent: .orthogonal, forgetBias: 1), seed: 7, run: 1)
        let network = PairNetwork(weights, precision: .float32)

        // Eight steps with other inputs for each sequence, then sixteen that both share.
        network.advance((0..<16).map { Double($0 % 5) - 2 }, steps: 8, areShared: false)
        network.advance((0..<16).map { Double($0 % 3) - 1 }, steps: 16, areShared: true)

        let differences = network.comparisons.map(\.maximumDifference)
        print("After the first shared step \(differences[0]), after the last \(differences[15])")

        #expect(differences[0] > differences[15] && differences[15] > 0)
    }

    @Test("two forms of one network")
    func backends() throws {
        let configuration = try NetworkConfiguration(cell: .gru(.afterProduct), inputSize: 3, hiddenSize: 20)
        let weights = NetworkWeights.draw(
            configuration, initialization: .uniformRecurrent(forgetBias: 0), seed: 1, run: 1)
        let inputs = (0..<48).map { Double($0) / 48 }
        let bytes = PairNetwork.Backend.allCases.map { backend in
            let network = PairNetwork(weights, precision: .float64, backend: backend)
            network.advance(inputs, steps: 16, areShared: true)
            return network.stateBytes(afterStep: 15)
        }
        #expect(bytes[0] == bytes[1])
    }
}
