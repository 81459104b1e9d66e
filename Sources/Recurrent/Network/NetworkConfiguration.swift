/// The function that maps a gate's pre-activation to a number between 0 and 1.
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

/// The sizes and architecture of a stack of recurrent layers, without its weights.
public struct NetworkConfiguration: Sendable, Hashable {
    /// The recurrent cell of every layer.
    public let cell: Cell
    /// The activation of every gate.
    public let gateActivation: GateActivation
    /// The input size m of the first layer, 1…4096, or 1…65536 for a network that is read.
    public let inputSize: Int
    /// The hidden size of each layer, from the input upwards: 1…64 layers of 1…4096 units.
    public let hiddenSizes: [Int]

    /// The allowed input and hidden sizes.
    public static let sizes = 1...4096
    /// The allowed input sizes of networks whose weights are read and never drawn: draws have no addresses beyond `sizes`.
    public static let readInputSizes = 1...65_536
    /// The allowed numbers of layers.
    public static let depths = 1...64
    /// The most weights allowed in a network's kernels: those of the largest single LSTM layer.
    public static let weightLimit = 1 << 27

    /// A configuration with a hidden size per layer, with sizes in `sizes` and `depths` and at most `weightLimit`
    /// weights.
    ///
    /// - Parameters:
    ///   - cell: The recurrent cell of every layer.
    ///   - gateActivation: The activation of every gate.
    ///   - inputSize: The input size of the first layer.
    ///   - hiddenSizes: The hidden size of each layer, from the input upwards.
    ///   - isRead: Whether the weights are read, which allows input sizes in `readInputSizes`.
    /// - Throws: `NetworkConfigurationError` that names the first invalid size.
    public init(
        cell: Cell, gateActivation: GateActivation = .sigmoid, inputSize: Int, hiddenSizes: [Int], isRead: Bool = false
    ) throws(NetworkConfigurationError) {
        guard Self.readInputSizes.contains(inputSize), isRead || Self.sizes.contains(inputSize) else {
            throw isRead ? .readInputSize(inputSize) : .inputSize(inputSize)
        }
        guard Self.depths.contains(hiddenSizes.count) else { throw .layers(hiddenSizes.count) }
        for size in hiddenSizes where !Self.sizes.contains(size) { throw .hiddenSize(size) }
        let weights = Self.kernelWeights(of: cell.kind, inputSize: inputSize, hiddenSizes: hiddenSizes)
        guard weights <= Self.weightLimit else { throw .weights(weights) }
        self.cell = cell
        self.gateActivation = gateActivation
        self.inputSize = inputSize
        self.hiddenSizes = hiddenSizes
    }

    /// A configuration whose layers all have the same hidden size.
    ///
    /// - Throws: `NetworkConfigurationError` that names the invalid size.
    public init(
        cell: Cell, gateActivation: GateActivation = .sigmoid, inputSize: Int, hiddenSize: Int, layers: Int = 1
    ) throws(NetworkConfigurationError) {
        guard Self.depths.contains(layers) else { throw .layers(layers) }
        try self.init(
            cell: cell, gateActivation: gateActivation, inputSize: inputSize,
            hiddenSizes: Array(repeating: hiddenSize, count: layers))
    }

    /// The number of weights in the kernels and recurrent kernels of a stack, for sizes in `sizes` and `depths`.
    public static func kernelWeights(of cell: CellKind, inputSize: Int, hiddenSizes: some Sequence<Int>) -> Int {
        var (weights, inputs) = (0, inputSize)
        for size in hiddenSizes {
            weights += cell.gateCount * size * (inputs + size)
            inputs = size
        }
        return weights
    }

    /// The number of layers.
    public var layers: Int { hiddenSizes.count }

    /// The hidden size of the top layer, whose outputs are the network's.
    public var hiddenSize: Int { hiddenSizes[layers - 1] }

    /// Layer `layer`, from 0 at the input.
    public func layer(_ layer: Int) -> LayerConfiguration {
        LayerConfiguration(
            cell: cell, gateActivation: gateActivation, inputSize: layer == 0 ? inputSize : hiddenSizes[layer - 1],
            hiddenSize: hiddenSizes[layer])
    }
}

/// The sizes and architecture of one recurrent layer, without its weights.
public struct LayerConfiguration: Sendable, Hashable {
    /// The recurrent cell.
    public let cell: Cell
    /// The activation of every gate.
    public let gateActivation: GateActivation
    /// m: the number of inputs of the layer.
    public let inputSize: Int
    /// n: the number of units.
    public let hiddenSize: Int

    /// The number of columns of its kernels: G·n.
    public var columns: Int { cell.kind.gateCount * hiddenSize }
}

/// A size that is not allowed.
public enum NetworkConfigurationError: Error, Equatable, CustomStringConvertible {
    /// An input size outside `NetworkConfiguration.sizes`.
    case inputSize(Int)
    /// An input size of a network that is read, outside `NetworkConfiguration.readInputSizes`.
    case readInputSize(Int)
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
            "The input size is \(size); it must be \(Self.text(NetworkConfiguration.sizes))."
        case .readInputSize(let size):
            "The input size is \(size); it must be \(Self.text(NetworkConfiguration.readInputSizes))."
        case .hiddenSize(let size):
            "The hidden size is \(size); it must be \(Self.text(NetworkConfiguration.sizes))."
        case .layers(let count):
            "The number of layers is \(count); it must be \(Self.text(NetworkConfiguration.depths))."
        case .weights(let count):
            "The kernels have \(count) weights; at most \(NetworkConfiguration.weightLimit) are allowed: use fewer or "
                + "smaller layers."
        }
    }

    private static func text(_ bounds: ClosedRange<Int>) -> String { "\(bounds.lowerBound)…\(bounds.upperBound)" }
}
