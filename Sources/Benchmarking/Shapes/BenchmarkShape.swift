import MemoryExperiment
import Recurrent
import Support

/// A network to time.
public struct BenchmarkShape: Sendable, Hashable {
    /// The sizes and architecture of the network.
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
    /// - Throws: `Failure` of kind `usage` if the sizes are not allowed.
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

    /// Whether the GRU resets after the product; nil for other recurrent cells.
    public var resetAfter: Bool? { configuration.cell.resetPlacement.map { $0 == .afterProduct } }
}

// MARK: - Names

extension BenchmarkShape {
    /// The recurrent cells by their names in shapes.
    static let cells: [(name: String, cell: Cell)] = [
        ("lstm", .lstm), ("gru", .gru(.afterProduct)), ("gru-reset-before", .gru(.beforeProduct)),
        ("elman", .elman),
    ]

    /// Parses a shape such as `lstm:128x128`: a recurrent cell, the input size and the hidden size.
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
                ‘\(text.prefix(80))’ is not a shape: write a recurrent cell \
                (\(Self.cells.map(\.name).joined(separator: ", "))), a colon, the input size, x and the hidden size, such as lstm:128x128.
                """)
        }
        try self.init(cell, inputSize: inputSize, hiddenSize: hiddenSize, precision: precision)
    }
}

extension Int {
    /// Parses plain decimal digits, at most nine.
    fileprivate init?(natural digits: Substring) {
        guard (1...9).contains(digits.utf8.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        self.init(digits)
    }
}

// MARK: - Usual shapes

extension BenchmarkShape {
    /// The default shapes: six pairs of sizes for both recurrent cells.
    ///
    /// They range from networks bound by one step's dependency chain to networks bound by the bandwidth of a cache.
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
