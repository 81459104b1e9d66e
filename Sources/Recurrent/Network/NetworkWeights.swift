/// The weights of one recurrent layer, in float64, row-major.
///
/// Gate blocks are adjacent in the columns: input, forget, cell, output (i, f, g, o) for LSTM; update, reset, candidate
/// (z, r, n) for GRU; one block for Elman. G is 4, 3 or 1, m the number of inputs, n the number of units.
public struct LayerWeights: Sendable, Hashable {
    /// The kernel W: m rows of G·n.
    public let kernel: [Double]
    /// The recurrent kernel U: n rows of G·n.
    public let recurrentKernel: [Double]
    /// The bias b: G·n.
    public let bias: [Double]
    /// The GRU's second candidate bias b_rn: n; empty for other recurrent cells.
    ///
    /// With reset-before, it is added to b_n.
    public let recurrentBias: [Double]

    /// Weights from their four tensors.
    public init(kernel: [Double], recurrentKernel: [Double], bias: [Double], recurrentBias: [Double]) {
        self.kernel = kernel
        self.recurrentKernel = recurrentKernel
        self.bias = bias
        self.recurrentBias = recurrentBias
    }
}

/// The weights of a network, one entry per layer, with their configuration.
public struct NetworkWeights: Sendable, Hashable {
    /// The sizes and architecture of the network.
    public let configuration: NetworkConfiguration
    /// The layers from the input upwards.
    public let layers: [LayerWeights]

    /// Weights with validated shapes.
    ///
    /// - Throws: `NetworkWeightsError` that names the first tensor that does not fit.
    public init(configuration: NetworkConfiguration, layers: [LayerWeights]) throws(NetworkWeightsError) {
        guard layers.count == configuration.layers else {
            throw NetworkWeightsError(tensor: "layers", count: layers.count, expected: configuration.layers)
        }
        for (index, layer) in layers.enumerated() {
            let shape = LayerShape(configuration.layer(index))
            let expected = [
                ("kernel", layer.kernel.count, shape.kernel),
                ("recurrent kernel", layer.recurrentKernel.count, shape.recurrentKernel),
                ("bias", layer.bias.count, shape.bias),
                ("recurrent bias", layer.recurrentBias.count, shape.recurrentBias),
            ]
            for (name, count, wanted) in expected where count != wanted {
                throw NetworkWeightsError(tensor: "\(name) of layer \(index)", count: count, expected: wanted)
            }
        }
        self.configuration = configuration
        self.layers = layers
    }

    /// Weights whose shapes are known to fit.
    init(configuration: NetworkConfiguration, checkedLayers layers: [LayerWeights]) {
        self.configuration = configuration
        self.layers = layers
    }

    private init(zerosOf configuration: NetworkConfiguration) {
        self.configuration = configuration
        layers = (0..<configuration.layers).map { layer in
            let shape = LayerShape(configuration.layer(layer))
            return LayerWeights(
                kernel: Array(repeating: 0, count: shape.kernel),
                recurrentKernel: Array(repeating: 0, count: shape.recurrentKernel),
                bias: Array(repeating: 0, count: shape.bias),
                recurrentBias: Array(repeating: 0, count: shape.recurrentBias))
        }
    }

    /// Weights that are all zero.
    static func zero(_ configuration: NetworkConfiguration) -> NetworkWeights {
        NetworkWeights(zerosOf: configuration)
    }
}

/// The sizes of a layer's tensors.
private struct LayerShape {
    let kernel: Int
    let recurrentKernel: Int
    let bias: Int
    let recurrentBias: Int

    init(_ layer: LayerConfiguration) {
        kernel = layer.inputSize * layer.columns
        recurrentKernel = layer.hiddenSize * layer.columns
        bias = layer.columns
        recurrentBias = layer.cell.kind.hasSeparateCandidate ? layer.hiddenSize : 0
    }
}

/// A tensor that does not fit its network.
public struct NetworkWeightsError: Error, Hashable, CustomStringConvertible {
    /// The name of the tensor and its layer.
    public let tensor: String
    /// The number of elements it has.
    public let count: Int
    /// The required number of elements.
    public let expected: Int

    /// What is wrong, in one sentence.
    public var description: String { "The \(tensor) has \(count) numbers; the configuration needs \(expected)." }
}
