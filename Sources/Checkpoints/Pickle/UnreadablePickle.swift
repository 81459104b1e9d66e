import CheckpointDecoding
import Support

/// Pickles that are no checkpoints of PyTorch.
enum UnreadablePickle {
    /// What to do with such a file.
    ///
    /// - Throws: `Failure` if it is corrupt or calls something dangerous.
    static func failure(_ source: any ByteSource) throws(Failure) -> Failure {
        var input = PickleInput(source)
        let pickle = try PickleMachine.read(&input, allowance: source.count)
        let hasArrays = pickle.nodes.contains { node in
            guard case .global(let module, _) = node.kind else { return false }
            return module == "numpy" || module.hasPrefix("numpy.")
        }
        guard hasArrays else {
            return Failure(
                .data,
                "\(source.name) is a pickle, but no checkpoint of PyTorch: save its network with "
                    + "`torch.save(model.state_dict(), …)`.")
        }
        return Failure(
            .data,
            "\(source.name) is a pickle of NumPy arrays, not a checkpoint of PyTorch: save it with `numpy.savez`.")
    }
}
