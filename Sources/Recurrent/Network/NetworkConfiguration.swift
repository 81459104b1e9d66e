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
    /// How many units each layer has, from the input upwards: 1…64 layers of 1…4096 units.
    public let hiddenSizes: [Int]

    /// The sizes an input or a layer may have.
    public static let sizes = 1...4096
    /// The number of layers a stack may have.
    public static let depths = 1...64
    /// The most weights that the kernels of a network may have: those of the largest single LSTM layer.
    public static let weightLimit = 1 << 27

    /// A configuration whose layers have sizes of their own, known to lie in `sizes` and `depths`, and its weights below
    /// `weightLimit`.
    ///
    /// - Parameters:
    ///   - cell: The cell of every layer.
    ///   - gateActivation: The activation of every gate.
    ///   - inputSize: How many features the first layer reads.
    ///   - hiddenSizes: How many units each layer has, from the input upwards.
    /// - Throws: `NetworkConfigurationError` naming the first size that does not.
    public init(
        cell: Cell, gateActivation: GateActivation = .sigmoid, inputSize: Int, hiddenSizes: [Int]
    ) throws(NetworkConfigurationError) {
        guard Self.sizes.contains(inputSize) else { throw .inputSize(inputSize) }
        guard Self.depths.contains(hiddenSizes.count) else { throw .layers(hiddenSizes.count) }
        for size in hiddenSizes where !Self.sizes.contains(size) { throw .hiddenSize(size) }
        let weights = Self.kernelWeights(of: cell.kind, inputSize: inputSize, hiddenSizes: hiddenSizes)
        guard weights <= Self.weightLimit else { throw .weights(weights) }
        self.cell = cell
        self.gateActivation = gateActivation
        self.inputSize = inputSize
        self.hiddenSizes = hiddenSizes
    }

    /// A configuration whose layers all have one size.
    ///
    /// - Throws: `NetworkConfigurationError` naming the size that is not allowed.
    public init(
        cell: Cell, gateActivation: GateActivation = .sigmoid, inputSize: Int, hiddenSize: Int, layers: Int = 1
    ) throws(NetworkConfigurationError) {
        guard Self.depths.contains(layers) else { throw .layers(layers) }
        try self.init(
            cell: cell, gateActivation: gateActivation, inputSize: inputSize,
            hiddenSizes: Array(repeating: hiddenSize, count: layers))
    }

    /// How many weights the kernels and recurrent kernels of a stack have, for sizes in `sizes` and `depths`.
    public static func kernelWeights(of cell: CellKind, inputSize: Int, hiddenSizes: some Sequence<Int>) -> Int {
        var (weights, inputs) = (0, inputSize)
        for size in hiddenSizes {
            weights += cell.gateCount * size * (inputs + size)
            inputs = size
        }
        return weights
    }

    /// How many layers are stacked.
    public var layers: Int { hiddenSizes.count }

    /// How many units the top layer has, whose outputs are the network's.
    public var hiddenSize: Int { hiddenSizes[layers - 1] }

    /// Layer `layer`, from 0 at the input.
    public func layer(_ layer: Int) -> LayerConfiguration {
        LayerConfiguration(
            cell: cell, gateActivation: gateActivation, inputSize: layer == 0 ? inputSize : hiddenSizes[layer - 1],
            hiddenSize: hiddenSizes[layer])
    }
}

/// Sizes and choices of one recurrent layer, without its weights.
public struct LayerConfiguration: Sendable, Hashable {
    /// The cell.
    public let cell: Cell
    /// The activation of every gate.
    public let gateActivation: GateActivation
    /// m: how many numbers the layer reads.
    public let inputSize: Int
    /// n: how many units it has.
    public let hiddenSize: Int

    /// How many columns its kernels have: G·n.
    public var columns: Int { cell.kind.gateCount * hiddenSize }
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
