import Recurrent

/// Whether another program's outputs prove that a network was read as meant.
public struct OutputProof: Sendable, Hashable {
    /// The largest difference of the outputs.
    public let difference: NetworkInference.Difference
    /// The largest accepted difference.
    public let limit: Double

    /// Whether the outputs agree.
    public var holds: Bool { difference.largest <= limit }

    /// The comparison in a sentence.
    public var text: String { difference.text(within: limit) }

    /// The least limit if either side computes in float32: sums in another order differ by this much in small networks.
    private static let leastOfFloat32 = 2e-6
    /// The limit if both sides compute in float64.
    private static let float64 = 1e-12
    /// How often the difference of our precisions another program may differ from us.
    private static let factor = 4.0
    /// The largest share of the largest output: more proves nothing.
    private static let mostOfOutputs = 0.01

    /// Compares our outputs with those of another program.
    ///
    /// - Parameters:
    ///   - outputs: Our outputs.
    ///   - expected: The outputs of the other program, in float32 if every number is one.
    ///   - network: The network.
    ///   - recording: The input.
    ///   - precision: The precision of our outputs.
    ///   - limit: The largest accepted difference; nil for what rounding explains.
    /// - Throws: As `NetworkInference` does.
    /// - Complexity: O(steps · layers · n · (m + n)) without a limit.
    public init(
        _ outputs: NetworkInference, against expected: Recording, of network: AnalyzedNetwork, on recording: Recording,
        precision: Precision, within limit: Double?
    ) throws {
        difference = try outputs.difference(from: expected)
        self.limit =
            try limit ?? Self.limit(outputs, against: expected, of: network, on: recording, precision: precision)
    }

    /// What rounding explains: trained networks amplify it, and how much shows the difference of our own float32 and
    /// float64.
    private static func limit(
        _ outputs: NetworkInference, against expected: Recording, of network: AnalyzedNetwork, on recording: Recording,
        precision: Precision
    ) throws -> Double {
        let isFloat32 = expected.numbers.allSatisfy { Double(Float($0)) == $0 }
        guard isFloat32 || precision.isFloat32 else { return float64 }
        let other = try NetworkInference(of: network, on: recording, precision: precision.other)
        let rounding = zip(outputs.outputs, other.outputs).reduce(0) { max($0, ($1.0 - $1.1).magnitude) }
        let exact = precision.isFloat32 ? other : outputs
        let largest = exact.outputs.reduce(0) { max($0, $1.magnitude) }
        return max(leastOfFloat32, min(factor * rounding, mostOfOutputs * largest))
    }
}

extension Precision {
    fileprivate var other: Precision {
        switch self {
        case .float32: .float64
        case .float64: .float32
        }
    }
}
