import Checkpoints
import Foundation
import Recurrent
import Support
import Testing

/// Every ONNX model, written by exporters of PyTorch or node by node.
@Suite struct ONNXFixtureTests {
    private static let fixtures = Fixture.all("onnx")

    @Test(arguments: fixtures.filter { $0.expect == "accept" })
    func networksAreRead(_ fixture: Fixture) throws {
        let checkpoint = try Checkpoint(at: fixture.path)
        let module = try checkpoint.module()
        #expect(module.framework == (fixture.file == "lstm_decomposed.onnx" ? .pyTorch : .onnx))
        try FixtureExpectation(fixture).check(module, of: checkpoint)
        #expect(try checkpoint.weights(of: module).startState == nil)
        #expect(module.assumptions.isEmpty)
    }

    @Test(arguments: [
        ("lstm2.torchscript.onnx", "/LSTM+/LSTM_1"), ("gru1.dynamo.onnx", "node_gru__1"), ("gru_lbr0.onnx", "layer0"),
        ("lstm_nobias.onnx", "y"), ("lstm_decomposed.onnx", "model.rnn"),
    ]) func networksHaveTheNamesOfTheirNodes(_ file: String, _ name: String) throws {
        #expect(try Checkpoint(at: Fixture.path(file)).modules.map(\.name) == [name])
    }

    @Test func eachDirectionOfABidirectionalNodeIsRead() throws {
        let fixture = try #require(Self.fixtures.first { $0.file == "lstm_bidirectional.onnx" })
        let checkpoint = try Checkpoint(at: fixture.path)
        let forward = try checkpoint.module(named: "y.forward")
        try FixtureExpectation(fixture).check(forward, of: checkpoint)
        let backward = try checkpoint.module(named: "y.backward")
        #expect(backward.direction == .backward && backward.obstacle == nil)
        #expect(try checkpoint.weights(of: backward).network != checkpoint.weights(of: forward).network)
    }

    /// What the sentence about each file must say.
    private static let reasons = [
        "lstm_reverse.onnx": "direction=reverse: it reads the sequence from the end",
        "lstm_clip.onnx": "clip=1: gates are clipped", "lstm_input_forget.onnx": "input_forget=1: coupled gates",
        "lstm_relu.onnx": "activations Sigmoid, Relu, Tanh instead of Sigmoid, Tanh, Tanh",
        "lstm_peephole.onnx": "peephole weights (input P)", "lstm_bidirectional.onnx": "direction=bidirectional",
        "truncated.onnx": "the protobuf ends inside a field", "no_rnn.onnx": "no LSTM or GRU node in it",
        "lstm_quantized.onnx":
            "com.microsoft.DynamicQuantizeLSTM: int8 weights, activations quantised at run time",
    ]

    @Test(arguments: fixtures.filter { $0.expect == "refuse" })
    func reasonsAreGiven(_ fixture: Fixture) throws {
        let expected = try #require(Self.reasons[fixture.file])
        let complaint = FixtureExpectation(fixture).complaint
        #expect(complaint.contains(expected), "\(complaint)")
        #expect(complaint.hasSuffix(".") && complaint.contains(fixture.file), "\(complaint)")
    }
}
