import Checkpoints
import Recurrent
import TestSupport
import Testing

/// Trained networks of installed Python packages against what Python computes with their weights.
@Suite struct RealNetworkTests {
    @Test(
        .enabled(if: !PackagedNetwork.installed.isEmpty, "\(PackagedNetwork.absence)"),
        arguments: PackagedNetwork.installed)
    func outputsAreThoseOfPython(_ packaged: PackagedNetwork) async throws {
        let folder = try TemporaryFolder()
        try await packaged.compute(in: folder)
        let checkpoint = try Checkpoint(at: try #require(packaged.path))
        let weights = try checkpoint.weights(of: checkpoint.module(named: packaged.module)).network
        let inputs = try NumPyArray(at: folder.path(of: "x.npy"))
        let outputs = try NumPyArray(at: folder.path(of: "y.npy"))
        try #require(inputs.rowCount == 100 && outputs.rowCount == 100)
        try #require(inputs.rowSize == weights.configuration.inputSize)
        let network = PairNetwork(weights, precision: .float64, backend: .reference)
        let top = weights.configuration.layers - 1
        var largest = 0.0
        for step in 0..<inputs.rowCount {
            network.advance(try inputs.rows(step..<step + 1), steps: 1, areShared: true)
            let output = network.output(.a, layer: top, afterStep: 0)
            let wanted = try outputs.rows(step..<step + 1)
            try #require(output.count == wanted.count)
            largest = max(largest, zip(output, wanted).map { abs($0 - $1) }.max() ?? .infinity)
        }
        #expect(largest <= 1e-12)
    }
}
