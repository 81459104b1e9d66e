import CheckpointDecoding
import Support

/// Finds dense layers that may follow a recurrent network: their inputs are as many as its units.
struct DenseHeads {
    /// The layers, sorted by name.
    let heads: [DenseHead]

    /// Finds `X.weight` or `X_w` of [outputs, inputs] and `X/kernel` of [inputs, outputs].
    ///
    /// - Parameters:
    ///   - tensors: The tensors of a file.
    ///   - hiddenSizes: The numbers of units of the networks in it.
    init(_ tensors: [StoredTensor], hiddenSizes: Set<Int>) {
        let byName = Dictionary(tensors.map { ($0.name, $0) }) { first, _ in first }
        let short = ModuleNames(tensors.compactMap { Name($0.name)?.layer })
        heads = tensors.compactMap { tensor in
            guard let name = Name(tensor.name), tensor.shape.count == 2, tensor.description.elementType != nil,
                !Self.isNoHead(name.layer)
            else { return nil }
            let (inputs, outputs) =
                name.isTransposed ? (tensor.shape[1], tensor.shape[0]) : (tensor.shape[0], tensor.shape[1])
            guard hiddenSizes.contains(inputs), (1...mostOutputs).contains(outputs) else { return nil }
            let bias = byName[name.bias]
            if let bias, bias.shape != [outputs] || bias.description.elementType == nil { return nil }
            return DenseHead(
                name: short.short(name.layer), inputSize: inputs, outputSize: outputs, activation: nil
            ) { () throws(Failure) in
                try Self.weights(tensor, bias, isTransposed: name.isTransposed, outputs: outputs)
            }
        }.sorted { $0.name < $1.name }
    }

    /// The name of a matrix, taken apart.
    private struct Name {
        /// The name of the layer.
        let layer: String
        /// The name that its bias would have.
        let bias: String
        /// Whether the rows of the matrix are outputs.
        let isTransposed: Bool

        /// Takes a name apart; nil if it is none of a dense layer.
        init?(_ name: String) {
            let conventions: [(ending: String, bias: String, isTransposed: Bool)] = [
                (".weight", ".bias", true), ("/weight", "/bias", true), ("_w", "_b", true),
                (".kernel", ".bias", false), ("/kernel", "/bias", false),
            ]
            guard let convention = conventions.first(where: { name.hasSuffix($0.ending) }) else { return nil }
            let stem = String(name.dropLast(convention.ending.count))
            layer = stem.replacing("/", with: ".")
            bias = stem + convention.bias
            isTransposed = convention.isTransposed
        }
    }

    /// Whether a layer looks words up, or is a gate of a recurrent cell.
    private static func isNoHead(_ layer: String) -> Bool {
        guard let last = layer.split(separator: ".").last else { return false }
        return last.lowercased().contains("emb") || FlaxModules.gates.contains(String(last))
    }

    private static func weights(
        _ tensor: StoredTensor, _ bias: StoredTensor?, isTransposed: Bool, outputs: Int
    ) throws(Failure) -> (kernel: [Double], bias: [Double]) {
        let order = GateOrder(places: [0])
        let kernel =
            isTransposed ? try order.kernel(transposing: tensor, units: outputs) : try tensor.numbers()
        return (kernel, try bias?.numbers() ?? Array(repeating: 0, count: outputs))
    }
}

/// The most outputs of a dense layer.
private let mostOutputs = 1 << 20
