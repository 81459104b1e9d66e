/// The weights of a dense read-out y = h K + b, in float64.
package struct DenseWeights: Sendable, Hashable {
    /// A row of outputs for each input.
    package let kernel: [Double]
    /// One number per output.
    package let bias: [Double]

    /// Weights from their two tensors.
    package init(kernel: [Double], bias: [Double]) {
        self.kernel = kernel
        self.bias = bias
    }
}

/// The weights of a network with a dense read-out.
package struct TrainableWeights: Sendable, Hashable {
    /// The sizes of the network and of its read-out.
    package let configuration: TrainableConfiguration
    /// The recurrent layers.
    package let network: NetworkWeights
    /// The read-out.
    package let readout: DenseWeights

    /// Weights of a configuration.
    ///
    /// - Precondition: The network is that of the configuration, and the read-out has a row for every unit of the top layer.
    package init(network: NetworkWeights, readout: DenseWeights, configuration: TrainableConfiguration) {
        precondition(network.configuration == configuration.network, "the network is that of the configuration")
        precondition(
            readout.bias.count == configuration.outputs
                && readout.kernel.count == configuration.network.hiddenSize * configuration.outputs,
            "the read-out has a row for every unit of the top layer")
        self.configuration = configuration
        self.network = network
        self.readout = readout
    }

    /// The weights in a vector of parameters.
    ///
    /// - Precondition: `parameters` has as many numbers as the layout.
    package init(_ parameters: [Double], configuration: TrainableConfiguration) {
        let layout = configuration.parameters
        precondition(parameters.count == layout.count, "there is a number for every parameter")
        func numbers(_ range: Range<Int>) -> [Double] { Array(parameters[range]) }
        self.configuration = configuration
        network = NetworkWeights(
            configuration: configuration.network,
            checkedLayers: layout.layers.map { layer in
                LayerWeights(
                    kernel: numbers(layer.kernel), recurrentKernel: numbers(layer.recurrentKernel),
                    bias: numbers(layer.bias), recurrentBias: numbers(layer.recurrentBias))
            })
        readout = DenseWeights(kernel: numbers(layout.readoutKernel), bias: numbers(layout.readoutBias))
    }

    /// All weights in one vector, in the order of `ParameterLayout`.
    package var parameters: [Double] {
        network.layers.flatMap { $0.bias + $0.kernel + $0.recurrentKernel + $0.recurrentBias }
            + readout.bias + readout.kernel
    }
}
