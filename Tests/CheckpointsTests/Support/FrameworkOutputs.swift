import Checkpoints
import Recurrent
import Testing

/// What a framework computes from a network for some input.
struct FrameworkOutputs {
    let inputs: NumPyArray
    let outputs: NumPyArray

    /// The largest difference of a network's top outputs, computed by the scalar reference.
    func largestDifference(from weights: NetworkWeights, precision: Precision = .float64) throws -> Double {
        try #require(inputs.rowSize == weights.configuration.inputSize)
        let network = PairNetwork(weights, precision: precision, backend: .reference)
        let top = weights.configuration.layers - 1
        var largest = 0.0
        for step in 0..<inputs.rowCount {
            network.advance(try inputs.rows(step..<step + 1), steps: 1, areShared: true)
            let output = network.output(.a, layer: top, afterStep: 0)
            let wanted = try outputs.rows(step..<step + 1)
            try #require(output.count == wanted.count)
            largest = max(largest, zip(output, wanted).map { abs($0 - $1) }.max() ?? .infinity)
        }
        return largest
    }
}
