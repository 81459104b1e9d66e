import Checkpoints
import Foundation
import Recurrent
import Support
import Testing

@Suite struct AmpModelTests {
    /// A model whose weights are 0, 1, 2, …, so that each place can be told.
    private func model(
        architecture: String = "LSTM", config: String = #"{"input_size": 1, "hidden_size": 2, "num_layers": 2}"#,
        count: Int = 83
    ) -> String {
        // Layer 0: 8 × 3 weights, 8 biases, 2 + 2 states. Layer 1: 8 × 4, 8, 2 + 2. Head: 2 weights, a bias.
        let weights = (0..<count).map(String.init).joined(separator: ", ")
        return
            #"{"version": "0.5.4", "architecture": "\#(architecture)", "config": \#(config), "weights": [\#(weights)]}"#
    }

    private func checkpoint(_ text: String) throws -> Checkpoint {
        try Checkpoint(of: MemoryBytes("amp.nam", Array(text.utf8)))
    }

    @Test func everyWeightHasItsPlace() throws {
        let checkpoint = try checkpoint(model())
        #expect(checkpoint.format == .neuralAmpModeler)
        let module = try checkpoint.module()
        #expect(module.layers.map(\.inputSize) == [1, 2] && module.layers.map(\.hiddenSize) == [2, 2])
        let weights = try checkpoint.weights(of: module)
        let first = weights.network.layers[0]
        // The matrix of layer 0 has rows of one input and two units: 0 1 2, 3 4 5, …
        #expect(first.kernel == [0, 3, 6, 9, 12, 15, 18, 21])
        #expect(Array(first.recurrentKernel.prefix(8)) == [1, 4, 7, 10, 13, 16, 19, 22])
        #expect(first.bias == [24, 25, 26, 27, 28, 29, 30, 31])
        let second = weights.network.layers[1]
        #expect(Array(second.kernel.prefix(3)) == [36, 40, 44])
        #expect(second.bias == [68, 69, 70, 71, 72, 73, 74, 75])
        let start = try #require(weights.startState)
        #expect(start.map(\.output) == [[32, 33], [76, 77]])
        #expect(start.map(\.cellState) == [[34, 35], [78, 79]])
        let head = try #require(checkpoint.heads.first)
        #expect(head.inputSize == 2 && head.outputSize == 1 && head.activation == .linear)
        let dense = try checkpoint.weights(of: head)
        #expect(dense.kernel == [80, 81] && dense.bias == [82])
    }

    @Test(arguments: [
        ("WaveNet", "the architecture WaveNet"), ("count", "83 numbers"), ("config", "no valid `hidden_size`"),
        ("other", "no model of Neural Amp Modeler"), ("broken", "not valid JSON"),
    ]) func othersAreRefused(_ what: String, _ expected: String) throws {
        let text =
            switch what {
            case "WaveNet": model(architecture: "WaveNet")
            case "count": model(count: 82)
            case "config": model(config: #"{"input_size": 1, "hidden_size": 4097, "num_layers": 1}"#)
            case "other": #"{"a": 1}"#
            default: #"{"a": 1"#
            }
        let error = #expect(throws: Failure.self) { try checkpoint(text) }
        #expect(error?.message.contains(expected) == true, "\(error?.message ?? "")")
    }
}
