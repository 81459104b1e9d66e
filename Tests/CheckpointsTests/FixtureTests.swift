import Checkpoints
import Foundation
import Recurrent
import Support
import Testing

/// Every file of the formats that are read by names of tensors.
@Suite struct FixtureTests {
    private static let fixtures = Fixture.all("safetensors", "torch", "TorchScript", "npz", "pickle")

    /// The module to be chosen in files that contain several.
    private static let choices = ["unequal_stack.safetensors": "rnn1,rnn2"]

    @Test(arguments: fixtures.filter { $0.expect == "accept" })
    func networksAreRead(_ fixture: Fixture) throws {
        let checkpoint = try Checkpoint(at: fixture.path)
        let module = try checkpoint.module(named: fixture.choose ?? Self.choices[fixture.file])
        try check(module, of: checkpoint, against: fixture)
    }

    private func check(_ module: RecurrentModule, of checkpoint: Checkpoint, against fixture: Fixture) throws {
        #expect(module.obstacle == nil)
        let expected = try #require(fixture.layers)
        try #require(module.layers.count == expected.count)
        for (layer, wanted) in zip(module.layers, expected) {
            #expect(layer.cell.kind.rawValue == wanted.cell)
            #expect(layer.inputSize == wanted.input)
            #expect(layer.hiddenSize == wanted.hidden)
            #expect(layer.hasBias == wanted.bias)
            #expect(layer.gateActivation == .sigmoid)
        }
        let weights = try checkpoint.weights(of: module)
        #expect(weights.startState == nil)
        let canonical = try CanonicalWeights(fixture)
        for (index, layer) in module.layers.enumerated() {
            let wanted = try canonical.layer(
                index, cell: layer.cell, inputs: layer.inputSize, units: layer.hiddenSize)
            #expect(weights.network.layers[index] == wanted)
        }
    }

    @Test func oneDirectionOfABidirectionalLayerIsRead() throws {
        let fixture = try #require(Self.fixtures.first { $0.file == "bidirectional.safetensors" })
        let checkpoint = try Checkpoint(at: fixture.path)
        try check(checkpoint.module(named: "forward"), of: checkpoint, against: fixture)
        let backward = try checkpoint.module(named: "backward")
        #expect(backward.obstacle == nil)
        let forwardWeights = try checkpoint.weights(of: checkpoint.module(named: "forward"))
        #expect(try checkpoint.weights(of: backward).network != forwardWeights.network)
    }

    @Test func relativesOfPyTorchsRNNAreElmanNetworks() throws {
        let checkpoint = try Checkpoint(at: Fixture.path("vanilla_rnn.safetensors"))
        let module = try checkpoint.module()
        #expect(module.layers.map(\.cell) == [.elman])
        #expect(module.assumptions.count == 1)
        let weights = try checkpoint.weights(of: module).network
        #expect(weights.configuration.inputSize == 3 && weights.configuration.hiddenSizes == [6])
    }

    /// What the sentence about each file must say.
    private static let reasons = [
        "bidirectional.safetensors": "also depend on the future (names end in _reverse)",
        "bidirectional2.safetensors": "layer 1 reads both directions (weight_ih_l1 is [12, 8])",
        "proj.safetensors": "projection (weight_hr_l0)", "missing_hh.safetensors": "weight_hh_l0 is missing",
        "wrong_width.safetensors": "Layer 1 reads 5 numbers, but layer 0 gives 6",
        "nan.safetensors": "weight_hh_l0 in", "int8.safetensors": "tensors of I8 are quantised",
        "no_rnn.safetensors": "no recurrent layer in it that can be recognised; the names found are fc.",
        "weightnorm.safetensors": "weight normalisation or in parts (weight_hh_l0_g, weight_hh_l0_v)",
        "truncated.safetensors": "ends before the tensor", "longer.safetensors": "8 bytes after the last tensor",
        "header_too_long.safetensors": "header has 1,099,511,627,776 bytes", "overlap.safetensors": "overlap",
        "shape_mismatch.safetensors": "shape and data_offsets disagree",
        "overflow.safetensors": "product overflows", "not_json.safetensors": "not valid JSON",
        "empty.safetensors": "an empty file", "truncated.pt": "The end of the zip archive",
        "calls_a_function.pt": "posix.system",
        "whole_module.pt": "a whole pickled module (tiny_model.Whole): save `model.state_dict()` instead",
        "plain_pickle.pkl": "a pickle of NumPy arrays, not a checkpoint of PyTorch: save it with `numpy.savez`",
        "missing_storage.pt": "data/1 is not in the archive",
        "pickled.npz": "weight_ih_l0.npy in", "vanilla_rnn.safetensors": "accepted",
    ]

    @Test(arguments: fixtures.filter { $0.expect == "refuse" })
    func reasonsAreGiven(_ fixture: Fixture) throws {
        let expected = try #require(Self.reasons[fixture.file])
        let complaint = complaint(fixture)
        #expect(complaint.contains(expected), "\(complaint)")
        if complaint != "accepted" {
            #expect(complaint.hasSuffix(".") && complaint.contains(fixture.file), "\(complaint)")
        }
    }

    private func complaint(_ fixture: Fixture) -> String {
        do {
            let checkpoint = try Checkpoint(at: fixture.path)
            _ = try checkpoint.weights(of: checkpoint.module())
            return "accepted"
        } catch {
            return "\(error)"
        }
    }
}
