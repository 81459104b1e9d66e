import Checkpoints
import Foundation
import Support
import Testing

/// Damaged files: each is read or refused in a sentence, and none brings the program down.
@Suite struct MutationTests {
    private static let files = [
        "lstm1.safetensors", "gru1.pt", "gru1.legacy.pt", "scripted.pt", "checkpoint.pt", "compressed.npz",
        "fortran.npz",
        "bidirectional.safetensors", "strided.pt", "flat_storage.legacy.pt", "plain_pickle.pkl", "whole_module.pt",
        "float16.safetensors", "parameters.pt", "keras_lstm2.keras", "keras_gru.h5", "keras_bidirectional.weights.h5",
        "keras2_weights.h5", "keras2_weights_latest.h5", "keras2_weights_gzip.h5", "keras2_cudnn_lstm.h5",
        "layouts.h5", "layouts_latest.h5", "dense_groups.h5", "keras_dense.weights.h5", "lstm2.dynamo.onnx",
        "gru2.torchscript.onnx", "lstm_if_sliced.onnx",
        "lstm_float_data.onnx", "lstm_float16.onnx", "lstm_hardsigmoid.onnx", "lstm_decomposed.onnx",
    ]

    @Test(arguments: files.indices)
    func damagedFilesAreReadOrRefused(_ index: Int) throws {
        let original = try Fixture.bytes(Self.files[index])
        var damage = Damage(seed: UInt64(index))
        var copies = DamagedCopies(of: Self.files[index], original)
        for copy in 0..<DamagedCopies.count(200) { copies.read(damage.copy(of: original), copy: copy) }
        copies.report()
        // Most damage is noticed.
        #expect(copies.refused > 0)
    }
}
