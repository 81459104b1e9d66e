import Checkpoints
import Foundation
import Recurrent
import Support
import Testing

/// Every file that Keras, or h5py in the manner of Keras, has written.
@Suite struct KerasFixtureTests {
    private static let fixtures = Fixture.all("keras")

    @Test(arguments: fixtures.filter { $0.expect == "accept" })
    func networksAreRead(_ fixture: Fixture) throws {
        let checkpoint = try Checkpoint(at: fixture.path)
        let module = try checkpoint.module()
        #expect(module.framework == .keras && module.direction == .forward)
        try FixtureExpectation(fixture).check(
            module, of: checkpoint, tolerance: fixture.file.contains("cudnn") ? 1e-6 : 0)
    }

    @Test(arguments: [
        ("keras_lstm.keras", "memory"), ("keras_lstm.weights.h5", "memory"), ("keras_lstm.h5", "memory"),
        ("keras_lstm2.keras", "lstm+lstm_1"), ("keras2_weights.h5", "lstm_1"),
    ]) func networksHaveTheNamesOfTheirLayers(_ file: String, _ name: String) throws {
        #expect(try Checkpoint(at: Fixture.path(file)).modules.map(\.name) == [name])
    }

    @Test(arguments: ["keras_simple_rnn.keras", "keras_simple_rnn.weights.h5"])
    func simpleNetworksAreElmanNetworks(_ file: String) throws {
        let checkpoint = try Checkpoint(at: Fixture.path(file))
        let module = try checkpoint.module()
        let weights = try checkpoint.weights(of: module).network
        #expect(module.layers.map(\.cell) == [.elman])
        #expect(weights.configuration.inputSize == 3 && weights.configuration.hiddenSizes == [6])
    }

    @Test func eachDirectionOfABidirectionalLayerIsRead() throws {
        for file in ["keras_bidirectional.keras", "keras_bidirectional.weights.h5"] {
            let checkpoint = try Checkpoint(at: Fixture.path(file))
            let forward = try checkpoint.module(named: "bidirectional.forward")
            let backward = try checkpoint.module(named: "bidirectional.backward")
            #expect(forward.direction == .forward && backward.direction == .backward)
            #expect(try checkpoint.weights(of: forward).network != checkpoint.weights(of: backward).network)
        }
    }

    @Test func denseLayersAfterTheNetworkAreHeads() throws {
        let whole = try Checkpoint(at: Fixture.path("keras_companions.keras"))
        let weights = try Checkpoint(at: Fixture.path("keras_companions.weights.h5"))
        #expect(whole.heads.map(\.name) == ["dense_1"] && weights.heads.map(\.name) == ["dense_1"])
        #expect(whole.heads.map(\.activation) == [.linear] && weights.heads.map(\.activation) == [nil])
        #expect(whole.heads.map(\.outputSize) == [2])
    }

    /// What the sentence about each file must say.
    private static let reasons = [
        "keras_gru_nobias_weights.weights.h5":
            "a GRU without biases and without a configuration: reset_after is not recorded",
        "keras_hard_sigmoid.keras":
            "recurrent_activation hard_sigmoid of Keras 3, which is relu6(x + 3)/6, not clip(0.2 x + 0.5) of Keras 2",
        "keras_relu.keras": "activation relu", "keras_bidirectional.keras": "is Bidirectional",
        "keras_bidirectional.weights.h5": "is Bidirectional", "keras_backwards.keras": "go_backwards=True",
        "keras_simple_rnn.keras": "accepted", "keras_simple_rnn.weights.h5": "accepted",
        "keras_rnn_cell.keras": "an RNN around a cell",
        "keras_half.keras": "computes in float16 (dtype policy float16)",
        "truncated.weights.h5": "the HDF5 file is shorter than its superblock says",
        "text.h5": "no HDF5 signature at 0, 512, 1024 ...",
        "no_weights.keras": "model.weights.h5 is not in the archive",
    ]

    @Test(arguments: fixtures.filter { $0.expect == "refuse" })
    func reasonsAreGiven(_ fixture: Fixture) throws {
        let expected = try #require(Self.reasons[fixture.file])
        let complaint = FixtureExpectation(fixture).complaint
        #expect(complaint.contains(expected), "\(complaint)")
        if complaint != "accepted" {
            #expect(complaint.hasSuffix(".") && complaint.contains(fixture.file), "\(complaint)")
        }
    }
}
