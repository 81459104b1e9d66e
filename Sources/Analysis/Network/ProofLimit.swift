import Recurrent

/// The largest difference from another program that proves that a network was read as meant.
public enum ProofLimit {
    /// The least limit if either side computes in float32: sums in another order differ by this much in small networks.
    static let leastOfFloat32 = 2e-6
    /// The limit if both sides compute in float64.
    static let float64 = 1e-12
    /// How often the difference of our precisions another program may differ from us.
    static let factor = 4.0
    /// The largest share of the largest output: more proves nothing.
    static let mostOfOutputs = 0.01

    /// The limit for a network on an input.
    ///
    /// Trained networks amplify rounding: how much shows the difference of our own float32 and float64.
    ///
    /// - Parameters:
    ///   - network: The network.
    ///   - recording: The input.
    ///   - precision: The precision of the outputs to compare.
    ///   - expected: The outputs of the other program, in float32 if every number is one.
    /// - Throws: As `NetworkInference` does.
    /// - Complexity: O(steps · layers · n · (m + n)).
    public static func of(
        _ network: AnalyzedNetwork, on recording: Recording, precision: Precision, expected: Recording
    ) throws -> Double {
        let isFloat32 = expected.numbers.allSatisfy { Double(Float($0)) == $0 }
        guard isFloat32 || precision.isFloat32 else { return float64 }
        let single = try NetworkInference(of: network, on: recording, precision: .float32)
        let double = try NetworkInference(of: network, on: recording, precision: .float64)
        let rounding = zip(single.outputs, double.outputs).reduce(0) { max($0, ($1.0 - $1.1).magnitude) }
        let largest = double.outputs.reduce(0) { max($0, $1.magnitude) }
        return max(leastOfFloat32, min(factor * rounding, mostOfOutputs * largest))
    }
}
