/// The two families of cell.
public enum CellKind: String, Sendable, Hashable, CaseIterable, Codable {
    /// Long short-term memory: input, forget and output gates around a cell state.
    case lstm
    /// Gated recurrent unit: update and reset gates, no state beside the output.
    case gru

    /// How many gate blocks the kernels hold side by side: 4 for LSTM, 3 for GRU.
    public var gateCount: Int { self == .lstm ? 4 : 3 }
}

/// Where the GRU applies its reset gate.
public enum ResetPlacement: Sendable, Hashable {
    /// n = tanh(W x + b + r∘(U h + b_r)), as cuDNN and PyTorch compute it.
    case afterProduct
    /// n = tanh(W x + b + U(r∘h)), as Cho et al. (2014) wrote it.
    case beforeProduct
}

/// A cell with the choices that only it has.
public enum Cell: Sendable, Hashable {
    /// Long short-term memory.
    case lstm
    /// Gated recurrent unit, with its reset placement.
    case gru(ResetPlacement)

    /// The family of the cell.
    public var kind: CellKind {
        switch self {
        case .lstm: .lstm
        case .gru: .gru
        }
    }
}

/// The function that turns a gate's pre-activation into a number between 0 and 1.
public enum GateActivation: String, Sendable, Hashable, CaseIterable, Codable {
    /// The logistic function 1 / (1 + e^−x).
    case sigmoid
    /// clip(0.2 x + 0.5, 0, 1), the default of Keras before 2.3.
    case hardSigmoid
}

/// The floating-point format a network computes in.
public enum Precision: String, Sendable, Hashable, CaseIterable, Codable {
    /// IEEE binary32.
    case float32
    /// IEEE binary64.
    case float64
}

/// Sizes and choices of a stack of recurrent layers, without its weights.
public struct NetworkConfiguration: Sendable, Hashable {
    /// The cell of every layer.
    public let cell: Cell
    /// The activation of every gate.
    public let gateActivation: GateActivation
    /// How many features the first layer reads, 1…4096.
    public let inputSize: Int
    /// How many units each layer has, 1…4096.
    public let hiddenSize: Int
    /// How many layers are stacked, 1…64.
    public let layers: Int

    /// The sizes an input or a layer may have.
    public static let sizes = 1...4096
    /// The number of layers a stack may have.
    public static let depths = 1...64
    /// The most weights that the kernels of a network may have: those of the largest single LSTM layer.
    public static let weightLimit = 1 << 27

    /// A configuration whose sizes are known to lie in `sizes` and `depths`, and its weights below `weightLimit`.
    ///
    /// - Throws: `NetworkConfigurationError` naming the size that does not.
    public init(
        cell: Cell, gateActivation: GateActivation = .sigmoid, inputSize: Int, hiddenSize: Int, layers: Int = 1
    ) throws(NetworkConfigurationError) {
        guard Self.sizes.contains(inputSize) else { throw .inputSize(inputSize) }
        guard Self.sizes.contains(hiddenSize) else { throw .hiddenSize(hiddenSize) }
        guard Self.depths.contains(layers) else { throw .layers(layers) }
        let weights = Self.kernelWeights(of: cell.kind, inputSize: inputSize, hiddenSize: hiddenSize, layers: layers)
        guard weights <= Self.weightLimit else { throw .weights(weights) }
        self.cell = cell
        self.gateActivation = gateActivation
        self.inputSize = inputSize
        self.hiddenSize = hiddenSize
        self.layers = layers
    }

    /// How many weights the kernels and recurrent kernels of a stack have, for sizes in `sizes` and `depths`.
    public static func kernelWeights(of cell: CellKind, inputSize: Int, hiddenSize: Int, layers: Int) -> Int {
        cell.gateCount * hiddenSize * (inputSize + (2 * layers - 1) * hiddenSize)
    }

    /// The number of features that layer `layer` (from 0) reads.
    public func inputSize(ofLayer layer: Int) -> Int { layer == 0 ? inputSize : hiddenSize }
}

/// A size that no network can have.
public enum NetworkConfigurationError: Error, Equatable, CustomStringConvertible {
    /// An input size outside `NetworkConfiguration.sizes`.
    case inputSize(Int)
    /// A hidden size outside `NetworkConfiguration.sizes`.
    case hiddenSize(Int)
    /// A number of layers outside `NetworkConfiguration.depths`.
    case layers(Int)
    /// More weights than `NetworkConfiguration.weightLimit`.
    case weights(Int)

    /// What is wrong and what is allowed, in one sentence.
    public var description: String {
        switch self {
        case .inputSize(let size):
            "The input size is \(size); it must lie in \(Self.text(NetworkConfiguration.sizes))."
        case .hiddenSize(let size):
            "The hidden size is \(size); it must lie in \(Self.text(NetworkConfiguration.sizes))."
        case .layers(let count):
            "The number of layers is \(count); it must lie in \(Self.text(NetworkConfiguration.depths))."
        case .weights(let count):
            "The kernels have \(count) weights; at most \(NetworkConfiguration.weightLimit) are allowed: take fewer or "
                + "smaller layers."
        }
    }

    private static func text(_ bounds: ClosedRange<Int>) -> String { "\(bounds.lowerBound)…\(bounds.upperBound)" }
}
