import Recurrent
import Support

/// A recurrent network found in a checkpoint: a stack of layers of one recurrent cell, with a name.
public struct RecurrentModule: Sendable {
    /// The name that selects the network, such as `encoder.rnn`; empty if the names in the file have no prefix.
    public let name: String
    /// The layers from the input upwards.
    public let layers: [Layer]
    /// The framework whose names and gate orders the tensors follow.
    public let framework: Framework
    /// The direction in which it reads a sequence.
    public let direction: Direction
    /// Why it cannot be computed and what to do instead, as a sentence; nil if it can.
    public let obstacle: String?
    /// What the file does not say and the reader assumed, one sentence each.
    public let assumptions: [String]
    /// Reads the weights; called only if there is no obstacle.
    let readWeights: @Sendable () throws(Failure) -> ModuleWeights

    /// The sizes of a layer.
    public struct Layer: Sendable, Hashable {
        /// The recurrent cell.
        public let cell: Cell
        /// The activation of its gates.
        public let gateActivation: GateActivation
        /// The number of inputs.
        public let inputSize: Int
        /// The number of units.
        public let hiddenSize: Int
        /// Whether the file has biases.
        public let hasBias: Bool
    }

    /// The frameworks whose files can be read.
    public enum Framework: String, Sendable, Hashable, CaseIterable {
        case pyTorch = "PyTorch"
        case keras = "Keras"
        case onnx = "ONNX"
        case tensorFlow1 = "TensorFlow 1"
        case flax = "Flax"
        case neuralAmpModeler = "Neural Amp Modeler"
    }

    /// The directions in which a network can read a sequence.
    public enum Direction: String, Sendable, Hashable, CaseIterable {
        /// From the beginning.
        case forward
        /// From the end.
        case backward
        /// Both at once; the directions of a single layer can be read as two networks.
        case both
    }
}

/// The numbers of a network that was read from a file.
public struct ModuleWeights: Sendable {
    /// The weights in canonical gate order.
    public let network: NetworkWeights
    /// h and, for LSTM, c of every layer at the start; nil for zeros.
    public let startState: [LayerState]?

    /// h and c of a layer at the start.
    public struct LayerState: Sendable, Hashable {
        /// h: n numbers.
        public let output: [Double]
        /// c: n numbers; empty if there is no cell state.
        public let cellState: [Double]
    }
}

/// A dense layer that may follow a recurrent network.
public struct DenseHead: Sendable {
    /// The name that selects it, such as `fc`.
    public let name: String
    /// The number of inputs.
    public let inputSize: Int
    /// The number of outputs.
    public let outputSize: Int
    /// Its activation, if the file says it; nil if it does not.
    public let activation: HeadActivation?
    /// Reads the kernel, `inputSize` rows of `outputSize`, and the bias, zeros if there is none.
    let readWeights: @Sendable () throws(Failure) -> (kernel: [Double], bias: [Double])
}

/// The activation of a dense layer.
public enum HeadActivation: String, Sendable, Hashable, CaseIterable {
    case linear, sigmoid, tanh, softmax, relu
}
