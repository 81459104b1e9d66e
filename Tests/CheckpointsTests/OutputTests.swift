import Checkpoints
import Recurrent
import Testing

/// Networks of checkpoints against the outputs that their frameworks computed.
@Suite struct OutputTests {
    private static let fixtures = Fixture.all("safetensors", "torch", "TorchScript", "npz")
        .filter { $0.expect == "accept" && $0.outputs != nil && $0.inputs != nil }

    @Test(arguments: fixtures)
    func outputsAreThoseOfTheFramework(_ fixture: Fixture) throws {
        let checkpoint = try Checkpoint(at: fixture.path)
        let choice = fixture.file == "unequal_stack.safetensors" ? "rnn1,rnn2" : fixture.choose
        let weights = try checkpoint.weights(of: checkpoint.module(named: choice)).network
        let inputs = try NumPyArray(at: Fixture.path(try #require(fixture.inputs)))
        let outputs = try NumPyArray(at: Fixture.path(try #require(fixture.outputs)))
        let largest = try FrameworkOutputs(inputs: inputs, outputs: outputs)
            .largestDifference(from: weights)
        #expect(largest <= (fixture.tolerance64 ?? 0))
    }
}
