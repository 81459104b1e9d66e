import Recurrent

/// The minimum cost of one step of a pair: two sequences through one network with shared inputs.
///
/// A fused multiply-add counts as two operations; activations are not counted. With G gates, n units and m inputs, a
/// layer's recurrent product takes 2·2·G·n·n operations and reads its G·n·n weights once. The first layer's input
/// product is computed once for both sequences, 2·G·n·m; an upper layer reads outputs that differ, which takes
/// 2·2·G·n·n.
public struct PairStepCost: Sendable, Hashable {
    /// The operations of one layer's recurrent product.
    public let recurrentOperations: Double
    /// The operations of all input products.
    public let inputOperations: Double
    /// The bytes of one layer's recurrent weights.
    public let recurrentBytes: Int
    /// The number of layers.
    public let layers: Int
    private let precision: Precision

    /// The cost of a shape.
    public init(of shape: BenchmarkShape) {
        let configuration = shape.configuration
        let (m, n) = (configuration.inputSize, configuration.hiddenSize)
        let gates = configuration.cell.kind.gateCount
        let weights = gates * n * n
        let bytesPerWeight = shape.precision == .float32 ? 4 : 8
        layers = configuration.layers
        recurrentOperations = Double(4 * weights)
        inputOperations = Double(2 * gates * n * m + (layers - 1) * 4 * weights)
        recurrentBytes = weights * bytesPerWeight
        precision = shape.precision
    }

    /// All operations.
    public var operations: Double { Double(layers) * recurrentOperations + inputOperations }

    /// The operations per byte of recurrent weights.
    public var intensity: Double { operations / Double(layers * recurrentBytes) }
}

// MARK: - Bound

extension PairStepCost {
    /// The smallest working set to measure; smaller ones lie in the same cache.
    private static let leastBytes = 16 << 10

    /// The limit for reading the recurrent weights of runs that are stepped side by side.
    public func reading(sideBySide: Int) -> MachineLimit {
        .readingForPair(bytes: max(recurrentBytes * sideBySide, Self.leastBytes))
    }

    /// The limit for arithmetic.
    public var arithmetic: MachineLimit { .arithmetic(precision) }

    /// The least time of the step on a machine, in seconds: each recurrent product at the rate of arithmetic or of
    /// reading its weights, whichever takes longer, and the input products at the rate of arithmetic.
    ///
    /// - Parameters:
    ///   - limits: The limits of the machine.
    ///   - sideBySide: The number of runs stepped side by side, each with its own weights.
    public func boundTime(under limits: MachineLimits, sideBySide: Int = 1) -> Double {
        let arithmeticRate = limits[arithmetic]
        let recurrentTime = max(
            recurrentOperations / arithmeticRate, Double(recurrentBytes) / limits[reading(sideBySide: sideBySide)])
        return Double(layers) * recurrentTime + inputOperations / arithmeticRate
    }
}
