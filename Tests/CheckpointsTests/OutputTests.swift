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
        #expect(largest <= (fixture.tolerance64 ?? 0))
    }
}
