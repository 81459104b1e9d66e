import Recurrent
import Support

/// A layer of a Keras file that matters here, with its place among the others.
struct KerasLayer: Sendable {
    /// The name that selects it.
    let name: String
    /// The model that contains it, for names that several models use.
    let scope: String
    /// What it is.
    let content: Content
    /// The names of the layers that it reads; nil if they are not known.
    let inputs: [String]?

    /// The kinds of layer that are told apart.
    enum Content: Sendable {
        /// A recurrent layer, and whether it gives its outputs at every step.
        case recurrent(LayerReading, returnsSequences: Bool)
        /// Two recurrent layers that read in opposite directions.
        case bidirectional(forward: LayerReading, backward: LayerReading)
        /// A recurrent layer that cannot be read.
        case refused(LayerReading)
        /// A dense layer.
        case dense(DenseHead)
        /// A layer that passes on its inputs.
        case transparent
        /// Any other layer.
        case other
    }
}

extension Obstacle {
    /// A layer of Keras that computes any cell step by step.
    static func aroundCell(_ name: String) -> Obstacle {
        Obstacle(
            "\(name.shortened) is an RNN around a cell, which may be any program; use the layer LSTM, GRU or SimpleRNN "
                + "instead, or \(traces).")
    }
}

extension DenseHead {
    /// A dense layer of Keras, whose kernel has inputs in rows.
    init(_ name: String, _ variables: KerasVariables, activation: HeadActivation?) {
        let shape = variables.kernel?.description.shape ?? [0, 0]
        self.name = name
        inputSize = shape[0]
        outputSize = shape[1]
        self.activation = activation
        readWeights = { () throws(Failure) in
            let kernel = try variables.kernel?.numbers() ?? []
            return (kernel, try variables.bias?.numbers() ?? Array(repeating: 0, count: shape[1]))
        }
    }
}
