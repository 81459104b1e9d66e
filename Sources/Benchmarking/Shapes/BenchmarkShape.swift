import MemoryExperiment
import Recurrent

/// A network whose steps are timed.
public struct BenchmarkShape: Sendable, Hashable {
    /// The sizes and choices of the network.
    public let configuration: NetworkConfiguration
    /// The format it computes in.
    public let precision: Precision

    /// A shape from its parts.
    public init(_ configuration: NetworkConfiguration, precision: Precision) {
        self.configuration = configuration
        self.precision = precision
    }

    /// A shape from its sizes.
    ///
    /// - Throws: `Failure` of kind `usage` if a network cannot have them.
    public init(
        _ cell: Cell, inputSize: Int, hiddenSize: Int, layers: Int = 1, precision: Precision = .float32
    ) throws(Failure) {
        do {
            configuration = try NetworkConfiguration(
                cell: cell, inputSize: inputSize, hiddenSize: hiddenSize, layers: layers)
        } catch {
            throw Failure(.usage, error.description)
        }
        self.precision = precision
    }

    /// Whether the GRU resets after the product; nil for a cell that has no choice.
    public var resetAfter: Bool? { configuration.cell.resetPlacement.map { $0 == .afterProduct } }
}

// MARK: - Names

extension BenchmarkShape {
    /// The cells by the names that shapes are written with.
    static let cells: [(name: String, cell: Cell)] = [
        ("lstm", .lstm), ("gru", .gru(.afterProduct)), ("gru-reset-before", .gru(.beforeProduct)),
        ("elman", .elman),
    ]

    /// The shape that a text such as `lstm:128x128` stands for: a cell, the input size and the hidden size.
    ///
    /// - Throws: `Failure` of kind `usage` that says what is allowed.
    public init(parsing text: String, precision: Precision) throws(Failure) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        let sizes = parts.last?.split(separator: "x", omittingEmptySubsequences: false) ?? []
        guard parts.count == 2, let cell = Self.cells.first(where: { $0.name == parts[0] })?.cell, sizes.count == 2,
            let inputSize = Int(natural: sizes[0]), let hiddenSize = Int(natural: sizes[1])
        else {
            throw Failure(
                .usage,
                """
                ‘\(text.prefix(80))’ is not a shape: write a cell (\(Self.cells.map(\.name).joined(separator: ", "))), a \
                colon, the input size, x and the hidden size, such as lstm:128x128.
                """)
        }
        try self.init(cell, inputSize: inputSize, hiddenSize: hiddenSize, precision: precision)
    }
}

extension Int {
    /// The number that plain decimal digits write; at most nine of them.
    fileprivate init?(natural digits: Substring) {
        guard (1...9).contains(digits.utf8.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        self.init(digits)
    }
}

// MARK: - Usual shapes

extension BenchmarkShape {
    /// The shapes that are timed unless others are named: six pairs of sizes for both cells.
    ///
    /// They reach from networks that one step's chain of dependencies bounds to those that their weights' way from a
    /// cache does.
    public static func usual(precision: Precision) throws(Failure) -> [BenchmarkShape] {
        var shapes: [BenchmarkShape] = []
        for cell in [Cell.lstm, .gru(.afterProduct)] {
            for (inputSize, hiddenSize) in [(1, 1), (8, 8), (32, 32), (64, 64), (1, 128), (128, 128)] {
                shapes.append(
                    try BenchmarkShape(cell, inputSize: inputSize, hiddenSize: hiddenSize, precision: precision))
            }
        }
        return shapes
    }
}
