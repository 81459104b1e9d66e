import Checkpoints
import Recurrent
import Testing

/// What a file must be read as.
struct FixtureExpectation {
    private let fixture: Fixture

    init(_ fixture: Fixture) { self.fixture = fixture }

    /// Compares sizes with the index, and weights with those of the framework number by number.
    ///
    /// - Parameter tolerance: The largest difference, for weights that the framework has added in float32.
    func check(_ module: RecurrentModule, of checkpoint: Checkpoint, tolerance: Double = 0) throws {
        #expect(module.obstacle == nil)
        let expected = try #require(fixture.layers)
        try #require(module.layers.count == expected.count)
        for (layer, wanted) in zip(module.layers, expected) {
            #expect(layer.cell.kind.rawValue == wanted.cell)
            #expect(layer.cell.resetPlacement.map { $0 == .afterProduct } == wanted.resetAfter)
            #expect(layer.inputSize == wanted.input)
            #expect(layer.hiddenSize == wanted.hidden)
            #expect(layer.hasBias == wanted.bias)
            #expect(layer.gateActivation == (wanted.gateActivation == "hard2" ? .hardSigmoid : .sigmoid))
        }
        let weights = try checkpoint.weights(of: module)
        let canonical = try CanonicalWeights(fixture)
        for (index, layer) in module.layers.enumerated() {
            let wanted = try canonical.layer(index, cell: layer.cell, inputs: layer.inputSize, units: layer.hiddenSize)
            let read = weights.network.layers[index]
            let pairs = [
                (read.kernel, wanted.kernel), (read.recurrentKernel, wanted.recurrentKernel), (read.bias, wanted.bias),
                (read.recurrentBias, wanted.recurrentBias),
            ]
            for (numbers, wanted) in pairs {
                try #require(numbers.count == wanted.count)
                #expect(zip(numbers, wanted).allSatisfy { abs($0 - $1) <= tolerance })
            }
        }
    }

    /// Why the only network cannot be read.
    var complaint: String {
        do {
            let checkpoint = try Checkpoint(at: fixture.path)
            _ = try checkpoint.weights(of: checkpoint.module())
            return "accepted"
        } catch {
            return "\(error)"
        }
    }
}
