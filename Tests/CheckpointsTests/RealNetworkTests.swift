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
        let largest = try FrameworkOutputs(inputs: inputs, outputs: outputs)
            .largestDifference(from: weights)
        #expect(largest <= 1e-12)
    }
}
