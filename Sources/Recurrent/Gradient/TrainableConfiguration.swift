/// The sizes of a network with a dense read-out, whose weights can be trained.
package struct TrainableConfiguration: Sendable, Hashable {
    /// The recurrent layers, whose gates are logistic functions.
    package let network: NetworkConfiguration
    /// The number of outputs of the read-out.
    package let outputs: Int

    /// The allowed numbers of outputs.
    package static let outputCounts = 1...4096
    /// The most weights allowed in the kernels: every number needs its gradient, two moments and two packed copies.
    package static let weightLimit = 1 << 24

    /// A network with a read-out.
    ///
    /// - Throws: `TrainableConfigurationError` that says what cannot be trained.
    package init(network: NetworkConfiguration, outputs: Int) throws(TrainableConfigurationError) {
        switch network.gateActivation {
        case .sigmoid: break
        case .hardSigmoid: throw .gateActivation
        }
        guard Self.outputCounts.contains(outputs) else { throw .outputs(outputs) }
        let weights = NetworkConfiguration.kernelWeights(
            of: network.cell.kind, inputSize: network.inputSize, hiddenSizes: network.hiddenSizes)
        let withReadout = weights + outputs * network.hiddenSize
        guard withReadout <= Self.weightLimit else { throw .weights(withReadout) }
        self.network = network
        self.outputs = outputs
    }

    /// The places of all tensors in one vector of numbers.
    package var parameters: ParameterLayout { ParameterLayout(self) }
}

/// What cannot be trained.
package enum TrainableConfigurationError: Error, Equatable, CustomStringConvertible {
    /// Gates that are not logistic functions.
    case gateActivation
    /// A number of outputs outside `TrainableConfiguration.outputCounts`.
    case outputs(Int)
    /// More weights than `TrainableConfiguration.weightLimit`.
    case weights(Int)

    /// What is wrong and what is allowed, in one sentence.
    package var description: String {
        switch self {
        case .gateActivation: "Networks with hard sigmoid gates are not trained; use the gate activation sigmoid."
        case .outputs(let count):
            "The read-out has \(count) outputs; it must have \(TrainableConfiguration.outputCounts.lowerBound)…"
                + "\(TrainableConfiguration.outputCounts.upperBound)."
        case .weights(let count):
            "The kernels have \(count) weights; at most \(TrainableConfiguration.weightLimit) can be trained: use fewer "
                + "or smaller layers."
        }
    }
}

/// The places of a trainable network's tensors in one vector of numbers: layer by layer, then the read-out.
///
/// Bias, kernel and recurrent kernel of a layer follow one another. Together they are one matrix of 1 + m + n rows, whose
/// operand is a one above the inputs above the outputs of the step before.
package struct ParameterLayout: Sendable, Hashable {
    /// The places of one layer's tensors, which are shaped as in `LayerWeights`.
    package struct Layer: Sendable, Hashable {
        /// b: G·n.
        package let bias: Range<Int>
        /// W: m rows of G·n.
        package let kernel: Range<Int>
        /// U: n rows of G·n.
        package let recurrentKernel: Range<Int>
        /// The second bias of a GRU's candidate: n; empty for other recurrent cells.
        package let recurrentBias: Range<Int>
    }

    /// The layers, from the input upwards.
    package let layers: [Layer]
    /// The biases of the read-out, one per output.
    package let readoutBias: Range<Int>
    /// The kernel of the read-out: a row of outputs for each unit of the top layer.
    package let readoutKernel: Range<Int>
    /// The number of parameters.
    package let count: Int

    init(_ configuration: TrainableConfiguration) {
        var end = 0
        func place(_ count: Int) -> Range<Int> {
            defer { end += count }
            return end..<end + count
        }
        let network = configuration.network
        layers = (0..<network.layers).map { index in
            let layer = network.layer(index)
            return Layer(
                bias: place(layer.columns), kernel: place(layer.inputSize * layer.columns),
                recurrentKernel: place(layer.hiddenSize * layer.columns),
                recurrentBias: place(layer.cell.kind.hasSeparateCandidate ? layer.hiddenSize : 0))
        }
        readoutBias = place(configuration.outputs)
        readoutKernel = place(network.hiddenSize * configuration.outputs)
        count = end
    }
}
